"""The film: https://schema.org/Movie, from the infobox's facts and the cast."""

from __future__ import annotations

from urllib.parse import quote, urljoin

from unreel.facts.fact import Fact, plain
from unreel.facts.field import Field
from unreel.facts.grammar.companies import is_company
from unreel.facts.values import Award, Duration
from unreel.lexicon.wordlists import wordset
from unreel.model.article import Kind
from unreel.model.film import Film
from unreel.pages.citations import opening
from unreel.site import sharing
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.infobox import of, shown
from unreel.site.fragments.people import entries
from unreel.site.structured_data.page import film_id
from unreel.site.structured_data.terms import Node, PageOfSite, identified, named, without_unknown

_EVENTS, _MEDIA, _CHANNELS = (
    wordset(f"site/structured_data/release_words.txt#{part}") for part in ("events", "media", "channels")
)


def movie(context: FragmentContext, film: Film, page: PageOfSite) -> Node:
    """Return the film as its pages state it."""
    released = of(context.facts, Field.RELEASE)
    stated = {
        field.schema: [_value(fact, context, page) for fact in of(context.facts, field)]
        for field in Field
        if field.schema and field is not Field.STAR
    }
    return without_unknown(
        {
            "@type": "Movie",
            **film_id(film, page),
            "name": film.title,
            "url": page.address,
            "image": urljoin(page.site_address, quote(sharing.path(film.slug))),
            "sameAs": film.ids.addresses(film.source.url),
            "description": opening(film.page(Kind.OVERVIEW)),
            "datePublished": released[0].date if released else film.year,
            "actor": _cast(context, page),
            **stated,
        }
    )


def _cast(context: FragmentContext, page: PageOfSite) -> list[Node]:
    """Return who plays whom, each role with all who play it, and the stars whose roles are not told."""
    roles = [role for role in context.people_index.roles if role.actors] if context.people_index else []
    named_there = {plain(actor.name) for role in roles for actor in role.actors}
    stars = [fact for fact in of(context.facts, Field.STAR) if plain(fact.text) not in named_there]
    return [
        *(
            {
                "@type": "PerformanceRole",
                "actor": [{**named("Person", one.name), **identified(one, page)} for one in role.actors],
                "characterName": role.character.name,
                "url": identified(role.character, page)["url"],
            }
            for role in roles
        ),
        *(_maker(fact, context, page) for fact in stars),
    ]


def _value(fact: Fact, context: FragmentContext, page: PageOfSite) -> str | Node:
    if fact.field is Field.CINEMATOGRAPHER:  # schema.org has no property of its own for them
        return {"@type": "Role", "roleName": fact.job, "contributor": _maker(fact, context, page)}
    if fact.field.job:
        return _maker(fact, context, page)
    if fact.field is Field.RELEASE:
        return _release(fact)
    if isinstance(fact.value, Duration):
        return fact.value.iso
    if isinstance(fact.value, Award):
        return fact.value.in_words
    return named(fact.field.schema_type, shown(fact)) if fact.field.schema_type else shown(fact)


_GROUPS = {
    **dict.fromkeys((Field.WRITER, Field.PRODUCER, Field.CINEMATOGRAPHER), "Organization"),
    Field.COMPOSER: "MusicGroup",
}
"""What a company or a band may do at a film, and what it is then; all else is done by people."""


def _maker(fact: Fact, context: FragmentContext, page: PageOfSite) -> Node:
    entity = entries(context).get(plain(fact.text))
    is_group = not entity and is_company(fact.text)
    told_of = named(_GROUPS.get(fact.field, "Person") if is_group else "Person", fact.text)
    return {**told_of, **identified(entity, page)} if entity else told_of


def _release(fact: Fact) -> Node:
    """Return when the film was shown, and where: in a place, at a festival, by a channel, or on discs."""
    event: Node = {"@type": "PublicationEvent", "startDate": fact.date}
    if not fact.about:
        return event
    words = {word.casefold() for word in fact.about.replace(",", " ").split()}
    if words & _EVENTS:
        return {**event, "superEvent": named("Festival", fact.about)}
    if words & _CHANNELS:
        return {**event, "publishedBy": named("Organization", fact.about)}
    if words & _MEDIA:
        return {**event, "name": fact.about}
    return {**event, "location": named("Place", fact.about)}

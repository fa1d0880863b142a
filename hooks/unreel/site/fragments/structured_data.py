"""What a page's head tells machines: schema.org's Movie and Person as JSON-LD, from the infobox's facts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from unreel.facts.fact import Fact, plain
from unreel.facts.field import Field
from unreel.facts.grammar.companies import is_company
from unreel.facts.values import Award, Duration
from unreel.model.article import Kind
from unreel.model.film import Film
from unreel.names.entities import PEOPLE, Entity
from unreel.pages.citations import opening
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.infobox import of, shown
from unreel.site.fragments.people import credits_of, entries, people


def structured_data(context: FragmentContext, address: Callable[[str], str]) -> str:
    """Return the JSON for a page's `<script type="application/ld+json">`; '' for pages that need none.

    The overview tells of the film, the page of people of each of them. `address` gives the address on
    the site of a page of the film, by its file's name. Whatever stands in the pages' text, no
    character of the JSON can end the script element.
    """
    film = context.film
    section = next((page.section for page in film.pages if page.name == context.name), "") if film else ""
    if film and section == Kind.OVERVIEW:
        told: dict[str, Any] = _movie(context, film, address)
    elif film and section == PEOPLE:
        told = {"@graph": _people(context, film, address)}
    else:
        return ""
    return script({"@context": "https://schema.org", **told})


def script(told: dict[str, Any]) -> str:
    """Return JSON that may stand inside a script element (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements)."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _movie(context: FragmentContext, film: Film, address: Callable[[str], str]) -> dict[str, Any]:
    released = of(context.facts, Field.RELEASE)
    told: dict[str, Any] = {
        "@type": "Movie",
        "@id": f"{address(context.name)}#film",
        "name": film.title,
        "url": address(context.name),
        "description": opening(film.page(Kind.OVERVIEW)),
        "datePublished": released[0].date if released else film.year,
        **{
            field.schema: [_value(fact, context, address) for fact in of(context.facts, field)]
            for field in Field
            if field.schema
        },
        "citation": _source(film),
    }
    return {key: value for key, value in told.items() if value}


def _value(fact: Fact, context: FragmentContext, address: Callable[[str], str]) -> str | dict[str, Any]:
    if fact.field.job:
        return _maker(fact, context, address)
    if fact.field == Field.RELEASE:
        place = {"location": _named("Place", fact.about)} if fact.about else {}
        return {"@type": "PublicationEvent", "startDate": fact.date, **place}
    if isinstance(fact.value, Duration):
        return fact.value.iso
    if isinstance(fact.value, Award):
        return fact.value.in_words
    return _named(fact.field.schema_type, shown(fact)) if fact.field.schema_type else shown(fact)


def _source(film: Film) -> dict[str, Any]:
    source = film.source
    told = {"name": source.title, "url": source.url, "license": source.licence}
    known = {key: value for key, value in told.items() if value}
    return {"@type": "CreativeWork", **known} if known else {}


def _maker(fact: Fact, context: FragmentContext, address: Callable[[str], str]) -> dict[str, Any]:
    entity = entries(context).get(plain(fact.text))
    told = _named("Organization" if not entity and is_company(fact.text) else "Person", fact.text)
    return {**told, **_identified(entity, address)} if entity else told


def _named(kind: str, name: str) -> dict[str, Any]:
    return {"@type": kind, "name": name}


def _identified(entity: Entity, address: Callable[[str], str]) -> dict[str, str]:
    entry = f"{address(entity.page)}#{entity.anchor}"
    return {"@id": entry, "url": entry}


def _people(context: FragmentContext, film: Film, address: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return each person who has an entry, with their jobs at the film and the paragraphs that state them."""
    overview = film.page(Kind.OVERVIEW)
    movie = {"@id": f"{address(overview.name)}#film"} if overview else {}
    return [
        {
            **_named("Person", entity.name),
            **_identified(entity, address),
            "jobTitle": [fact.job.capitalize() for fact in stated],
            "subjectOf": {"@type": "CreativeWork", "about": movie, "citation": _cited(stated, address)},
        }
        for entity in people(context)
        if (stated := credits_of(entity, context.facts))
    ]


def _cited(stated: Iterable[Fact], address: Callable[[str], str]) -> list[str]:
    sentences = (fact.sentence for fact in stated if not fact.from_infobox)
    return list(dict.fromkeys(f"{address(one.page.name)}#{one.anchor}" for one in sentences))

"""`<!-- entry -->`: what a film's pages say of the person or character whose heading stands above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import relpath
from urllib.parse import quote

from unreel.facts.backlinks import Backlink
from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.people_index import PeopleIndex
from unreel.library.threads import PersonThread
from unreel.model.film import Film
from unreel.names.entities import Entity
from unreel.names.mentions import target
from unreel.pages.escape import escape
from unreel.site.elsewhere import beside
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.people import credits_of
from unreel.site.library_pages.listing import counted
from unreel.site.library_pages.people import part_words

_UNSEARCHED = "\n    { data-search-exclude }"
"""Behind a line of a list: a search that finds a person shows who they are, not where they are named."""


def entry(context: FragmentContext) -> str:
    """Return who someone is and where they are named and linked to, as a list, all of it linked.

    Of a character who plays them and the words that introduce them come first: a preview shows
    the beginning. Of a person, what they did for the film and whom they play.
    """
    if not (context.film and context.people_index and context.heading):
        return ""
    who = context.people_index
    entity = who.entities.get((context.name, context.heading.anchor))
    if entity is None:
        return ""
    about = [*(_character(entity, who) if entity.is_character else _person(entity, who, context.facts))]
    about += _elsewhere(context.threads.people.get(f"{entity.page}#{entity.anchor}"))
    links = context.linked.get((f"{context.film.slug}/{entity.page}", entity.anchor), ())
    places = [_named(entity, who), _linked(links, context.film)]
    lines = [*filter(None, about), *(f"{line}{_UNSEARCHED}" for line in places if line)]
    return "\n".join(f"- {line}" for line in lines)


def _character(entity: Entity, who: PeopleIndex) -> Iterator[str]:
    roles = [role for role in who.roles if role.character == entity]
    actors = dict.fromkeys(actor for role in roles for actor in role.actors)
    names = [_link(actor, entity.page) for actor in actors]
    if names and any(role.others for role in roles):
        names.append("others")
    yield f"**Played by** {_listed(names)}" if names else ""
    if introduction := who.introductions.get(entity):
        sentence = introduction.sentence
        origin = "list" if sentence.in_cast_list else sentence.page.label
        yield f"“{escape(introduction.words)}” ([{escape(origin)}]({sentence.target_from(entity.page)}))"


def _person(entity: Entity, who: PeopleIndex, facts: Iterable[Fact]) -> Iterator[str]:
    characters = dict.fromkeys(role.character for role in who.roles if entity in role.actors)
    done = [
        f"[{fact.job}]({fact.sentence.target_from(entity.page)})"
        for fact in credits_of(entity, facts)
        if not (characters and fact.field == Field.STAR)
    ]
    yield f"**Worked as** {_listed(done)}" if done else ""
    yield f"**Plays** {_listed(_link(one, entity.page) for one in characters)}" if characters else ""


def _elsewhere(thread: PersonThread | None) -> Iterator[str]:
    """Return in which other films a person worked, as what, and where all are that have an entry for them."""
    if thread is None:
        return
    works = []
    for other in thread.others:
        film = other.film
        told = ", ".join(filter(None, (film.year, escape(part_words(other.jobs, other.roles)))))
        works.append(f"[*{escape(film.title)}*]({beside(other.entry)}) ({told})")
    if works:
        more = [f"[all {thread.films} films](../{thread.page})"] if thread.films > len(works) + 1 else []
        yield f"**Also in** {_listed([*works, *more])}"
    else:
        others = counted(thread.films - 1, "other film")
        yield f"**Also named in** [{others}](../{thread.page})"


def _named(entity: Entity, who: PeopleIndex) -> str:
    places = [
        f"[{_place(location.page, location.heading)}]({location.target}) ({_times(count)})"
        for location, count in who.locations.get(entity, {}).items()
    ]
    verb = "Appears in" if entity.is_character else "Named in"
    return f"**{verb}** {', '.join(places)}" if places else ""


def _linked(links: Iterable[Backlink], film: Film) -> str:
    """Return the places that link here: in this film by page and heading, in others with the film's title."""
    titles = {page.name: page.label for page in film.pages}
    found = []
    for link in links:
        slug, _, name = link.path.rpartition("/")
        page = titles[name] if slug == film.slug else ": ".join(filter(None, (link.film, link.page)))
        path = quote(relpath(link.path, film.slug)) + (f"#{link.anchor}" if link.anchor else "")
        found.append(f"[{_place(page, link.heading)}]({path})")
    return f"**Linked from** {', '.join(found)}" if found else ""


def _place(*names: str) -> str:
    return escape(" › ".join(filter(None, names)))


def _link(entity: Entity, page: str) -> str:
    return f"[{escape(entity.name)}]({target(entity, page)})"


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")

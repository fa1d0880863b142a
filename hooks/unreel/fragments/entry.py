"""`<!-- entry -->`: what a film's pages say of the person or character whose heading stands above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.film import Kind
from unreel.names.mentions import target
from unreel.pages.escape import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unreel.film import Film
    from unreel.fragments.place import Place
    from unreel.names.entities import Entity
    from unreel.whereabouts import Whereabouts


def entry(place: Place) -> str:
    """Give who plays a character, or whom a person plays, and where they are named; all of it linked."""
    if not (place.film and place.whereabouts and place.heading):
        return ""
    entity = place.whereabouts.entities.get((place.name, place.heading.anchor))
    if entity is None:
        return ""
    part = _played_by if entity.is_character else _plays
    lines = [part(entity, place.whereabouts), _appears_in(entity, place.film, place.whereabouts)]
    return "\n".join(f"- {line}" for line in lines if line)


def _played_by(entity: Entity, who: Whereabouts) -> str:
    parts = [part for part in who.parts if part.character == entity]
    actors = dict.fromkeys(actor for part in parts for actor in part.actors)
    names = [_link(actor, entity.page) for actor in actors]
    if names and any(part.others for part in parts):
        names.append("others")
    return f"**Played by** {_listed(names)}" if names else ""


def _plays(entity: Entity, who: Whereabouts) -> str:
    characters = dict.fromkeys(part.character for part in who.parts if entity in part.actors)
    return f"**Plays** {_listed([_link(one, entity.page) for one in characters])}" if characters else ""


def _appears_in(entity: Entity, film: Film, who: Whereabouts) -> str:
    # the overview bears the film's title: "named in Hardcore Henry" would be true of every page
    titles = {page.name: "Overview" if page.section == Kind.OVERVIEW else page.title for page in film.pages}
    counts = who.named.get(entity, {})
    pages = [f"[{escape(titles[name])}]({name}) ({_times(count)})" for name, count in counts.items()]
    verb = "Appears in" if entity.is_character else "Named in"
    return f"**{verb}** {', '.join(pages)}" if pages else ""


def _link(entity: Entity, page: str) -> str:
    return f"[{escape(entity.name)}]({target(entity, page)})"


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")

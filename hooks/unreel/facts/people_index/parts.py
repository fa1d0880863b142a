"""Lines of the cast list to who plays whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.lists.cast import line as cast_line
from unreel.model.article import Kind
from unreel.names.entities import PEOPLE, Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.facts.people_index.sayings import Saying
    from unreel.lists.cast.line import CastLine


class Part(NamedTuple):
    """One line of the cast list as it lies in docs/."""

    actors: tuple[Entity, ...]
    others: bool
    """Does the line say that there were more of them?"""
    character: Entity
    description: str
    """What the line says of the character; '' where it says nothing."""
    line: Saying


def parts(line: Saying) -> Iterator[Part]:
    """Return the part that a line of the cast list states: actors before, one character after them."""
    read = cast_line.read(line.sentence)
    if read is None:
        return
    at, until = read.link.end, read.role.end
    characters = [one for span, one in line.named if one.section == Kind.CAST and at <= span.start < until]
    if characters:
        actors = tuple(one for span, one in line.named if one.section == PEOPLE and span.end <= at)
        yield Part(actors, read.others, characters[0], _description(line.sentence.text, read), line)


def _description(text: str, read: CastLine) -> str:
    """Return what a line adds to the role's name; a sentence of its own or a remark may be of the actor."""
    set_off = text[read.role.end : read.description.start].strip() in {*",:-–—"}
    return read.description.of(text) if set_off else ""

"""Lines of the cast list to who plays whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.model.article import Kind
from unreel.names.entities import PEOPLE, Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.facts.people_index.sayings import Saying
    from unreel.model.spans import Span


class Part(NamedTuple):
    """One line of the cast list as it lies in docs/."""

    actors: tuple[Entity, ...]
    others: bool
    """Does the line say that there were more of them?"""
    character: Entity
    span: Span
    """Where the line names the character."""
    line: Saying


def parts(line: Saying) -> Iterator[Part]:
    """Return the part that a line of the cast list states: actors before, one character after them."""
    characters = [(span, entity) for span, entity in line.named if entity.section == Kind.CAST]
    if characters:
        span, character = characters[0]
        actors = tuple(entity for at, entity in line.named if entity.section == PEOPLE and at < span)
        others = "others" in line.sentence.text[: span.start].split()
        yield Part(actors, others, character, span, line)

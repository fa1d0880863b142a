"""Read whom a sentence names, and who plays whom in a line of the cast list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from unreel.facts.sentences import SentenceInContext
from unreel.lists.cast import line as cast_line
from unreel.model.spans import Span
from unreel.names.entities import Entity
from unreel.names.mentions import Finder, Mention


class NamedIn(NamedTuple):
    """A sentence, and whom it names."""

    sentence: SentenceInContext
    mentions: tuple[Mention, ...]
    """In the order of the text."""


class CastRole(NamedTuple):
    """One line of the cast list as it lies in docs/."""

    actors: tuple[Entity, ...]
    others: bool
    """Does the line say that there were more of them?"""
    character: Entity
    description: str
    """What the line says of the character; '' where it says nothing."""
    sentence: SentenceInContext


def named_in(
    sentence: SentenceInContext, finder: Finder, by_link: Mapping[tuple[str, str], Entity]
) -> NamedIn:
    """Return a sentence with those to whom its links lead, and those whom it names besides."""
    linked = []
    for link in sentence.sentence.links:
        file, _, anchor = link.target.partition("#")
        if entity := by_link.get((file or sentence.page.name, anchor)):
            linked.append(Mention(entity, link.span))
    besides = finder.mentions(sentence.text, sentence.section)
    if not linked:
        return NamedIn(sentence, besides)
    spans = [one.span for one in linked]
    linked += [one for one in besides if not any(map(one.span.overlaps, spans))]
    return NamedIn(sentence, tuple(sorted(linked, key=attrgetter("span"))))


def roles(line: NamedIn) -> Iterator[CastRole]:
    """Return the role that a line of the cast list states: actors before, one character after them."""
    sentence, mentions = line
    read = cast_line.read(sentence.sentence)
    if read is None:
        return
    characters = [one.entity for one in mentions if one.entity.is_character and _within(one, read.role)]
    if characters:
        actors = (
            one.entity for one in mentions if not one.entity.is_character and _within(one, read.billing)
        )
        # what is not set off, a sentence of its own or a remark, may be of the actor
        until = max(read.role.end, read.billing.end)
        set_off = sentence.text[until : read.description.start].strip() in {*",:|-–—"}
        description = read.description.of(sentence.text) if set_off else ""
        yield CastRole(tuple(actors), read.others, characters[0], description, sentence)


def _within(mention: Mention, side: Span) -> bool:
    return side.start <= mention.span.start < side.end

"""A sentence to those whom it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.names.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unreel.facts.sentences import SentenceInContext
    from unreel.names.entities import Entity
    from unreel.names.mentions import Finder


class NamedIn(NamedTuple):
    """A sentence, and whom it names."""

    sentence: SentenceInContext
    mentions: tuple[Mention, ...]
    """In the order of the text."""


def named_in(
    sentence: SentenceInContext, finder: Finder, by_link: Mapping[tuple[str, str], Entity]
) -> NamedIn:
    """Return a sentence with those to whom its links lead, and those whom it names besides."""
    linked = list(_linked(sentence, by_link))
    besides = [
        one
        for one in finder.mentions(sentence.text, sentence.section)
        if not any(link.span.start < one.span.end and one.span.start < link.span.end for link in linked)
    ]
    return NamedIn(sentence, tuple(sorted([*linked, *besides], key=lambda mention: mention.span)))


def _linked(sentence: SentenceInContext, by_link: Mapping[tuple[str, str], Entity]) -> Iterator[Mention]:
    for link in sentence.sentence.links:
        file, _, anchor = link.target.partition("#")
        if entity := by_link.get((file or sentence.page.name, anchor)):
            yield Mention(entity, link.span)

"""Declared readers, and the one way in which all of them are driven."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.fact import plain
from unreel.model.article import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from unreel.facts.fact import Fact
    from unreel.facts.field import Field
    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film

ABOUT_FILM = frozenset({Kind.OVERVIEW, Kind.PRODUCTION, Kind.RELEASE, Kind.RECEPTION})
"""The sections that tell of the film itself, and not of its story or of other films."""
ADDED = frozenset({""})
"""The section of a page that a person added."""


def alike(one: Fact, other: Fact) -> bool:
    """Return whether two facts have the same field and, but for capitals and marks, the same value."""
    return one.field == other.field and plain(one.text) == plain(other.text)


def within(one: Fact, other: Fact) -> bool:
    """Return whether the value of one of two facts of a field stands in the other's."""
    a, b = plain(one.text), plain(other.text)
    return one.field == other.field and (a in b or b in a)


class Reader(NamedTuple):
    """What reads facts of one sort out of a film's sentences."""

    name: str
    fields: tuple[Field, ...]
    """Those that its facts may have."""
    sections: Collection[str]
    """Those whose sentences it is handed: prose in the film's own words, no quotations and no lists."""
    read: Callable[[Film, Sequence[SentenceInContext]], Iterable[Fact]]
    """Return the facts that the sentences state of the film, in the order in which they count."""
    same: Callable[[Fact, Fact], bool] | None = alike
    """Do two facts state one thing? Then the first is kept; None keeps every statement."""


def stated(reader: Reader, film: Film, sentences: Iterable[SentenceInContext]) -> Iterator[Fact]:
    """Return what a reader finds in a film's sentences, each thing once."""
    prose = [one for one in sentences if one.section in reader.sections and not (one.quoted or one.listed)]
    known: list[Fact] = []
    for fact in reader.read(film, prose):
        if reader.same is None or not any(reader.same(one, fact) for one in known):
            known.append(fact)
            yield fact

"""Prose to who did what for a film: the one grammar of credits, for pages at sync and for facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.model.article import Kind
from unreel.model.spans import NO_SPAN
from unreel.names.credits import called, makers, stars
from unreel.names.credits.credit import Credit, kind
from unreel.names.credits.full_names import FullNames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from unreel.model.spans import Span
    from unreel.names.credits.credit import Cue, Statement

    Finder = Callable[[Statement, str], Iterator[Cue]]

SECTIONS = frozenset({Kind.OVERVIEW, Kind.PRODUCTION, Kind.RELEASE, Kind.RECEPTION, ""})
"""The sections whose sentences state credits; the others tell of the story or of other films."""

_FINDERS = (makers.statements, stars.statements), (called.debuts_and_producers, stars.cast), (called.jobs,)
"""What states a credit most plainly comes first."""


def read_credits(statements: Sequence[Statement], title: str, known: Iterable[str] = ()) -> Iterator[Credit]:
    """Return who did what for the film called `title`, as sentences of SECTIONS in its own words state it.

    `known` are names in full of people whom a family name may stand for. What is stated less plainly
    counts only for kinds of work of which nothing was stated more plainly.
    """
    names = FullNames(known, statements)
    stated: set[str] = set()
    for finders in _FINDERS:
        before = frozenset(stated)
        for number, statement in enumerate(statements):
            for job, span, following in _found(finders, statement, title):
                name, other = span.of(statement.text), following.of(statement.text)
                name = names.whole(name, other) if kind(job) not in before else ""
                character = job == "narrator" and " " not in name  # who narrates may be one of the story
                if name and name.casefold() != title.casefold() and not character:
                    stated.add(kind(job))
                    yield Credit(job, name, number, span)


def _found(finders: Iterable[Finder], statement: Statement, title: str) -> Iterator[tuple[str, Span, Span]]:
    """Return jobs with the span of who did them, and that of the person named behind."""
    for find in finders if statement.section in SECTIONS else ():
        for job, people in find(statement, title):
            yield from ((job, *pair) for pair in zip(people, (*people[1:], NO_SPAN), strict=False))

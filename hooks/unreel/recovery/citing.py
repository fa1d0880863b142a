"""Say where an article cites its references: as its marks state, or as can be inferred without them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from unreel.model.article import Citation, Reference, Section
from unreel.model.film import SourceRequest
from unreel.model.source_text import Marks
from unreel.model.spans import Span
from unreel.pages.source_requests import asked
from unreel.recovery import citations
from unreel.recovery.citations import CitableSentence, Strength
from unreel.recovery.parts import Item

if TYPE_CHECKING:
    from unreel.recovery.citations.model import Model

_Place = TypeVar("_Place", Citation, SourceRequest)
Prose = Sequence[tuple[Section, Span]]
"""The sentences of an article's paragraphs, each with its section, in the order of the text."""


def inferred(
    text: str, prose: Prose, references: Sequence[Reference], model: Model | None = None
) -> Iterator[Citation]:
    """Return the citations that are sure enough to be placed, in the order of the text."""
    found = citations.infer(
        [citable(text, section, span) for section, span in prose],
        [" ".join(reference.text.split()) for reference in references],
        model=model,
    )
    placed = (one for one in found if one.strength is Strength.PLACED)
    for one in sorted(placed, key=lambda one: (one.sentence, one.reference)):
        yield Citation(prose[one.sentence][1].end, one.reference, round(one.confidence, 3), inferred=True)


def citable(text: str, section: Section, span: Span) -> CitableSentence:
    """Return a sentence of a section as the model takes it."""
    return CitableSentence(" ".join(span.of(text).split()), section.kind, section.sub or "")


def marked_citations(marks: Marks, entries: Sequence[Reference | Item]) -> Iterator[Citation]:
    """Return the citations that the marks of a text state, in its order.

    `entries` are its references and notes; a mark of one that the text lacks names nothing.
    """
    starts = [entry.span.start for entry in entries]
    numbers: dict[str, int] = {}
    for cited in marks.entries:
        number = bisect_right(starts, cited.span.start) - 1
        if number >= 0 and cited.span.start < entries[number].span.end:
            numbers.setdefault(cited.key, number)
    for mark in marks.citations:
        if mark.key in numbers:
            yield Citation(mark.at, numbers[mark.key])


def requests(marks: Marks) -> list[SourceRequest]:
    """Return where a text asks for sources or better words, in its order; places count in the text."""
    found = (SourceRequest(mark.at, asked(mark.label)) for mark in marks.citations)
    return [one for one in found if one.words]


def within(span: Span, cited: Sequence[_Place]) -> Sequence[_Place]:
    """Return the citations or requests that stand in a sentence or at its end, of those in a text's order."""
    first = bisect_right(cited, span.start, key=attrgetter("at"))
    return cited[first : bisect_right(cited, span.end, key=attrgetter("at"))]

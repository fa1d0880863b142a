"""Say where an article cites its references, as far as that can be inferred from a text without marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from unreel.model.article import Citation, Reference, Section
from unreel.model.spans import Span
from unreel.recovery import citations
from unreel.recovery.citations import CitableSentence, Strength

if TYPE_CHECKING:
    from unreel.recovery.citations.model import Model

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


def within(span: Span, cited: Iterable[Citation]) -> list[Citation]:
    """Return the citations that stand in a sentence or at its end."""
    return [one for one in cited if span.start < one.at <= span.end]

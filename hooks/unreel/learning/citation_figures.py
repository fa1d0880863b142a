"""Measure inferred citations: how many are right, and how many of the cited references have one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from unreel.learning.citations import sentences
from unreel.model.article import Reference
from unreel.recovery.article import prose_sentences
from unreel.recovery.citations import CitableSentence, Strength, infer
from unreel.recovery.citing import citable

if TYPE_CHECKING:
    from unreel.learning.films import LabelledFilm
    from unreel.model.spans import Span
    from unreel.recovery.article import Article
    from unreel.recovery.citations.model import Model
    from unreel.recovery.parts import Models

Prose = Sequence[tuple[CitableSentence, "Span"]]


class Judged(NamedTuple):
    """An inferred citation, held against the answers."""

    placed: bool
    exact: bool
    """Does the source cite it at this sentence?"""
    near: bool
    """At this sentence, or at one beside it?"""


class FilmFigures(NamedTuple):
    """The citations of one film."""

    cited: int
    """How many references its source cites."""
    given: tuple[Judged, ...] = ()
    """With the true sections and references."""
    found: tuple[Judged, ...] = ()
    """With those that were read."""


def figures(film: LabelledFilm, read: Article, models: Models) -> FilmFigures:
    """Return what `models`, which did not learn from a film, infer of its citations."""
    if not (film.citations and film.references):
        return FilmFigures(0)
    place = read.source.in_file
    prose = [(citable(read.text, section, span), place(span)) for section, span in prose_sentences(read)]
    listed = [place(one.span) for one in read.every(Reference)]
    return FilmFigures(
        len({number for _, number in film.citations}),
        tuple(_judged(film, sentences(film, models), film.references, models.citations)),
        tuple(_judged(film, prose, listed, models.citations)),
    )


def _judged(
    film: LabelledFilm, prose: Prose, references: Sequence[Span], model: Model | None
) -> Iterator[Judged]:
    texts = [" ".join(span.of(film.text).split()) for span in references]
    spans = [span for _, span in prose]
    for one in infer([sentence for sentence, _ in prose], texts, model=model):
        same = {
            number for number, span in enumerate(film.references) if span.overlaps(references[one.reference])
        }
        offsets = [offset for offset, number in film.citations if number in same]
        beside = spans[max(0, one.sentence - 1) : one.sentence + 2]
        yield Judged(
            one.strength is Strength.PLACED,
            any(spans[one.sentence].start < offset <= spans[one.sentence].end for offset in offsets),
            any(span.start < offset <= span.end for span in beside for offset in offsets),
        )


def report(films: Sequence[FilmFigures]) -> str:
    """Return a line for each strength, with the true spans and with those that were read."""
    cited = sum(one.cited for one in films) or 1
    rows = ["citations: guessed, share that is right, share of the cited references that have a right one"]
    for name, each in (
        ("true spans", [one.given for one in films]),
        ("as read", [one.found for one in films]),
    ):
        judged = [*chain.from_iterable(each)]
        rows.append(_row(f"placed, {name}", [one.exact for one in judged if one.placed], cited))
        rows.append(_row(f"likely within one sentence, {name}", [one.near for one in judged], cited))
    return "\n".join(rows)


def _row(name: str, right: Sequence[bool], cited: int) -> str:
    return f"  {name:<40}  {len(right):5}  {sum(right) / (len(right) or 1):.3f}  {sum(right) / cited:.3f}"

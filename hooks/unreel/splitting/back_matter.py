"""References set off from the prose before them, word for word; the splitter sees sentences only.

A flat text runs from prose into references without a mark, so the splitter's unit at the border may
be half a sentence and half a title, or hold what the article says to see also.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lists.references import opening
from unreel.model.article import PROSE, Kind, Provenance, Section
from unreel.model.spans import Span
from unreel.store.weights import FeatureWeights

_HERE = re.compile(
    r"(?:(?:Explanatory )?[Nn]otes(?: and references)?|Footnotes|Annotations|References|Citations"
    r"|Bibliography|Works cited|Further reading)(?=\s[\"“A-Z\d(^])"
)
_HEADING = lazy_regex(rf"(?:(?<=[.?!)\]\"”]\s)|(?<=\d\s)|(?<=\n)){_HERE.pattern}")
"""Headings of back matter that a flat text keeps, as what comes between two of its lists often is."""
_SENTENCE = re.compile(r"[.?!][\"”)\]]*$")
_BEFORE_HEADING = 40
"""Code points before the references in which their heading is looked for."""
_WORD = re.compile(r"\s*\S+\s*")


def headings(text: str, section: Section) -> Iterator[Span]:
    """Return the headings inside references, or at their start: "Citations", "Bibliography"."""
    if section.kind is not Kind.REFERENCES:
        return
    start, end = section.span
    if first := _HERE.match(text, start, end):
        yield Span(*first.span())
    for found in _HEADING.finditer(text, first.end() if first else start, end):
        yield Span(*found.span())


def refine_references_start(
    text: str, sections: Sequence[Section], names: Sequence[str], weights: FeatureWeights | None = None
) -> tuple[Section, ...]:
    """Return `sections` with the start of the references at the word where they start.

    Where a person said that references start, they start there. `names` are the film's own;
    `weights` stand in for those that were learned, as in cross-validation.
    """
    sections = _with_overlooked(text, sections, weights)
    at = _first_references(sections)
    if at is None:
        return tuple(sections)
    here, before = sections[at], sections[at - 1]
    if here.provenance is not Provenance.MODEL:
        return tuple(sections)
    near = opening.around(text, here.span.start)
    least = here.span.start if before.kind is Kind.NOTES else _second_word(text, before.span)
    window = Span(max(near.start, least), min(near.end, here.span.end))
    start = _with_heading(text, least, opening.find(text, window, here.span.start, names, weights))
    return (*sections[: at - 1], *_moved(text, before, here, start), *sections[at + 1 :])


def _first_references(sections: Sequence[Section]) -> int | None:
    return next((i for i, section in enumerate(sections) if i and section.kind is Kind.REFERENCES), None)


def _with_overlooked(
    text: str, sections: Sequence[Section], weights: FeatureWeights | None
) -> Sequence[Section]:
    """Return the end of the last prose as references, with those that follow, if it is some beyond doubt."""
    first = _first_references(sections)
    at = max((i for i, section in enumerate(sections[:first]) if i and section.kind in PROSE), default=0)
    if not at or first not in {None, at + 1}:
        return sections
    last, follows = sections[at], sections[at + 1 : at + 2] if first else ()
    if any(section.provenance is not Provenance.MODEL for section in (last, *follows)):
        return sections
    if (likely := opening.overlooked(text, last.span, weights)) is None:
        return sections
    prose = [last._replace(span=_stripped(text, last.span.start, likely))] if likely > last.span.start else []
    span = Span(likely, [last, *follows][-1].span.end)
    references = Section(Kind.REFERENCES, None, span, last.confidence)
    return (*sections[:at], *prose, references, *sections[at + 1 + len(follows) :])


def _second_word(text: str, span: Span) -> int:
    word = _WORD.match(text, *span)
    return word.end() if word else span.end


def _with_heading(text: str, least: int, start: int) -> int:
    """Return the start of the heading that stands right before `start`, from `least` on, else `start`."""
    for heading in _HEADING.finditer(text, max(least, start - _BEFORE_HEADING), start + 1):
        if heading.end() < start and not text[heading.end() : start].strip():
            return heading.start()
    return start


def _moved(text: str, before: Section, here: Section, start: int) -> Iterator[Section]:
    """Return the section before the references and the references, which start at `start`."""
    if start == here.span.start:
        yield from (before, here)
        return
    references = here._replace(span=Span(start, here.span.end))
    lead = _stripped(text, here.span.start, start)
    if start < here.span.start or before.kind is Kind.NOTES or _SENTENCE.search(lead.of(text)):
        yield before._replace(span=_stripped(text, before.span.start, start))
    else:
        yield from (before, here._replace(kind=Kind.NOTES, span=lead))
    yield references


def _stripped(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))

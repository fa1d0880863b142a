"""Explanatory notes, told from the references that follow them.

Wikipedia's layout guide puts them into one stretch at the end ("Notes and references"); a note is
a remark in prose or in brackets, an entry of the references has a source's shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.article import Kind, Provenance, Section
from unreel.model.spans import Span
from unreel.splitting.sections import units

_SOURCE = re.compile(
    r"Retrieved|Archived|ISBN|ISSN|https?:|\bpp?\. ?\d|\(in [A-Z]|[\"”]\.|[\"”],? |\(\w+ \d{1,2}, \d{4}\)"
    r"|\w, [A-Z]\w+\.? \(|\d{4}\.$"
)
_SHORT = re.compile(r"[\w)][,.]? \d[\d–-]*\.?$")
"""How a short citation ends, with a year or a page: "Rioux, 298–304."."""
_REMARK = lazy_regex(rf"\(|[a-z]|\[|[^a-z\W\d_].* (?:{units.VERBS}) ")
_MOST = 12
"""Notes looked for at the start of the references; more are no notes but sources of an odd shape."""
_REACH = 6000
"""Code points in which they are looked for."""
_ASIDE = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_UNITS = 2
"""A remark that is all of its section is no note to it."""
_BACK = 600
"""Code points before the references in which the last unit is looked for."""


def are_sources(text: str, span: Span) -> bool:
    """Return whether most of what stands in a stretch, headed "Notes" perhaps, has a source's shape."""
    near = text[span.start : min(span.end, span.start + _REACH)].strip()
    pieces = near.split("\n") if "\n" in near else [unit.of(near) for unit in units.split(near)]
    entries = [piece for piece in pieces if piece.strip()]
    return 2 * sum(bool(_SOURCE.search(entry) or _SHORT.search(entry)) for entry in entries) > len(entries)


def apart(text: str, sections: Sequence[Section]) -> Iterator[Section]:
    """Return `sections` with the notes set apart that precede a list of references.

    Where a person said that references start, they start there.
    """
    for section, after in zip_longest(sections, sections[1:]):
        if _guessed(section):
            yield from _opening(text, section)
        elif after and _guessed(after):
            yield from _closing(text, section, after.confidence)
        else:
            yield section


def _guessed(section: Section) -> bool:
    return section.kind is Kind.REFERENCES and section.provenance is Provenance.MODEL


def _opening(text: str, section: Section) -> Iterator[Section]:
    """Return references, and before them the notes that they open with."""
    end = _notes_end(text, section.span)
    if end is None:
        yield section
        return
    start = end + len(text[end : section.span.end]) - len(text[end : section.span.end].lstrip())
    yield Section(Kind.NOTES, None, Span(section.span.start, end), section.confidence)
    yield Section(Kind.REFERENCES, None, Span(start, section.span.end), section.confidence)


def _closing(text: str, section: Section, confidence: float) -> Iterator[Section]:
    """Return the section before the references, and after it the remark in brackets that ends it."""
    start = max(section.span.start, section.span.end - _BACK)
    near = text[start : section.span.end]
    pieces = units.split(near)
    if len(pieces) < _UNITS or not _ASIDE.fullmatch(pieces[-1].of(near)):
        yield section
        return
    yield section._replace(span=Span(section.span.start, start + pieces[-2].end))
    yield Section(Kind.NOTES, None, Span(start + pieces[-1].start, section.span.end), confidence)


def _notes_end(text: str, span: Span) -> int | None:
    end = None
    for unit in units.split(text[span.start : min(span.end, span.start + _REACH)])[:_MOST]:
        piece = text[span.start + unit.start : span.start + unit.end]
        if _SOURCE.search(piece) or not _REMARK.match(piece):
            return end
        end = span.start + unit.end
    return None

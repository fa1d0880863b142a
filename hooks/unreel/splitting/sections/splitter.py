"""Read the sections of a text: units, evidence, the best split under its headings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.model.article import Kind, LikelyStart, Provenance, Section
from unreel.model.spans import Span
from unreel.splitting.sections import (
    cast_runs,
    confidence,
    decode,
    evidence,
    headings,
    notes,
    units,
    unsure_pages,
)
from unreel.splitting.sections.confidence import Start
from unreel.splitting.sections.decode import Forced
from unreel.splitting.sections.evidence import CutText
from unreel.splitting.sections.headings import Outline
from unreel.splitting.sections.labels import KINDS, LABELS, Label
from unreel.store import weights
from unreel.store.weights import Arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_KNOWN = {Kind.NOTES: Kind.REFERENCES, Kind.SEE_ALSO: Kind.EXTERNAL_LINKS}
"""What a model takes for what: it knows no other kind. What fits none may look like any."""
_LIKELY, _UNMADE = 0.05, 12
"""How likely a start that was not made is at least for it to be told, and how many are told of a text."""
_BREAK = re.compile(r"\n\s*\n\s*")
_LINE = re.compile(r"\n\s*")


class Fixed(NamedTuple):
    """A start that a heading gives."""

    at: int
    """Code points from the start of the text."""
    kind: Kind
    sub: str | None = None
    """None leaves the subsection to the model."""
    whole: bool = False
    """Is all up to the next fixed start of this kind? Then only its subsections may start in between."""
    sub_end: int = 0
    """Up to where all is of its subsection (code points), where it is whole: the next heading of any sort."""


class LabelEvidence(NamedTuple):
    """What was learned says of each unit of a text: what it is about, and what starts there."""

    units: Sequence[Span]
    scored: decode.ScoredUnits

    def likeliest_sub(self, span: Span, kind: Kind, other_than: str | None = None) -> str | None:
        """Return the subsection of a kind that a stretch most likely is; None stands for none.

        `other_than` is none that is sought, unless the kind has no other.
        """
        labels = [number for number, label in enumerate(LABELS) if label.kind is kind]
        starts = [unit.start for unit in self.units]
        first = max(0, bisect_right(starts, span.start) - 1)
        end = max(first + 1, bisect_left(starts, span.end))
        fits = self.scored.fit[first:end].mean(0) + self.scored.starts[first]
        others = [number for number in labels if LABELS[number].sub != other_than or len(labels) == 1]
        return LABELS[max(others, key=lambda number: float(fits[number]))].sub if others else None


class SplitText(NamedTuple):
    """The sections of a text in order, and where others may start."""

    sections: tuple[Section, ...]
    """Together they hold every character but white space."""
    unmade: tuple[LikelyStart, ...] = ()
    """Starts that the split did not make, the likeliest first."""
    evidence: LabelEvidence | None = None
    """None for a text without words."""

    def refined(self, sections: Iterable[Section]) -> SplitText:
        """Return the split with other `sections`, without the starts that they have made."""
        whole = tuple(sections)
        made = [section.span.start for section in whole]
        unmade = tuple(one for one in self.unmade if not any(at in range(*one.span) for at in made))
        return self._replace(sections=whole, unmade=unmade)


class Splitter:
    """Splits texts with one set of learned weights."""

    def __init__(self, arrays: Arrays) -> None:
        """Take what `learning.sections` learned."""
        self._models = evidence.UnitModels(arrays)
        self._ranking, self._confidence = arrays["ranking"], arrays["confidence"].tolist()
        self._unmade = arrays["unmade"].tolist()

    def split(self, outline: Outline, title: str) -> SplitText:
        """Return the sections of a text, and where others may start; `title` is the film's.

        Headings in the text are obeyed; what lies between is decided by the model. A section's confidence
        is how likely it is that one starts there: 1 where a heading says so.
        """
        return self.split_all([(outline, title)])[0]

    def split_all(self, texts: Iterable[tuple[Outline, str]]) -> list[SplitText]:
        """Do the same for several texts at once, which takes less time."""
        cut = [(outline, CutText(outline.plain, _units(outline, title), title)) for outline, title in texts]
        outputs = iter(self._models.outputs([one for _, one in cut if one.units]))
        return [
            self._split(outline, one.units, next(outputs))
            if one.units
            else SplitText(tuple(_with_headings([], outline.headings)))
            for outline, one in cut
        ]

    def _split(self, outline: Outline, cut: Sequence[Span], outputs: Floats) -> SplitText:
        """Return the sections of a text from what the models say of its units."""
        plain, obeyed = outline.plain, _obeyed(outline)
        scored = decode.ScoredUnits(cut, cast_runs.certain(outputs, cut, cast_runs.spans(plain)))
        if outline.source.has_paragraphs:
            breaks = {found.end() for found in _BREAK.finditer(plain)}
            scored.likely = np.array([unit.start in breaks for unit in cut])
        for number in np.flatnonzero(scored.likely).tolist():
            place = cut[number].start
            scored.likely[number] = not (units.is_bound(plain, place) or units.is_inside(plain, place))
        forced, opened = _forced(cut, obeyed)
        best, *others = decode.best(scored, self._ranking, forced)
        splits = [best._replace(segments=unsure_pages.joined(plain, scored, best.segments, forced)), *others]
        made = confidence.made(scored, splits)
        sure = [1.0, *(confidence.confidence(start, self._confidence) for start in made)]
        sections = notes.apart(plain, _sections(cut, splits[0].segments, sure, opened))
        unmade = (start for start in confidence.unmade(scored, splits) if start.at not in forced)
        found = SplitText((), self._likeliest(cut, unmade), LabelEvidence(cut, scored))
        return found.refined(_with_headings([*sections], outline.headings))

    def _likeliest(self, cut: Sequence[Span], unmade: Iterable[Start]) -> tuple[LikelyStart, ...]:
        """Return the likeliest of the starts that were not made, those that are too unlikely left out."""
        judged = ((confidence.confidence(start, self._unmade), start) for start in unmade)
        likely = sorted(judged, key=lambda pair: -pair[0])[:_UNMADE]
        return tuple(
            LikelyStart(cut[start.at], *LABELS[start.label], sure)
            for sure, start in likely
            if sure >= _LIKELY
        )


@cache
def learned() -> Splitter:
    """Return the splitter with the weights of the library."""
    return Splitter(weights.load(evidence.WEIGHTS, evidence.fits()))


def _with_headings(sections: list[Section], found: Sequence[headings.TextHeading]) -> list[Section]:
    """Return each heading's characters to the section that it opens or stands in; the last are the last's."""
    whole = list(sections)
    for heading in reversed(found):
        after = bisect_left([section.span.start for section in whole], heading.span.start)
        if after and heading.span.end <= whole[after - 1].span.end:
            continue
        if not whole:
            kind = heading.kind or Kind.OVERVIEW
            whole.append(Section(kind, heading.sub, heading.span, provenance=Provenance.HEADING))
        elif after == len(whole):
            whole[-1] = whole[-1]._replace(span=Span(whole[-1].span.start, heading.span.end))
        elif whole[after].span.start > heading.span.start:
            whole[after] = whole[after]._replace(span=Span(heading.span.start, whole[after].span.end))
    return whole


def _units(outline: Outline, title: str) -> list[Span]:
    """Return the units of a text; one ends at each line's end, and before a heading that is obeyed."""
    lines = [found.end() for found in _LINE.finditer(outline.plain)] if outline.source.has_lines else []
    return units.split(outline.plain, title, [*lines, *(one.at for one in _obeyed(outline))])


def _obeyed(outline: Outline) -> list[Fixed]:
    """Return the starts that headings give, in the order of the text."""
    at = {one.at: one for one in _from_headings(outline)}
    return [at[start] for start in sorted(at) if 0 <= start < len(outline.plain)]


def _from_headings(outline: Outline) -> list[Fixed]:
    found = outline.headings
    whole = bool(outline.source.marks.headings) and headings.complete(found)
    ends = [*(one.span.start for one in found[1:]), len(outline.text)]
    return [
        Fixed(one.span.start, one.kind, one.sub, whole, end)
        for one, end in zip(found, ends, strict=False)
        if one.kind and not one.is_empty
    ]


def _forced(cut: Sequence[Span], obeyed: Sequence[Fixed]) -> tuple[dict[int, Forced], dict[int, Fixed]]:
    """Tell what each unit is bound to, and which unit opens the section of which fixed start."""
    starts = [unit.start for unit in cut]
    opened = {at: one for one in obeyed if (at := bisect_left(starts, one.at)) < len(cut)}
    forced: dict[int, Forced] = {}
    for at, after in pairwise([*sorted(opened), len(cut)]):
        one = opened[at]
        kind = _KNOWN.get(one.kind, one.kind)
        labels = frozenset(n for n, label in enumerate(LABELS) if label.kind is kind or kind not in KINDS)
        wanted = Label(kind, one.sub)
        first = frozenset({LABELS.index(wanted)}) if one.sub and wanted in LABELS else labels
        forced[at] = decode.Forced(start=True, labels=first)
        if one.whole:
            below = ((k, first if starts[k] < one.sub_end else labels) for k in range(at + 1, after))
            forced.update((k, decode.Forced(start=False, labels=allowed)) for k, allowed in below)
    return forced, opened


def _sections(
    cut: Sequence[Span],
    segments: Sequence[tuple[int, int]],
    sure: Sequence[float],
    opened: dict[int, Fixed],
) -> list[Section]:
    sections = []
    parts = pairwise([*segments, (len(cut), 0)])
    for ((a, number), (b, _)), certainty in zip(parts, sure, strict=True):
        label, one = LABELS[number], opened.get(a)
        kind = one.kind if one else label.kind
        start = one.at if one else cut[a].start
        span = Span(min(start, cut[a].start), cut[b - 1].end)
        certain, by = (1.0, Provenance.HEADING) if one else (certainty, Provenance.MODEL)
        sections.append(Section(kind, label.sub if label.kind is kind else None, span, certain, by))
    return sections

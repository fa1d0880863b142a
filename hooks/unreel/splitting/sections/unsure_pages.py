"""Pages that are only made when it is clear what they hold.

A page of sequels that tells of something else misleads more than sequels told at the end of another
page. So a section of such a kind whose units do not look like it joins the neighbour that they fit best.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

import numpy as np

from unreel.model.article import Kind
from unreel.splitting.sections.decode import ScoredUnits
from unreel.splitting.sections.labels import KIND_OF, KINDS

_Segment = tuple[int, int]
"""The first unit of a segment, and its label."""

LEAST = {Kind.CAST: 0.5, Kind.RELEASE: 0.4, Kind.SEQUEL: 0.45, Kind.ANALYSIS: 0.5}
"""How likely the characters of a section are of its kind, at least, on average. On 496 films that took no
part, ten of the twelve pages of sequels below held mostly something else, and three of seven of releases; on
248 such films, four of the eight pages of themes below did, and one of thirteen above was of another kind."""


def joined(scored: ScoredUnits, segments: Sequence[_Segment], fixed: Collection[int]) -> tuple[_Segment, ...]:
    """Return `segments`, those of unsure pages with a neighbour's label; starts at `fixed` units stay."""
    runs = [list(run) for _, run in groupby(segments, key=lambda one: KIND_OF[one[1]])]
    ends = [*(run[0][0] for run in runs[1:]), len(scored)]
    for at, (run, end) in enumerate(zip(runs, ends, strict=True)):
        start, label = run[0]
        beside = [*(runs[at - 1][-1:] if at else ()), *(runs[at + 1][:1] if at + 1 < len(runs) else ())]
        kept = any(first in fixed for first, _ in run)
        if (
            beside
            and not kept
            and _likelihood(scored, KIND_OF[label], start, end) < LEAST.get(KINDS[KIND_OF[label]], 0.0)
        ):
            fits = scored.sums[end] - scored.sums[start]
            runs[at] = [(start, max((other for _, other in beside), key=lambda other: float(fits[other])))]
    return tuple(_merged([one for run in runs for one in run], fixed))


def _likelihood(scored: ScoredUnits, kind: int, start: int, end: int) -> float:
    """Return how likely the characters of the units from `start` up to `end` are of a kind, on average."""
    labels = [label for label, other in enumerate(KIND_OF) if other == kind]
    likely = np.exp(scored.fit[start:end, labels]).sum(1)
    return float(np.average(likely, weights=scored.ends[start:end] - scored.begins[start:end]))


def _merged(segments: Sequence[_Segment], fixed: Collection[int]) -> Iterator[_Segment]:
    """Return `segments` without starts that change no label, unless somebody fixed them."""
    yield segments[0]
    for (_, before), (start, label) in pairwise(segments):
        if label != before or start in fixed:
            yield start, label

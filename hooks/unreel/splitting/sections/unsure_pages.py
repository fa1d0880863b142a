"""Pages that are only made when it is clear what they hold.

A page of sequels that tells of something else misleads more than sequels told at the end of another
page. So a section of such a kind whose units do not look like it joins the neighbour that they fit best;
sequels that their first words name need to look less like it than others.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise

import numpy as np

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.model.article import Kind
from unreel.splitting.sections.decode import ScoredUnits
from unreel.splitting.sections.labels import KIND_OF, KINDS

_Segment = tuple[int, int]
"""The first unit of a segment, and its label."""

LEAST = {Kind.CAST: 0.5, Kind.RELEASE: 0.4, Kind.SEQUEL: 0.6, Kind.ANALYSIS: 0.5}
"""How likely the characters of a section are of its kind, at least, on average. On 496 films that took no
part, three of seven pages of releases below held mostly something else; on 248 such films, four of the eight
pages of themes below did, and one of thirteen above was of another kind."""
_NAMED = 0.3
"""The same for sequels whose first unit speaks of one. On 618 films that took no part, 40 of the 50 pages
that the two numbers leave hold mostly sequels; with 0.45 for all it was 33 of 47."""
_SEQUELS = lazy_regex(rf"\b(?:{pattern('splitting/sections/sequel_words.txt')})\b", re.IGNORECASE)


def joined(
    text: str, scored: ScoredUnits, segments: Sequence[_Segment], fixed: Collection[int]
) -> tuple[_Segment, ...]:
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
            and _likelihood(scored, KIND_OF[label], start, end) < _least(text, scored, label, start)
        ):
            fits = scored.sums[end] - scored.sums[start]
            runs[at] = [(start, max((other for _, other in beside), key=lambda other: float(fits[other])))]
    return tuple(_merged([one for run in runs for one in run], fixed))


def _least(text: str, scored: ScoredUnits, label: int, start: int) -> float:
    """Return how likely a page has to be of the kind of its first `label`, if it starts at a unit."""
    kind, begin, end = KINDS[KIND_OF[label]], int(scored.begins[start]), int(scored.ends[start])
    named = kind is Kind.SEQUEL and _SEQUELS.search(text, begin, end)
    return _NAMED if named else LEAST.get(kind, 0.0)


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

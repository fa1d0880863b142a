"""From the evidence of each unit to the best split of the whole text: a beam over its segments.

A split's score is linear in features of its segments: how well each fits its label, how likely it
starts where it does, its length and place, what it follows, whether its kind was there before,
which kinds are missing at the end. The weights were learned by lowering the expected loss over
lists of the best splits (Och 2003, Smith and Eisner 2006), so a segment is judged as a whole.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, repeat
from math import log, log2
from operator import add, mul
from typing import TYPE_CHECKING, NamedTuple

from unreel.splitting.sections.labels import KIND_OF, KINDS, LABELS, NO_START

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from unreel.splitting.sections.evidence import Evidence

_N = len(LABELS)
_NONE = -1
"""Stands for the label before the first segment; `_N` for that after the last."""
SUM, CHARS, MEAN, FIRST, LAST, START, CHANGE, SAME, NO_STARTS, NO_CHANGES, SEGMENT, ANY = range(12)
_LENGTHS, _PLACES = 9, 5
_TRANSITIONS = 12
_LENGTH = _TRANSITIONS + (_N + 1) ** 2
_AGAIN = _LENGTH + _N * _LENGTHS
_MISSING = _AGAIN + len(KINDS)
_PLACE = _MISSING + len(KINDS)
SIZE = _PLACE + _N * _PLACES

BEAM, CHOICES = 24, 4
_FLOOR = 1e-3
_LIKELY_CHANGE, _LIKELY_START = 0.015, 0.05


class Forced(NamedTuple):
    """What a person said of a unit: a segment starts here, or what it may be."""

    start: bool
    labels: frozenset[int]
    """The labels that a segment which starts here may have."""


class Split(NamedTuple):
    """A way to split a film: for each segment its first unit and its label, and the whole's score."""

    score: float
    segments: tuple[tuple[int, int], ...]


class Chart:
    """The evidence, prepared so that any segment is scored in constant time."""

    def __init__(self, evidence: Evidence) -> None:
        """Sum up the logarithms of the evidence from the start to each unit."""
        self.ends = [unit.end for unit in evidence.units]
        self.begins = [unit.start for unit in evidence.units]
        self.fit = [_fits(row[:_N]) for row in evidence.labels]
        widths = [min(3.0, (unit.end - unit.start) / 100) for unit in evidence.units]
        empty = array("d", [0.0] * _N)  # packed: four tables of these are most of the memory of a long text
        self.sums = list(_running(self.fit, empty))
        wide = (map(mul, repeat(width), row) for width, row in zip(widths, self.fit, strict=True))
        self.wide = list(_running(wide, empty))
        self.starts = _Starts(evidence.starts)
        self.any = [log(1 - row[NO_START] + _FLOOR) for row in evidence.starts]
        self.change = [log((p + _FLOOR) / (1 - p + _FLOOR)) for p in evidence.kinds]
        no_start = (log(row[NO_START] + _FLOOR) for row in evidence.starts)
        self.no_start = list(accumulate(no_start, initial=0.0))
        no_change = (log(1 - p + _FLOOR) for p in evidence.kinds)
        self.no_change = list(accumulate(no_change, initial=0.0))
        self.likely = [
            change > _LIKELY_CHANGE or 1 - row[NO_START] > _LIKELY_START
            for change, row in zip(evidence.kinds, evidence.starts, strict=True)
        ]

    def __len__(self) -> int:
        return len(self.fit)


class _Starts(dict[int, list[float]]):
    """How likely each label starts at a unit, as logarithms: taken only where a start is considered."""

    def __init__(self, rows: Sequence[Sequence[float]]) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, at: int) -> list[float]:
        found = self[at] = [log(p + _FLOOR) for p in self._rows[at][:_N]]
        return found


def _fits(row: Sequence[float]) -> array[float]:
    total = sum(row) + 1e-6
    return array("d", [log(p / total + _FLOOR) for p in row])


def _running(rows: Iterable[Iterable[float]], total: array[float]) -> Iterator[array[float]]:
    """Return the sums of the first 0, 1, 2, … rows."""
    yield total
    for row in rows:
        total = array("d", list(map(add, total, row)))
        yield total


def _length(chart: Chart, a: int, b: int) -> int:
    return min(_LENGTHS - 1, int(log2((chart.ends[b - 1] - chart.begins[a]) / 60 + 1) * 1.3))


def _place(chart: Chart, a: int) -> int:
    return min(_PLACES - 1, _PLACES * chart.begins[a] // chart.ends[-1])


def features(chart: Chart, segments: Sequence[tuple[int, int]]) -> dict[int, float]:
    """Return the features of a whole split by their numbers; its score is their weighted sum."""
    found: dict[int, float] = {}
    seen, before = 0, _NONE
    ends = [a for a, _ in segments[1:]] + [len(chart)]
    for (a, label), b in zip(segments, ends, strict=True):
        for key, value in (*_closing(chart, a, b, label), *_opening(chart, a, label, before, seen)):
            found[key] = found.get(key, 0.0) + value
        seen |= 1 << KIND_OF[label]
        before = label
    for key in _end(before, seen):
        found[key] = found.get(key, 0.0) + 1
    return found


def _closing(chart: Chart, a: int, b: int, label: int) -> Iterator[tuple[int, float]]:
    total = chart.sums[b][label] - chart.sums[a][label]
    yield SUM, total
    yield CHARS, chart.wide[b][label] - chart.wide[a][label]
    yield MEAN, 2 * total / (b - a)
    yield LAST, chart.fit[b - 1][label]
    yield NO_STARTS, chart.no_start[b] - chart.no_start[a + 1]
    yield NO_CHANGES, chart.no_change[b] - chart.no_change[a + 1]
    yield _LENGTH + label * _LENGTHS + _length(chart, a, b), 1.0


def _opening(chart: Chart, a: int, label: int, before: int, seen: int) -> Iterator[tuple[int, float]]:
    kind = KIND_OF[label]
    yield FIRST, chart.fit[a][label]
    yield SEGMENT, 1.0
    yield _TRANSITIONS + (before + 1) * (_N + 1) + label, 1.0
    yield _PLACE + label * _PLACES + _place(chart, a), 1.0
    if before == _NONE:
        return
    yield START, chart.starts[a][label]
    yield ANY, chart.any[a]
    if kind == KIND_OF[before]:
        yield SAME, 1.0
        return
    yield CHANGE, chart.change[a]
    if seen >> kind & 1:
        yield _AGAIN + kind, 1.0


def _end(before: int, seen: int) -> Iterator[int]:
    yield _TRANSITIONS + (before + 1) * (_N + 1) + _N
    for kind in range(len(KINDS)):
        if not seen >> kind & 1:
            yield _MISSING + kind


class _Path(NamedTuple):
    """A split of the text so far: its last segment is open."""

    rank: float
    """The score with the open segment's units up to here."""
    score: float
    """The score of what is closed, and of how the open segment starts."""
    start: int
    label: int
    seen: int
    before: _Path | None


class Decoder:
    """Finds the best splits under given weights."""

    def __init__(self, weights: Sequence[float]) -> None:
        """Take `SIZE` weights."""
        w = self._weights = list(weights)
        self._follows = [w[_TRANSITIONS + row * (_N + 1) :][: _N + 1] for row in range(_N + 1)]

    def best(self, chart: Chart, forced: Mapping[int, Forced] | None = None, beam: int = BEAM) -> list[Split]:
        """Return the best splits, the very best first; at `forced` units what a person said is obeyed."""
        said = forced or {}
        paths = self._first(chart, said.get(0))
        for at in range(1, len(chart)):
            rule = said.get(at)
            if chart.likely[at] or (rule and rule.start):
                paths = self._steps(chart, at, paths, rule)
                paths.sort(key=_rank, reverse=True)
                del paths[beam:]
        return sorted((self._ended(chart, path) for path in paths), key=lambda split: -split.score)

    def _first(self, chart: Chart, rule: Forced | None) -> list[_Path]:
        likely = sorted(range(_N), key=lambda label: -chart.fit[0][label])[:2]
        found = []
        for label in sorted(rule.labels if rule else {0, *likely}):
            score = sum(self._weights[key] * value for key, value in _opening(chart, 0, label, _NONE, 0))
            found.append(_Path(score, score, 0, label, 1 << KIND_OF[label], None))
        return found

    def _steps(self, chart: Chart, at: int, paths: list[_Path], rule: Forced | None) -> list[_Path]:
        """Return all paths one candidate further: each goes on, or ends its segment and opens another."""
        must = bool(rule and rule.start)
        choices = _choices(chart, at, rule)
        fresh = [(label, KIND_OF[label], self._fresh(chart, at, label)) for label in choices]
        change, same = self._weights[CHANGE] * chart.change[at], self._weights[SAME]
        again = self._weights[_AGAIN : _AGAIN + len(KINDS)]
        found = []
        for path in paths:
            _, score, start, last, seen, _ = path
            if not must:
                found.append(_Path(score + self._open(chart, start, at, last), *path[1:]))
            closed = score + self._closed(chart, start, at, last)
            follows, kind = self._follows[last + 1], KIND_OF[last]
            for label, new, worth in fresh:
                if label == last and not must:
                    continue
                more = same if new == kind else change + again[new] if seen >> new & 1 else change
                total = closed + worth + follows[label] + more
                found.append(_Path(total, total, at, label, seen | 1 << new, path))
        return found

    def _fresh(self, chart: Chart, at: int, label: int) -> float:
        """Return what `_opening` is worth as far as it does not hang on what went before."""
        w = self._weights
        return (
            w[FIRST] * chart.fit[at][label]
            + w[SEGMENT]
            + w[_PLACE + label * _PLACES + _place(chart, at)]
            + w[START] * chart.starts[at][label]
            + w[ANY] * chart.any[at]
        )

    def _open(self, chart: Chart, a: int, b: int, label: int) -> float:
        """Return what `_closing` is worth as far as it grows with the segment."""
        w = self._weights
        return (
            w[SUM] * (chart.sums[b][label] - chart.sums[a][label])
            + w[CHARS] * (chart.wide[b][label] - chart.wide[a][label])
            + w[NO_STARTS] * (chart.no_start[b] - chart.no_start[a + 1])
            + w[NO_CHANGES] * (chart.no_change[b] - chart.no_change[a + 1])
        )

    def _closed(self, chart: Chart, a: int, b: int, label: int) -> float:
        w = self._weights
        mean = 2 * (chart.sums[b][label] - chart.sums[a][label]) / (b - a)
        length = w[_LENGTH + label * _LENGTHS + _length(chart, a, b)]
        return self._open(chart, a, b, label) + w[MEAN] * mean + w[LAST] * chart.fit[b - 1][label] + length

    def _ended(self, chart: Chart, path: _Path) -> Split:
        score = path.score + self._closed(chart, path.start, len(chart), path.label)
        score += sum(self._weights[key] for key in _end(path.label, path.seen))
        segments = []
        at: _Path | None = path
        while at:
            segments.append((at.start, at.label))
            at = at.before
        return Split(score, tuple(reversed(segments)))


def _rank(path: _Path) -> float:
    return path.rank


def _choices(chart: Chart, at: int, rule: Forced | None) -> list[int]:
    """Return the labels worth trying for a segment that starts at unit `at`."""
    starts, fit = chart.starts[at], chart.fit[at]
    labels = rule.labels if rule else range(_N)
    return sorted(labels, key=lambda label: (-(starts[label] + 0.5 * fit[label]), label))[:CHOICES]

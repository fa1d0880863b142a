"""From the evidence of each unit to the best split of the whole text: a beam over its segments.

A split's score is linear in features of its segments: how well each fits its label, how likely it
starts where it does, its length and place, what it follows, whether its kind was there before,
which kinds are missing at the end. The weights were learned by lowering the expected loss over
lists of the best splits (Och 2003, Smith and Eisner 2006), so a segment is judged as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.splitting.sections.labels import KIND_OF, KINDS, LABELS, NO_START

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from unreel.splitting.sections.evidence import Evidence

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

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


class ScoredUnits:
    """The evidence, prepared so that any segment is scored in constant time."""

    def __init__(self, evidence: Evidence) -> None:
        """Sum up the logarithms of the evidence from the start to each unit."""
        self.begins, self.ends = np.array(evidence.units).T
        labels = evidence.labels[:, :_N]
        self.fit = np.log(labels / (labels.sum(1, keepdims=True) + 1e-6) + _FLOOR)
        widths = np.minimum(3.0, (self.ends - self.begins) / 100)
        self.sums = _running(self.fit)
        self.wide = _running(widths[:, None] * self.fit)
        quiet, kinds = evidence.starts[:, NO_START], evidence.kinds
        self.starts = np.log(evidence.starts[:, :_N] + _FLOOR)
        self.any = np.log(1 - quiet + _FLOOR)
        self.change = np.log((kinds + _FLOOR) / (1 - kinds + _FLOOR))
        self.no_start = _running(np.log(quiet + _FLOOR))
        self.no_change = _running(np.log(1 - kinds + _FLOOR))
        self.likely = (kinds > _LIKELY_CHANGE) | (1 - quiet > _LIKELY_START)

    def __len__(self) -> int:
        return len(self.fit)


def _running(rows: Floats) -> Floats:
    """Return the sums of the first 0, 1, 2, … rows."""
    found = np.zeros((len(rows) + 1, *rows.shape[1:]))
    np.cumsum(rows, 0, out=found[1:])
    return found


def _lengths(chart: ScoredUnits, starts: Ints, end: int) -> Ints:
    """Return the class of length of segments that start at `starts` and end before the unit `end`."""
    steps = np.log2((chart.ends[end - 1] - chart.begins[starts]) / 60 + 1) * 1.3
    return np.asarray(np.minimum(_LENGTHS - 1, steps.astype(np.int64)))


def _place(chart: ScoredUnits, a: int) -> int:
    return min(_PLACES - 1, int(_PLACES * chart.begins[a] // chart.ends[-1]))


def features(chart: ScoredUnits, segments: Sequence[tuple[int, int]]) -> dict[int, float]:
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


def _closing(chart: ScoredUnits, a: int, b: int, label: int) -> Iterator[tuple[int, float]]:
    total = chart.sums[b][label] - chart.sums[a][label]
    yield SUM, total
    yield CHARS, chart.wide[b][label] - chart.wide[a][label]
    yield MEAN, 2 * total / (b - a)
    yield LAST, chart.fit[b - 1][label]
    yield NO_STARTS, chart.no_start[b] - chart.no_start[a + 1]
    yield NO_CHANGES, chart.no_change[b] - chart.no_change[a + 1]
    yield _LENGTH + label * _LENGTHS + int(_lengths(chart, np.array(a), b)), 1.0


def _opening(chart: ScoredUnits, a: int, label: int, before: int, seen: int) -> Iterator[tuple[int, float]]:
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


class _Node(NamedTuple):
    """The start of a segment on some path, and the one before it."""

    start: int
    label: int
    before: _Node | None


class _Paths(NamedTuple):
    """Splits of the text so far, the best first; their last segments are open."""

    scores: Floats
    """The score of what is closed, and of how the open segment starts."""
    starts: Ints
    labels: Ints
    """Of the open segments."""
    seen: Ints
    """A bit for each kind that a path has."""
    nodes: list[_Node]

    @classmethod
    def of(cls, scores: Floats, seen: Ints, nodes: list[_Node]) -> _Paths:
        """Return the paths that end in `nodes`."""
        starts, labels = np.array([node[:2] for node in nodes], np.int64).T
        return cls(scores, starts, labels, seen, nodes)


class Decoder:
    """Finds the best splits under given weights."""

    def __init__(self, weights: Floats) -> None:
        """Take `SIZE` weights."""
        w = self._weights = np.asarray(weights, np.float64)
        self._follows = w[_TRANSITIONS:_LENGTH].reshape(_N + 1, _N + 1)
        self._lengths = w[_LENGTH:_AGAIN].reshape(_N, _LENGTHS)
        self._again = w[_AGAIN:_MISSING]
        self._places = w[_PLACE:].reshape(_N, _PLACES)

    def best(
        self, chart: ScoredUnits, forced: Mapping[int, Forced] | None = None, beam: int = BEAM
    ) -> list[Split]:
        """Return the best splits, the very best first; at `forced` units what a person said is obeyed."""
        rules = forced or {}
        paths = self._first(chart, rules.get(0))
        begun = {at for at, rule in rules.items() if rule.start}
        for at in sorted({*np.flatnonzero(chart.likely).tolist(), *begun} - {0}):
            paths = self._steps(chart, at, paths, rules.get(at), beam)
        ended = self._ended(chart, paths)
        order = np.argsort(-ended, kind="stable").tolist()
        return [Split(float(ended[at]), _segments(paths.nodes[at])) for at in order]

    def _first(self, chart: ScoredUnits, rule: Forced | None) -> _Paths:
        likely = np.argsort(-chart.fit[0], kind="stable")[:2].tolist()
        labels = sorted(rule.labels if rule else {0, *likely})
        scores = [
            sum(self._weights[key] * value for key, value in _opening(chart, 0, label, _NONE, 0))
            for label in labels
        ]
        seen = np.array([1 << KIND_OF[label] for label in labels])
        return _Paths.of(np.array(scores), seen, [_Node(0, label, None) for label in labels])

    def _steps(self, chart: ScoredUnits, at: int, paths: _Paths, rule: Forced | None, beam: int) -> _Paths:
        """Return the best paths after a candidate: each goes on, or ends its segment and opens another."""
        must = bool(rule and rule.start)
        labels = _choices(chart, at, rule)
        kinds = _KIND_OF[labels]
        grown = self._open(chart, paths, at)
        closed = paths.scores + self._closed(chart, paths, at, grown)
        new = kinds[None, :] != _KIND_OF[paths.labels][:, None]
        again = np.where(paths.seen[:, None] >> kinds & 1, self._again[kinds], 0.0)
        change = self._weights[CHANGE] * chart.change[at]
        fresh = self._fresh(chart, at, labels)
        follows = self._follows[paths.labels + 1][:, labels]
        totals = closed[:, None] + fresh + follows + np.where(new, change + again, self._weights[SAME])
        if must:
            on = np.full(len(closed), -np.inf)
        else:
            on = paths.scores + grown
            totals[paths.labels[:, None] == labels] = -np.inf
        ranks = np.column_stack([on, totals]).ravel()
        order = np.argsort(-ranks, kind="stable")[:beam]
        return _extended(paths, at, labels, totals, order[ranks[order] > -np.inf])

    def _fresh(self, chart: ScoredUnits, at: int, labels: Ints) -> Floats:
        """Return what `_opening` is worth as far as it does not hang on what went before."""
        w = self._weights
        return np.asarray(
            w[FIRST] * chart.fit[at, labels]
            + w[SEGMENT]
            + self._places[labels, _place(chart, at)]
            + w[START] * chart.starts[at, labels]
            + w[ANY] * chart.any[at]
        )

    def _open(self, chart: ScoredUnits, paths: _Paths, end: int) -> Floats:
        """Return what `_closing` is worth as far as it grows with the segment."""
        w, (_, starts, labels, *_) = self._weights, paths
        return np.asarray(
            w[SUM] * (chart.sums[end, labels] - chart.sums[starts, labels])
            + w[CHARS] * (chart.wide[end, labels] - chart.wide[starts, labels])
            + w[NO_STARTS] * (chart.no_start[end] - chart.no_start[starts + 1])
            + w[NO_CHANGES] * (chart.no_change[end] - chart.no_change[starts + 1])
        )

    def _closed(self, chart: ScoredUnits, paths: _Paths, end: int, grown: Floats) -> Floats:
        """Return what `_closing` is worth, given what `_open` is."""
        w, (_, starts, labels, *_) = self._weights, paths
        mean = 2 * (chart.sums[end, labels] - chart.sums[starts, labels]) / (end - starts)
        length = self._lengths[labels, _lengths(chart, starts, end)]
        return np.asarray(grown + w[MEAN] * mean + w[LAST] * chart.fit[end - 1, labels] + length)

    def _ended(self, chart: ScoredUnits, paths: _Paths) -> Floats:
        """Return the scores of whole splits."""
        end = len(chart)
        scores = paths.scores + self._closed(chart, paths, end, self._open(chart, paths, end))
        missing = ~(paths.seen[:, None] >> np.arange(len(KINDS))) & 1
        return np.asarray(
            scores + self._follows[paths.labels + 1, _N] + missing @ self._weights[_MISSING:_PLACE]
        )


_KIND_OF = np.array(KIND_OF)


def _extended(paths: _Paths, at: int, labels: Ints, totals: Floats, order: Ints) -> _Paths:
    """Return the paths of `order`, numbers into a table: a row a path, a column to go on, then the labels."""
    old, step = np.divmod(order, len(labels) + 1)
    opens = step > 0
    label = labels[step - 1]
    scores = np.where(opens, totals[old, step - 1], paths.scores[old])
    seen = np.where(opens, paths.seen[old] | 1 << _KIND_OF[label], paths.seen[old])
    nodes = [
        _Node(at, new, paths.nodes[one]) if opened else paths.nodes[one]
        for one, new, opened in zip(old.tolist(), label.tolist(), opens.tolist(), strict=True)
    ]
    starts, last = np.where(opens, at, paths.starts[old]), np.where(opens, label, paths.labels[old])
    return _Paths(scores, starts, last, seen, nodes)


def _segments(node: _Node) -> tuple[tuple[int, int], ...]:
    segments = []
    at: _Node | None = node
    while at:
        segments.append(at[:2])
        at = at.before
    return tuple(reversed(segments))


def _choices(chart: ScoredUnits, at: int, rule: Forced | None) -> Ints:
    """Return the labels worth trying for a segment that starts at unit `at`."""
    worth = chart.starts[at] + 0.5 * chart.fit[at]
    labels = np.array(sorted(rule.labels)) if rule else np.arange(_N)
    return np.asarray(labels[np.argsort(-worth[labels], kind="stable")[:CHOICES]])

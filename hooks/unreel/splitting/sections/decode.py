"""From the evidence of each unit to the best split of the whole text: a beam over its segments.

A split's score is linear in features of its segments: how well each fits its label, how likely it
starts where it does, its length and position, what it follows, whether its kind was there before,
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
_LENGTHS, _POSITIONS = 9, 5
_TRANSITIONS = 12
_LENGTH = _TRANSITIONS + (_N + 1) ** 2
_AGAIN = _LENGTH + _N * _LENGTHS
_MISSING = _AGAIN + len(KINDS)
_POSITION = _MISSING + len(KINDS)
SIZE = _POSITION + _N * _POSITIONS

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


def _lengths(scored: ScoredUnits, starts: Ints, end: int) -> Ints:
    """Return the class of length of segments that start at `starts` and end before the unit `end`."""
    steps = np.log2((scored.ends[end - 1] - scored.begins[starts]) / 60 + 1) * 1.3
    return np.asarray(np.minimum(_LENGTHS - 1, steps.astype(np.int64)))


def _position(scored: ScoredUnits, a: int) -> int:
    return min(_POSITIONS - 1, int(_POSITIONS * scored.begins[a] // scored.ends[-1]))


def features(scored: ScoredUnits, segments: Sequence[tuple[int, int]]) -> dict[int, float]:
    """Return the features of a whole split by their numbers; its score is their weighted sum."""
    found: dict[int, float] = {}
    seen, before = 0, _NONE
    ends = [a for a, _ in segments[1:]] + [len(scored)]
    for (a, label), b in zip(segments, ends, strict=True):
        for key, value in (*_closing(scored, a, b, label), *_opening(scored, a, label, before, seen)):
            found[key] = found.get(key, 0.0) + value
        seen |= 1 << KIND_OF[label]
        before = label
    for key in _end(before, seen):
        found[key] = found.get(key, 0.0) + 1
    return found


def _closing(scored: ScoredUnits, a: int, b: int, label: int) -> Iterator[tuple[int, float]]:
    total = scored.sums[b][label] - scored.sums[a][label]
    yield SUM, total
    yield CHARS, scored.wide[b][label] - scored.wide[a][label]
    yield MEAN, 2 * total / (b - a)
    yield LAST, scored.fit[b - 1][label]
    yield NO_STARTS, scored.no_start[b] - scored.no_start[a + 1]
    yield NO_CHANGES, scored.no_change[b] - scored.no_change[a + 1]
    yield _LENGTH + label * _LENGTHS + int(_lengths(scored, np.array(a), b)), 1.0


def _opening(scored: ScoredUnits, a: int, label: int, before: int, seen: int) -> Iterator[tuple[int, float]]:
    kind = KIND_OF[label]
    yield FIRST, scored.fit[a][label]
    yield SEGMENT, 1.0
    yield _TRANSITIONS + (before + 1) * (_N + 1) + label, 1.0
    yield _POSITION + label * _POSITIONS + _position(scored, a), 1.0
    if before == _NONE:
        return
    yield START, scored.starts[a][label]
    yield ANY, scored.any[a]
    if kind == KIND_OF[before]:
        yield SAME, 1.0
        return
    yield CHANGE, scored.change[a]
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


class _Scores:
    """The parts of all scores that hang on a unit and a label alone, for one text and given weights."""

    def __init__(self, scored: ScoredUnits, w: Floats) -> None:
        """Weigh the evidence of all units at once."""
        rest = w[NO_STARTS] * scored.no_start + w[NO_CHANGES] * scored.no_change
        grown = w[SUM] * scored.sums + w[CHARS] * scored.wide
        self.until = grown + rest[:, None]
        """What a segment gains with its length: this of the unit behind it, less `since` of its first one."""
        self.since = grown[:-1] + rest[1:, None]
        positions = np.minimum(_POSITIONS - 1, _POSITIONS * scored.begins // scored.ends[-1])
        self.opening = (
            w[FIRST] * scored.fit
            + w[SEGMENT]
            + w[_POSITION:].reshape(_N, _POSITIONS)[:, positions].T
            + w[START] * scored.starts
            + (w[ANY] * scored.any)[:, None]
        )
        self.last = w[LAST] * scored.fit
        self.change = w[CHANGE] * scored.change
        self.sums = 2 * w[MEAN] * scored.sums
        self.likeliest = np.argsort(-(scored.starts + 0.5 * scored.fit), axis=1, kind="stable")
        """The labels of a segment that starts at a unit, the likeliest first."""


class Decoder:
    """Finds the best splits under given weights."""

    def __init__(self, weights: Floats) -> None:
        """Take `SIZE` weights."""
        w = self._weights = np.asarray(weights, np.float64)
        self._follows = w[_TRANSITIONS:_LENGTH].reshape(_N + 1, _N + 1)
        self._lengths = w[_LENGTH:_AGAIN].reshape(_N, _LENGTHS)
        self._again = w[_AGAIN:_MISSING]

    def best(
        self, scored: ScoredUnits, forced: Mapping[int, Forced] | None = None, beam: int = BEAM
    ) -> list[Split]:
        """Return the best splits, the very best first; at `forced` units what a person said is obeyed."""
        rules = forced or {}
        scores = _Scores(scored, self._weights)
        paths = self._first(scored, rules.get(0))
        begun = {at for at, rule in rules.items() if rule.start}
        for at in sorted({*np.flatnonzero(scored.likely).tolist(), *begun} - {0}):
            closed = self._closed(scored, scores, at, paths)
            paths = self._steps(scores, at, paths, closed, rules.get(at)).first(beam)
        ended = self._ended(self._closed(scored, scores, len(scored), paths)[1], paths)
        order = np.argsort(-ended, kind="stable").tolist()
        return [Split(float(ended[at]), _segments(paths.nodes[at])) for at in order]

    def _first(self, scored: ScoredUnits, rule: Forced | None) -> _Paths:
        likely = np.argsort(-scored.fit[0], kind="stable")[:2].tolist()
        labels = sorted(rule.labels if rule else {0, *likely})
        scores = [
            sum(self._weights[key] * value for key, value in _opening(scored, 0, label, _NONE, 0))
            for label in labels
        ]
        seen = np.array([1 << KIND_OF[label] for label in labels])
        return _Paths.of(np.array(scores), seen, [_Node(0, label, None) for label in labels])

    def _closed(self, scored: ScoredUnits, scores: _Scores, end: int, paths: _Paths) -> tuple[Floats, Floats]:
        """Return the scores of `paths` up to the unit `end`, with their last segments open, and closed."""
        _, starts, labels, *_ = paths
        grown = paths.scores + scores.until[end, labels] - scores.since[starts, labels]
        mean = (scores.sums[end, labels] - scores.sums[starts, labels]) / (end - starts)
        length = self._lengths[labels, _lengths(scored, starts, end)]
        return grown, grown + mean + scores.last[end - 1, labels] + length

    def _steps(
        self, scores: _Scores, at: int, paths: _Paths, sums: tuple[Floats, Floats], rule: Forced | None
    ) -> _Steps:
        """Return all paths one candidate further: each goes on, or ends its segment and opens another."""
        must = bool(rule and rule.start)
        likeliest = scores.likeliest[at]
        labels = (likeliest[np.isin(likeliest, list(rule.labels))] if rule else likeliest)[:CHOICES]
        kinds = _KIND_OF[labels]
        grown, closed = sums
        again = np.where(paths.seen[:, None] >> kinds & 1, self._again[kinds], 0.0)
        new = kinds != _KIND_OF[paths.labels][:, None]
        more = np.where(new, scores.change[at] + again, self._weights[SAME])
        opened = (
            closed[:, None] + scores.opening[at, labels] + self._follows[paths.labels + 1][:, labels] + more
        )
        if must:
            grown = np.full(len(closed), -np.inf)
        else:
            opened[paths.labels[:, None] == labels] = -np.inf
        return _Steps(paths, at, labels, np.column_stack([grown, opened]))

    def _ended(self, closed: Floats, paths: _Paths) -> Floats:
        """Return the scores of whole splits."""
        missing = ~(paths.seen[:, None] >> np.arange(len(KINDS))) & 1
        follows = self._follows[paths.labels + 1, _N]
        return np.asarray(closed + follows + missing @ self._weights[_MISSING:_POSITION])


_KIND_OF = np.array(KIND_OF)


class _Steps(NamedTuple):
    """Ways on from `paths` at a unit: to go on, or to open a segment of one of the labels."""

    paths: _Paths
    at: int
    labels: Ints
    ranks: Floats
    """A row a path: the score if it goes on, then if each of the labels opens; -inf where it may not."""

    def first(self, count: int) -> _Paths:
        """Return the `count` best ways on."""
        order = np.argsort(-self.ranks.ravel(), kind="stable")[:count]
        order = order[self.ranks.ravel()[order] > -np.inf]
        paths, at = self.paths, self.at
        old, step = np.divmod(order, len(self.labels) + 1)
        opens, label = step > 0, self.labels[step - 1]
        nodes = [
            _Node(at, new, paths.nodes[one]) if opened else paths.nodes[one]
            for one, new, opened in zip(old.tolist(), label.tolist(), opens.tolist(), strict=True)
        ]
        return _Paths(
            np.where(opens, self.ranks[old, step], paths.scores[old]),
            np.where(opens, at, paths.starts[old]),
            np.where(opens, label, paths.labels[old]),
            paths.seen[old] | np.where(opens, 1 << _KIND_OF[label], 0),
            nodes,
        )


def _segments(node: _Node) -> tuple[tuple[int, int], ...]:
    segments = []
    at: _Node | None = node
    while at:
        segments.append(at[:2])
        at = at.before
    return tuple(reversed(segments))

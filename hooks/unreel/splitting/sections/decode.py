"""Find the best split of the whole text by the evidence of each unit: a beam over its segments.

A split's score is linear in features of its segments: how well each fits its label, how likely it
starts where it does, its length and position, what it follows, whether its kind was there before,
which kinds are missing at the end. The weights were learned by lowering the expected loss over
lists of the best splits (Och 2003, Smith and Eisner 2006), so a segment is judged as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from unreel.splitting.sections.labels import CLASSES, KIND_OF, KINDS, LABELS, NO_START, STARTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from unreel.model.spans import Span

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_Number = TypeVar("_Number", np.float64, np.int64)

_N = len(LABELS)
_KIND_OF = np.array(KIND_OF)
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

    def __init__(self, units: Sequence[Span], outputs: Floats) -> None:
        """Sum up the logarithms of what the network's `outputs` say of `units`."""
        self.begins, self.ends = np.array(units).T
        self.positions = np.minimum(_POSITIONS - 1, _POSITIONS * self.begins // self.ends[-1])
        classes, starts, changes = map(softmax, np.split(outputs, (CLASSES, CLASSES + STARTS), axis=1))
        labels, quiet, kinds = classes[:, :_N], starts[:, NO_START], changes[:, 1]
        self.fit = np.log(labels / (labels.sum(1, keepdims=True) + 1e-6) + _FLOOR)
        widths = np.minimum(3.0, (self.ends - self.begins) / 100)
        self.sums = running(self.fit)
        self.wide = running(widths[:, None] * self.fit)
        self.starts = np.log(starts[:, :_N] + _FLOOR)
        self.any = np.log(1 - quiet + _FLOOR)
        self.change = np.log((kinds + _FLOOR) / (1 - kinds + _FLOOR))
        self.no_start = running(np.log(quiet + _FLOOR))
        self.no_change = running(np.log(1 - kinds + _FLOOR))
        self.likely = (kinds > _LIKELY_CHANGE) | (1 - quiet > _LIKELY_START)

    def __len__(self) -> int:
        return len(self.fit)


def softmax(values: Floats) -> Floats:
    """Return probabilities that sum to one in each row."""
    raised = np.exp(values - values.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


def running(rows: NDArray[_Number]) -> NDArray[_Number]:
    """Return the sums of the first 0, 1, 2, … rows."""
    found = np.zeros((len(rows) + 1, *rows.shape[1:]), rows.dtype)
    np.cumsum(rows, 0, out=found[1:])
    return found


def _lengths(scored: ScoredUnits, starts: Ints, end: int) -> Ints:
    """Return the class of length of segments that start at `starts` and end before the unit `end`."""
    steps = np.log2((scored.ends[end - 1] - scored.begins[starts]) / 60 + 1) * 1.3
    return np.asarray(np.minimum(_LENGTHS - 1, steps.astype(np.int64)))


def features(scored: ScoredUnits, segments: Sequence[tuple[int, int]]) -> dict[int, float]:
    """Return the features of a whole split by their numbers; its score is their weighted sum."""
    found: dict[int, float] = defaultdict(float)
    seen, before = 0, _NONE
    for (a, label), (b, _) in pairwise([*segments, (len(scored), _N)]):
        kind, total = KIND_OF[label], scored.sums[b][label] - scored.sums[a][label]
        found[SUM] += total
        found[CHARS] += scored.wide[b][label] - scored.wide[a][label]
        found[MEAN] += 2 * total / (b - a)
        found[LAST] += scored.fit[b - 1][label]
        found[NO_STARTS] += scored.no_start[b] - scored.no_start[a + 1]
        found[NO_CHANGES] += scored.no_change[b] - scored.no_change[a + 1]
        found[_LENGTH + label * _LENGTHS + int(_lengths(scored, np.array(a), b))] += 1
        found[FIRST] += scored.fit[a][label]
        found[SEGMENT] += 1
        found[_TRANSITIONS + (before + 1) * (_N + 1) + label] += 1
        found[_POSITION + label * _POSITIONS + int(scored.positions[a])] += 1
        if before != _NONE:
            found[START] += scored.starts[a][label]
            found[ANY] += scored.any[a]
            if kind == KIND_OF[before]:
                found[SAME] += 1
            else:
                found[CHANGE] += scored.change[a]
                found[_AGAIN + kind] += seen >> kind & 1
        seen |= 1 << kind
        before = label
    found[_TRANSITIONS + (before + 1) * (_N + 1) + _N] += 1
    return found | {_MISSING + kind: 1.0 for kind in range(len(KINDS)) if not seen >> kind & 1}


class _Node(NamedTuple):
    """The start of a segment on some path, and the one before it."""

    start: int
    label: int
    before: _Node | None

    def segments(self) -> tuple[tuple[int, int], ...]:
        """Return all segments of the path up to this one."""
        segments = []
        at: _Node | None = self
        while at:
            segments.append(at[:2])
            at = at.before
        return tuple(reversed(segments))


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


def best(
    scored: ScoredUnits, weights: Floats, forced: Mapping[int, Forced] | None = None, beam: int = BEAM
) -> list[Split]:
    """Return the best splits under `SIZE` weights, the very best first.

    At `forced` units what a person said is obeyed.
    """
    rules = forced or {}
    search = _Search(scored, weights)
    paths = search.first(rules.get(0))
    begun = {at for at, rule in rules.items() if rule.start}
    for at in sorted({*np.flatnonzero(scored.likely).tolist(), *begun} - {0}):
        paths = search.further(paths, at, rules.get(at), beam)
    ended = search.ended(paths)
    order = np.argsort(-ended, kind="stable").tolist()
    return [Split(float(ended[at]), paths.nodes[at].segments()) for at in order]


class _Search:
    """One text under given weights: the parts of all scores that hang on a unit and a label alone."""

    def __init__(self, scored: ScoredUnits, w: Floats) -> None:
        """Weigh the evidence of all units at once."""
        self._scored, self._weights = scored, w
        self._follows = w[_TRANSITIONS:_LENGTH].reshape(_N + 1, _N + 1)
        self._lengths = w[_LENGTH:_AGAIN].reshape(_N, _LENGTHS)
        rest = w[NO_STARTS] * scored.no_start + w[NO_CHANGES] * scored.no_change
        grown = w[SUM] * scored.sums + w[CHARS] * scored.wide
        self._until = grown + rest[:, None]
        """What a segment gains with its length: this of the unit behind it, less `since` of its first one."""
        self._since = grown[:-1] + rest[1:, None]
        first = w[FIRST] * scored.fit + w[SEGMENT]
        positions = w[_POSITION:].reshape(_N, _POSITIONS)[:, scored.positions].T
        self._first = first[0] + self._follows[0, :_N] + positions[0]
        self._opening = first + positions + w[START] * scored.starts + (w[ANY] * scored.any)[:, None]
        self._last = w[LAST] * scored.fit
        self._change = w[CHANGE] * scored.change
        self._sums = 2 * w[MEAN] * scored.sums
        self._likeliest = np.argsort(-(scored.starts + 0.5 * scored.fit), axis=1, kind="stable")
        """The labels of a segment that starts at a unit, the likeliest first."""

    def first(self, rule: Forced | None) -> _Paths:
        """Return the paths that start the text."""
        likely = np.argsort(-self._scored.fit[0], kind="stable")[:2].tolist()
        labels = np.array(sorted(rule.labels if rule else {0, *likely}))
        nodes = [_Node(0, label, None) for label in labels.tolist()]
        return _Paths(self._first[labels], np.zeros_like(labels), labels, 1 << _KIND_OF[labels], nodes)

    def _closed(self, paths: _Paths, end: int) -> tuple[Floats, Floats]:
        """Return the scores of `paths` up to the unit `end`, with their last segments open, and closed."""
        _, starts, labels, *_ = paths
        grown = paths.scores + self._until[end, labels] - self._since[starts, labels]
        mean = (self._sums[end, labels] - self._sums[starts, labels]) / (end - starts)
        length = self._lengths[labels, _lengths(self._scored, starts, end)]
        return grown, grown + mean + self._last[end - 1, labels] + length

    def further(self, paths: _Paths, at: int, rule: Forced | None, count: int) -> _Paths:
        """Return the `count` best ways on at a unit: a path goes on, or opens another segment."""
        likeliest = self._likeliest[at]
        labels = (likeliest[np.isin(likeliest, list(rule.labels))] if rule else likeliest)[:CHOICES]
        kinds = _KIND_OF[labels]
        grown, closed = self._closed(paths, at)
        again = np.where(paths.seen[:, None] >> kinds & 1, self._weights[_AGAIN:_MISSING][kinds], 0.0)
        new = kinds != _KIND_OF[paths.labels][:, None]
        follows = self._follows[paths.labels + 1][:, labels]
        more = np.where(new, self._change[at] + again, self._weights[SAME])
        opened = closed[:, None] + self._opening[at, labels] + follows + more
        if rule and rule.start:
            grown[:] = -np.inf
        else:
            opened[paths.labels[:, None] == labels] = -np.inf
        ranks = np.column_stack([grown, opened]).ravel()
        order = np.argsort(-ranks, kind="stable")[:count]
        order = order[ranks[order] > -np.inf]
        old, step = np.divmod(order, len(labels) + 1)
        opens, label = step > 0, labels[step - 1]
        nodes = [
            _Node(at, new, paths.nodes[one]) if opened else paths.nodes[one]
            for one, new, opened in zip(old.tolist(), label.tolist(), opens.tolist(), strict=True)
        ]
        return _Paths(
            np.where(opens, ranks[order], paths.scores[old]),
            np.where(opens, at, paths.starts[old]),
            np.where(opens, label, paths.labels[old]),
            paths.seen[old] | np.where(opens, 1 << _KIND_OF[label], 0),
            nodes,
        )

    def ended(self, paths: _Paths) -> Floats:
        """Return the scores of `paths` as whole splits."""
        missing = ~(paths.seen[:, None] >> np.arange(len(KINDS))) & 1
        follows = self._follows[paths.labels + 1, _N]
        closed = self._closed(paths, len(self._scored))[1]
        return np.asarray(closed + follows + missing @ self._weights[_MISSING:_POSITION])

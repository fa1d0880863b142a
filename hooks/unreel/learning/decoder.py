"""The weights of the decoder and of the confidences, from evidence of models that never saw the films.

The decoder's are the ones under which the expected loss over lists of best splits is least; the
confidences are logistic regressions on whether each start is right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.learning import logit
from unreel.splitting.sections import confidence, decode
from unreel.splitting.sections.labels import ELSEWHERE, KIND_OF_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from unreel.model.spans import Span
    from unreel.splitting.sections.confidence import Start
    from unreel.splitting.sections.decode import ScoredUnits
    from unreel.store.weights import Arrays

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_KIND_OF = np.array(KIND_OF_CLASS)

_LIST, _ROUNDS, _PENALTY = 40, 80, 1e-3
_CALIBRATION = 1.0
"""The penalty on the weights of the confidences."""
_DENSE_SCALE = 0.3
"""The few dense features move on a smaller scale than the many that are 0 or 1."""
_WRONG, _BOUNDS, _INEXACT, _SUBS = 2.0, 0.7, 0.4, 0.4
"""What one film's loss is made of: wrong characters, boundary F1, not exact, wrong subsections."""


class Answer(NamedTuple):
    """A film's answer in units."""

    classes: Ints
    lengths: Ints
    bounds: frozenset[int]
    """Units at which one kind gives way to another, both known."""


def answer(units: Sequence[Span], classes: Sequence[int]) -> Answer:
    """Return the answer of the film with these `units` of these `classes`."""
    right = np.array(classes)
    return Answer(right, np.array([unit.end - unit.start for unit in units]), _bounds(right, right))


def _bounds(classes: Ints, right: Ints) -> frozenset[int]:
    """Return where the kind of `classes` changes, between units whose `right` classes are known."""
    kinds, known = _KIND_OF[classes], right != ELSEWHERE
    at = np.flatnonzero((kinds[1:] != kinds[:-1]) & known[1:] & known[:-1])
    return frozenset((at + 1).tolist())


def loss(right: Answer, segments: Sequence[tuple[int, int]]) -> float:
    """Return what is wrong about a split, 0 if nothing is."""
    starts, labels = np.array(segments).T
    guess = np.repeat(labels, np.diff(starts, append=len(right.classes)))
    known = int(right.lengths @ (right.classes != ELSEWHERE)) or 1
    same = int(right.lengths @ (_KIND_OF[right.classes] == _KIND_OF[guess]))
    exact = int(right.lengths @ (right.classes == guess))
    bounds = _bounds(guess, right.classes)
    both = len(bounds) + len(right.bounds)
    f1 = 2 * len(bounds & right.bounds) / both if both else 1.0
    whole = bounds == right.bounds and same == known
    wrong = _WRONG * (1 - same / known) + _SUBS * (1 - exact / known)
    return wrong + _BOUNDS * (1 - f1) + _INEXACT * (not whole)


def fit(scored_films: Sequence[ScoredUnits], answers: Sequence[Answer]) -> Floats:
    """Return the decoder's weights."""
    start = np.zeros(decode.SIZE)  # the evidence alone decides
    start[[decode.START, decode.CHANGE, decode.NO_CHANGES]] = 0.5
    start[[decode.CHARS, decode.NO_STARTS]] = 0.3
    start[decode.SUM] = 0.2
    lists, losses = [], []
    for scored, right in zip(scored_films, answers, strict=True):
        splits = [split.segments for split in decode.best(scored, start, beam=_LIST)]
        table = np.zeros((len(splits), decode.SIZE), np.float32)
        for row, segments in zip(table, splits, strict=True):
            for key, value in decode.features(scored, segments).items():
                row[key] = value
        lists.append(table)
        losses.append(np.array([loss(right, segments) for segments in splits]))
    return _least_risk(np.vstack(lists), np.concatenate(losses), [len(x) for x in losses], start)


def _least_risk(table: NDArray[np.float32], losses: Floats, sizes: Sequence[int], start: Floats) -> Floats:
    scale = np.ones(decode.SIZE)
    scale[: decode.ANY + 1] = _DENSE_SCALE
    table = table * scale.astype(np.float32)
    origin = start / scale
    heads = np.cumsum([0, *sizes[:-1]])
    film = np.repeat(np.arange(len(sizes)), sizes)

    def risk(w: Floats) -> tuple[float, Floats]:
        z = (table @ w.astype(np.float32)).astype(np.float64)
        raised = np.exp(z - np.maximum.reduceat(z, heads)[film])
        p = raised / np.add.reduceat(raised, heads)[film]
        expected = np.add.reduceat(p * losses, heads)
        slope = p * (losses - expected[film]) / len(sizes)
        away = w - origin
        return (
            float(expected.mean() + _PENALTY * away @ away),
            (table.T @ slope.astype(np.float32)).astype(np.float64) + 2 * _PENALTY * away,
        )

    return np.asarray(logit.least(risk, origin, _ROUNDS) * scale)


def calibrated(scored_films: Sequence[ScoredUnits], answers: Sequence[Answer], weights: Floats) -> Arrays:
    """Return the weights of the logistic models of `confidence`, given those of the decoder."""
    splits = [decode.best(scored, weights) for scored in scored_films]
    found = {}
    for name, starts in (("confidence", confidence.made), ("unmade", confidence.unmade)):
        films = zip(scored_films, splits, answers, strict=True)
        cases = [case for scored, some, right in films for case in _judged(starts(scored, some), right)]
        found[name] = np.concatenate([_logistic(cases, new=new) for new in (True, False)])
    return found


def _judged(starts: Iterable[Start], right: Answer) -> Iterator[tuple[Start, bool]]:
    """Return each start whose answer is known, and whether it is right."""
    for start in starts:
        at = start.at
        if ELSEWHERE not in right.classes[at - 1 : at + 1]:
            yield start, at in right.bounds if start.new else right.classes[at] != right.classes[at - 1]


def _logistic(cases: Sequence[tuple[Start, bool]], *, new: bool) -> Floats:
    some = [(start.features, hit) for start, hit in cases if start.new is new]
    rows = np.array([row for row, _ in some]).reshape(-1, confidence.SIZE)
    return logit.binary(rows, np.array([hit for _, hit in some], bool), _CALIBRATION)

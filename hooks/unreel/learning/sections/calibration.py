"""The confidences: logistic regression on whether each start that was found is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from unreel.splitting.sections import confidence
from unreel.splitting.sections.labels import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from unreel.learning.sections.ranking import Answer
    from unreel.splitting.sections.decode import Chart, Split

    Floats = NDArray[np.float64]

_STEPS, _PENALTY = 30, 1.0


def judged(chart: Chart, splits: Sequence[Split], right: Answer) -> list[tuple[bool, list[float], bool]]:
    """Return for each start of the best split whether a kind starts, features, and whether it is right."""
    found = []
    for (new, row), (at, _) in zip(confidence.features(chart, splits), splits[0].segments[1:], strict=True):
        if ELSEWHERE in right.classes[at - 1 : at + 1]:
            continue
        hit = at in right.bounds if new else right.classes[at] != right.classes[at - 1]
        found.append((new, row, hit))
    return found


def fit(cases: Sequence[tuple[bool, list[float], bool]]) -> Floats:
    """Learn the weights of both logistic models of `confidence`."""
    parts = []
    for sort in (True, False):
        some = [(row, hit) for new, row, hit in cases if new is sort]
        rows = np.array([row for row, _ in some]).reshape(-1, confidence.SIZE)
        parts.append(_logistic(rows, np.array([hit for _, hit in some], float)))
    return np.concatenate(parts)


def _logistic(x: Floats, y: Floats) -> Floats:
    """Fit by Newton's method."""
    w = np.zeros(confidence.SIZE)
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + _PENALTY * w
        bend = (x.T * (p * (1 - p) + 1e-6)) @ x + _PENALTY * np.eye(len(w))
        w -= np.linalg.solve(bend, slope)
    return np.asarray(w)

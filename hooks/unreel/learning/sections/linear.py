"""Stage one: softmax regression over hashed n-grams (L-BFGS, an L2 penalty)."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import optimize, sparse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from unreel.splitting.sections.weights import Arrays

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_TOP = 127
"""The largest weight; none is cut off, for the few large ones stand on the commonest words."""


class Matrix(NamedTuple):
    """The features of many units: one row a unit, one column a feature, ones where it has it."""

    rows: sparse.csr_matrix
    keys: Ints
    """The feature of each column."""


def matrix(features: Sequence[set[int]], films: Sequence[int], least: int) -> Matrix:
    """Return the features that stand in at least `least` films; `films` is the film of each unit."""
    seen: Counter[int] = Counter()
    for group in _by_film(features, films):
        seen.update(group)
    keys = np.array(sorted(key for key, count in seen.items() if count >= least), dtype=np.int64)
    column = {key: at for at, key in enumerate(keys.tolist())}
    bounds, places = [0], []
    for group in features:
        places.extend(sorted(column[key] for key in group if key in column))
        bounds.append(len(places))
    ones = np.ones(len(places), np.float32)
    shape = (len(features), len(keys))
    return Matrix(sparse.csr_matrix((ones, np.array(places, np.int32), np.array(bounds)), shape=shape), keys)


def _by_film(features: Sequence[set[int]], films: Sequence[int]) -> Iterable[set[int]]:
    group: set[int] = set()
    for at, found in enumerate(features):
        if at and films[at] != films[at - 1]:
            yield group
            group = set()
        group |= found
    yield group


class Task(NamedTuple):
    """What is to be predicted of each row."""

    answers: Ints
    classes: int
    shares: Floats
    """How much each row counts; they sum to one."""


def fit(rows: sparse.csr_matrix, task: Task, penalty: float, rounds: int) -> Floats:
    """Return the weights, a row a feature and the biases last, that best predict the answers."""
    answers, classes, shares = task
    n, d = rows.shape
    turned = rows.T.tocsr()
    at = np.arange(n)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w = flat.reshape(d + 1, classes).astype(np.float32)
        z = rows @ w[:d] + w[d]
        z -= z.max(1, keepdims=True)
        raised = np.exp(z)
        total = raised.sum(1, keepdims=True)
        missed = np.log(total[:, 0]) - z[at, answers]
        value = float(shares @ missed) + 0.5 * penalty * float((w[:d] ** 2).sum())
        error = raised / total
        error[at, answers] -= 1
        error *= shares[:, None]
        slope = np.vstack([turned @ error + penalty * w[:d], error.sum(0)])
        return value, slope.ravel().astype(np.float64)

    start = np.zeros((d + 1) * classes)
    options = {"maxiter": rounds, "maxcor": 6}
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options=options)
    return np.asarray(found.x.reshape(d + 1, classes), np.float32)


def probabilities(rows: sparse.csr_matrix, weights: Floats) -> Floats:
    """Return the probabilities of the classes for each row."""
    z = rows @ weights[:-1] + weights[-1]
    z = np.exp(z - z.max(1, keepdims=True))
    return np.asarray(z / z.sum(1, keepdims=True), np.float32)


def pruned(found: Matrix, weights: Floats, keep: int) -> Floats:
    """Return the weights with all but the `keep` most telling features at zero."""
    often = np.sqrt(np.asarray(found.rows.sum(0)).ravel())
    telling = np.abs(weights[:-1]).max(1) * often
    order = np.argsort(-telling, kind="stable")
    kept = weights.copy()
    kept[order[keep:]] = 0
    return kept


def arrays(name: str, keys: Ints, weights: Floats) -> Arrays:
    """Return the model as `evidence.Linear` reads it: a byte a weight, features without weights left out."""
    used = np.abs(weights[:-1]).max(1) > 0
    rows = weights[:-1][used]
    scale = float(np.abs(rows).max()) / _TOP
    small = np.clip(np.rint(rows / scale), -_TOP, _TOP).astype(np.int64) + 128
    return {
        f"{name}_keys": array("I", keys[used].tolist()),
        f"{name}_rows": array("B", small.astype(np.uint8).tobytes()),
        f"{name}_bias": array("f", weights[-1].tolist()),
        f"{name}_scale": array("d", [scale]),
    }

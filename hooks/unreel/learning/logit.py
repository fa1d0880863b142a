"""Logistic regression, found by L-BFGS with an L2 penalty: over classes, and over things to choose from."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import optimize, sparse, special

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from unreel.splitting.sections.words import Features
    from unreel.store.weights import Arrays, Feature, FeatureWeights

    Doubles = NDArray[np.float64]
    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_ROUNDS = 200
"""At most so often a few weights are moved on."""
_TOP = 127
"""The largest weight; none is cut off, for the few large ones stand on the commonest words."""


def least(
    loss: Callable[[Doubles], tuple[float, Doubles]], start: Doubles, rounds: int, memory: int = 10
) -> Doubles:
    """Return the point near `start` at which `loss`, which gives its slope too, is least.

    `memory` is the number of steps that the curvature is estimated from; each costs as much as the weights.
    """
    options = {"maxiter": rounds, "maxcor": memory}
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options=options)
    return np.asarray(found.x, np.float64)


class Matrix(NamedTuple):
    """The features of many units: one row a unit, one column a feature, ones where it has it."""

    rows: sparse.csr_matrix
    keys: Ints
    """The feature of each column, ascending."""


def matrix(features: Features, films: Ints, fewest: int) -> Matrix:
    """Return the features that stand in at least `fewest` films; `films` is the film of each unit."""
    keys, column = np.unique(features.keys, return_inverse=True)
    width = len(keys)
    in_films = np.unique(films[features.owners] * width + column)
    often = np.bincount(in_films % width, minlength=width) >= fewest
    cells = np.unique((features.owners * width + column)[often[column]])
    ones = np.ones(len(cells), np.float32)
    places = (cells // width, (np.cumsum(often) - 1)[cells % width])
    shape = (len(films), int(often.sum()))
    return Matrix(sparse.csr_matrix((ones, places), shape=shape), keys[often].astype(np.int64))


class ClassTask(NamedTuple):
    """What is to be predicted of each row."""

    answers: Ints
    classes: int
    shares: Floats
    """How much each row counts, beside the others."""


def softmax(rows: sparse.csr_matrix, task: ClassTask, penalty: float, rounds: int) -> Floats:
    """Return the weights, a row a feature and the biases last, that best predict the answers."""
    answers, classes, shares = task
    n, d = rows.shape
    turned = rows.T.tocsr()
    at = np.arange(n)

    def loss(flat: Doubles) -> tuple[float, Doubles]:
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

    flat = least(loss, np.zeros((d + 1) * classes), rounds, memory=6)
    return flat.reshape(d + 1, classes).astype(np.float32)


def probabilities(rows: sparse.csr_matrix, weights: Floats) -> Floats:
    """Return the probabilities of the classes for each row."""
    return np.asarray(special.softmax(rows @ weights[:-1] + weights[-1], 1), np.float32)


def pruned(rows: sparse.csr_matrix, weights: Floats, keep: int) -> Floats:
    """Return the weights with all but the `keep` most telling features at zero."""
    often = np.sqrt(np.asarray(rows.sum(0)).ravel())
    telling = np.abs(weights[:-1]).max(1) * often
    order = np.argsort(-telling, kind="stable")
    kept = weights.copy()
    kept[order[keep:]] = 0
    return kept


def arrays(name: str, keys: Ints, weights: Floats) -> Arrays:
    """Return the model as `evidence.Linear` reads it: a byte a weight, features without weights left out."""
    used = np.abs(weights[:-1]).max(1) > 0
    rows = weights[:-1][used]
    scale = float(np.abs(rows).max(initial=1e-9)) / _TOP
    return {
        f"{name}_keys": keys[used].astype(np.uint32),
        f"{name}_rows": np.clip(np.rint(rows / scale), -_TOP, _TOP).astype(np.int8),
        f"{name}_bias": weights[-1].astype(np.float32),
        f"{name}_scale": np.float64(scale),
    }


def binary(rows: Doubles, hits: NDArray[np.bool_], penalty: float) -> Doubles:
    """Return the weights of the columns under which the odds of the hits are likeliest."""

    def loss(w: Doubles) -> tuple[float, Doubles]:
        z = rows @ w
        value = float(np.logaddexp(0, np.where(hits, -z, z)).sum() + 0.5 * penalty * w @ w)
        return value, rows.T @ (1 / (1 + np.exp(-z)) - hits) + penalty * w

    return least(loss, np.zeros(rows.shape[1]), _ROUNDS)


class Choice(NamedTuple):
    """Some things of one film to choose from, by their features, and which one is right."""

    film: str
    options: Sequence[Sequence[Feature]]
    right: int


class Penalty(NamedTuple):
    """How weights of features are held down."""

    squares: float
    """The L2 penalty on all weights."""
    by_count: bool = False
    """Does the penalty count once for each choice that a feature stands in? Then rare ones may weigh more."""
    fewest: int = 1
    """In how many films a feature must stand; from two on, no weight can remember one film."""
    fixed: Mapping[Feature, float] = {}
    """Weights that are not learned."""
    least: float = 0.005
    """What a weight is at least, or it is left out."""


def choice(choices: Sequence[Choice], penalty: Penalty) -> FeatureWeights:
    """Return the weights under which the right options are likeliest: a conditional logit (McFadden 1974)."""
    seen = ((one.film, feature) for one in choices for feature in chain.from_iterable(one.options))
    number = numbers(seen, penalty.fewest)
    table = presence([option for one in choices for option in one.options], number)
    sizes = np.array([len(one.options) for one in choices])
    heads = np.cumsum(sizes) - sizes
    owner = np.repeat(np.arange(len(choices)), sizes)
    right = heads + [one.right for one in choices]
    options = sparse.csr_matrix((np.ones(len(owner)), (owner, np.arange(len(owner)))))
    counts = np.asarray((options @ table > 0).sum(0)).ravel()
    squares = penalty.squares * (counts if penalty.by_count else np.ones(len(number)))
    fixed = np.array([penalty.fixed.get(feature, np.nan) for feature in number])
    free = np.isnan(fixed)
    held = np.where(free, 0.0, fixed)

    def loss(w: Doubles) -> tuple[float, Doubles]:
        w = np.where(free, w, held)
        z = table @ w
        z -= np.maximum.reduceat(z, heads)[owner]
        shares = np.exp(z)
        total = np.add.reduceat(shares, heads)
        value = float(np.log(total).sum() - z[right].sum() + 0.5 * squares[free] @ w[free] ** 2)
        shares /= total[owner]
        shares[right] -= 1
        return value, np.where(free, table.T @ shares + squares * w, 0.0)

    found = np.where(free, least(loss, held.copy(), _ROUNDS), held).round(2).tolist()
    return {
        feature: weight for feature, weight in zip(number, found, strict=True) if abs(weight) >= penalty.least
    }


def presence(options: Sequence[Sequence[Feature]], numbers: Mapping[Feature, int]) -> sparse.csr_matrix:
    """Return a row an option: ones for the numbers of those of its features that have one."""
    columns = [[numbers[feature] for feature in option if feature in numbers] for option in options]
    bounds = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter(chain.from_iterable(columns), np.int64, bounds[-1])
    return sparse.csr_matrix((np.ones(len(flat)), flat, bounds), shape=(len(options), len(numbers)))


def numbers(seen: Iterable[tuple[str, Feature]], fewest: int) -> dict[Feature, int]:
    """Number each feature of `seen` (film and feature) that enough films have, in their order."""
    films: dict[Feature, set[str]] = defaultdict(set)
    for film, feature in seen:
        films[feature].add(film)
    often = sorted(feature for feature, those in films.items() if len(those) >= fewest)
    return {feature: number for number, feature in enumerate(often)}

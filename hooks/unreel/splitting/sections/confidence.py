"""How sure it is that a section starts where the best split says so, and where it may start as well.

What counts is how much of the weight of all good splits has a start there, and what the models of
both stages say of the unit. The mixture was learned on films that the models had never seen, so
that of starts at 0.9 nine in ten are right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

import numpy as np

from unreel.splitting.sections.decode import ScoredUnits, Split
from unreel.splitting.sections.labels import KIND_OF

SIZE = 7
"""Weights of one logistic model; there is one for starts of a kind, then one for those of a subsection."""
_REACH = 3
_FLOOR = 0.01
_UNMADE = 0.04
"""How likely any section starts at a unit, at least, for it to be looked at."""

_Shares = Mapping[tuple[int, bool], float]


class Start(NamedTuple):
    """A place where a section starts, or may start."""

    at: int
    """The unit."""
    label: int
    new: bool
    """Does a kind start, and not only a subsection?"""
    features: list[float]


def made(scored: ScoredUnits, splits: Sequence[Split]) -> list[Start]:
    """Return the starts of the best split but the first."""
    shares = _shares(splits)
    return [
        _start(scored, shares, at, label, before) for (_, before), (at, label) in pairwise(splits[0].segments)
    ]


def unmade(scored: ScoredUnits, splits: Sequence[Split]) -> Iterator[Start]:
    """Return the likeliest start at each unit where none is in the best split, but one may be."""
    shares = _shares(splits)
    for (first, label), (end, _) in pairwise([*splits[0].segments, (len(scored), 0)]):
        inside = np.arange(first + 1, end)
        likely = inside[scored.likely[inside] & (scored.any[inside] > log(_UNMADE))]
        fits = scored.starts[likely] + scored.fit[likely]
        fits[:, label] = -np.inf
        for at, other in zip(likely.tolist(), fits.argmax(1).tolist(), strict=True):
            yield _start(scored, shares, at, other, label)


def _start(scored: ScoredUnits, shares: _Shares, at: int, label: int, before: int) -> Start:
    """Return the start of `label` at the unit `at`, behind the label `before`, with its features."""
    new = KIND_OF[label] != KIND_OF[before]
    share = shares.get((at, new), 0.0)
    ahead, back = scored.fit[at : at + _REACH], scored.fit[max(0, at - _REACH) : at]
    fit = ((ahead[:, label] - ahead[:, before]).sum(), (back[:, before] - back[:, label]).sum())
    start = scored.change[at], scored.starts[at, label], scored.any[at]
    odds = log((share + _FLOOR) / (1 - share + _FLOOR))
    return Start(at, label, new, [1.0, odds, *start, *fit])


def _shares(splits: Sequence[Split]) -> _Shares:
    """Return the share of the splits' weight that has a start at a unit, of a kind or of a subsection."""
    top = splits[0].score
    shares: dict[tuple[int, bool], float] = defaultdict(float)
    total = 0.0
    for split in splits:
        weight = exp(max(-50.0, split.score - top))
        total += weight
        for (_, before), (at, label) in pairwise(split.segments):
            shares[at, KIND_OF[label] != KIND_OF[before]] += weight
    return {key: share / total for key, share in shares.items()}


def confidence(start: Start, weights: Sequence[float]) -> float:
    """Return how likely a start is right, under the weights of both models."""
    part = weights[:SIZE] if start.new else weights[SIZE:]
    z = sum(w * x for w, x in zip(part, start.features, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, z))))

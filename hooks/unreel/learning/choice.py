"""Learn which one of several places is the right one: multinomial logistic regression over named evidence.

Each choice moves the weights along its own gradient, in steps that shrink with each piece of
evidence's own history (AdaGrad, Duchi et al. 2011); the weights are averaged over the later rounds.
Nothing is drawn at random, so the same choices give the same bytes. Only evidence seen in several
films counts: no weight can remember one film.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.lists.boundaries import Name, Weights

_ROUNDS = 12
_RATE = 0.2
_SHRINK = 1e-3
_FILMS = 2
_LEAST = 0.15
"""What a weight is at least, or it is left out; smaller ones change nothing that counts."""
_STRIDE = 7919
"""Choices are learned so many steps apart, so that no film comes in one go; a prime leaves out none."""
_CERTAIN = 1e-3
"""A chance that is so close to what it should be teaches nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Some places of one film, by the names of what speaks for or against each, and which one is right."""

    film: str
    places: Sequence[Sequence[Name]]
    right: int


def learn(choices: Sequence[Choice]) -> Weights:
    """Return the weights under which the right places are likeliest."""
    names = _names(choices)
    number = {name: i for i, name in enumerate(names)}
    known = [[[number[n] for n in place if n in number] for place in choice.places] for choice in choices]
    weights, squares, total = [0.0] * len(names), [0.01] * len(names), [0.0] * len(names)
    stride = next(s for s in range(_STRIDE, _STRIDE + len(choices) + 1) if math.gcd(s, len(choices)) == 1)
    for turn in range(_ROUNDS):
        for i in range(len(choices)):
            at = i * stride % len(choices)
            for name, slope in _slopes(known[at], choices[at].right, weights).items():
                steeper = slope - _SHRINK * weights[name]
                squares[name] += steeper * steeper
                weights[name] += _RATE * steeper / math.sqrt(squares[name])
        if turn >= _ROUNDS // 2:
            total = [a + b for a, b in zip(total, weights, strict=True)]
    means = ((name, round(total[i] / (_ROUNDS - _ROUNDS // 2), 2)) for i, name in enumerate(names))
    return {name: mean for name, mean in means if abs(mean) >= _LEAST}


def _slopes(places: Sequence[Sequence[int]], right: int, weights: Sequence[float]) -> dict[int, float]:
    """Give, for each name, how fast the chance of the right place grows with its weight."""
    worths = [sum([weights[name] for name in place]) for place in places]
    most = max(worths)
    chances = [math.exp(worth - most) for worth in worths]
    whole = sum(chances)
    slopes: dict[int, float] = defaultdict(float)
    for i, place in enumerate(places):
        wrong = (i == right) - chances[i] / whole
        if abs(wrong) > _CERTAIN:
            for name in place:
                slopes[name] += wrong
    return slopes


def _names(choices: Sequence[Choice]) -> list[Name]:
    """Name the evidence that enough films hold, sorted."""
    films: dict[Name, set[str]] = defaultdict(set)
    for choice in choices:
        for name in {name for place in choice.places for name in place}:
            films[name].add(choice.film)
    return sorted(name for name, seen in films.items() if len(seen) >= _FILMS)

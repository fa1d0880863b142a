"""Learn the weights of `lists.boundaries` from lists whose entries are known.

A structured perceptron with a margin (Collins 2002; Taskar et al. 2003): wherever the best way to
cut a few entries is not the true one, the features of the true starts gain and those of the wrong
ones lose, in steps that shrink with each feature's own history (AdaGrad, Duchi et al. 2011); the
weights are averaged over the later rounds. Nothing is drawn at random, so the same lists give the
same bytes. Only features seen in several films count: no weight can remember one film.

A conditional logit (`logit.choice`) cannot stand in for it: which features a start has hangs on the
start before it, so whole ways to cut are compared, not starts.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from unreel.learning import logit
from unreel.lists.boundaries import search
from unreel.store.weights import Feature, FeatureWeights

if TYPE_CHECKING:
    from unreel.lists.boundaries import ListEvidence

_ROUNDS = 10
_RATE = 0.2
_SHRINK = 1e-4
_FILMS = 2
"""In how many films a feature must have been seen to count."""
_TOGETHER = 8
"""How many entries are cut at a time in training."""
_STRIDE = 7919
"""Pieces are learned so many steps apart, so that no film comes in one go; a prime leaves out none."""


@dataclass(frozen=True, slots=True)
class Example:
    """One list of a film: its evidence, and its entries, each as its first word and the word behind its last.

    What lies in no entry (a heading, a bibliography that nobody cut) teaches nothing.
    """

    film: str
    evidence: ListEvidence
    entries: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Piece:
    """A few neighbouring entries: the true starts among the words that could start one."""

    film: str
    evidence: ListEvidence
    candidates: Sequence[int]
    starts: list[int]
    numbers: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    """The numbers of the features of a start, by the last start and the word: they never change."""


class _Learner:
    """The weights as they are being learned, by the number of the feature."""

    def __init__(self, number: dict[Feature, int], margin: float) -> None:
        self.number, self.margin = number, margin
        self.weights = [0.0] * len(number)
        self.squares = [0.01] * len(number)

    def features(self, piece: _Piece, start: int, at: int) -> list[int]:
        """Return the numbers of the features of a start at `at` after one at `start`."""
        if (start, at) not in piece.numbers:
            features = (*piece.evidence.local_features(at), *piece.evidence.segment_features(start, at))
            piece.numbers[start, at] = [self.number[one] for one in features if one in self.number]
        return piece.numbers[start, at]

    def cut(self, piece: _Piece) -> list[int]:
        """Return the best starts, where each wrong one is made as attractive as the margin says."""
        margins = ((at, -self.margin if at in piece.starts else self.margin) for at in piece.candidates)
        weights = self.weights
        return search(
            piece.starts[0],
            margins,
            lambda start, at: sum([weights[i] for i in self.features(piece, start, at)]),
        )

    def learn(self, piece: _Piece) -> None:
        """Move the weights towards the true starts, if the best ones are others."""
        best = self.cut(piece)
        if best == piece.starts:
            return
        change: Counter[int] = Counter()
        for starts, sign in ((piece.starts, 1), (best, -1)):
            for start, at in pairwise(starts):
                for i in self.features(piece, start, at):
                    change[i] += sign
        for i, amount in change.items():
            slope = amount - _SHRINK * self.weights[i]
            self.squares[i] += slope * slope
            self.weights[i] += _RATE * slope / math.sqrt(self.squares[i])


def learn(examples: Sequence[Example], margin: float) -> FeatureWeights:
    """Return the weights with which the true cuts of `examples` are best, by `margin` if possible."""
    pieces = [piece for example in examples for piece in _pieces(example)]
    learner = _Learner(logit.numbers(_seen(pieces), _FILMS), margin)
    total = [0.0] * len(learner.weights)
    stride = next(s for s in range(_STRIDE, _STRIDE + len(pieces) + 1) if math.gcd(s, len(pieces)) == 1)
    for turn in range(_ROUNDS):
        for i in range(len(pieces)):
            learner.learn(pieces[i * stride % len(pieces)])
        if turn >= _ROUNDS // 2:
            total = [a + b for a, b in zip(total, learner.weights, strict=True)]
    turns = _ROUNDS - _ROUNDS // 2
    means = ((feature, round(total[i] / turns, 2)) for feature, i in learner.number.items())
    return {feature: mean for feature, mean in means if mean}


def _pieces(example: Example) -> Iterator[_Piece]:
    """Cut a list into pieces of a few entries; the start behind a piece's last entry belongs to it."""
    entries, candidates = example.entries, example.evidence.candidates
    gaps = [at for at in range(1, len(entries)) if entries[at - 1][1] != entries[at][0]]
    for first, end in pairwise([0, *gaps, len(entries)]):
        for at in range(first, end, _TOGETHER - 1):
            run = entries[at : min(end, at + _TOGETHER)]
            some = candidates[bisect_right(candidates, run[0][0]) : bisect_left(candidates, run[-1][1])]
            yield _Piece(example.film, example.evidence, some, [start for start, _ in run])


def _seen(pieces: Sequence[_Piece]) -> Iterator[tuple[str, Feature]]:
    """Return the film and each feature of the starts that could be, each after the last true one."""
    for piece in pieces:
        last = piece.starts[0]
        for at in piece.candidates:
            for feature in (*piece.evidence.local_features(at), *piece.evidence.segment_features(last, at)):
                yield piece.film, feature
            last = at if at in piece.starts else last

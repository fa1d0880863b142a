"""Learn the weights of boundaries.py from lists whose entries are known.

A structured perceptron with a margin (Collins 2002; Taskar et al. 2003): wherever the best way to
cut a few entries is not the true one, the evidence for the true starts gains and that for the wrong
ones loses, in steps that shrink with each piece of evidence's own history (AdaGrad, Duchi et al.
2011); the weights are averaged over the later rounds. Nothing is drawn at random, so the same lists
give the same bytes. Only evidence seen in several films counts: no weight can remember one film.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from unreel.lists.boundaries import Cut, followed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.lists.boundaries import Evidence, Name, Weights

_ROUNDS = 10
_RATE = 0.2
_SHRINK = 1e-4
_FILMS = 2
"""In how many films evidence must have been seen to count."""
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
    evidence: Evidence
    entries: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Piece:
    """A few neighbouring entries: the true starts among the places where an entry could start."""

    film: str
    evidence: Evidence
    first: int
    places: Sequence[int]
    starts: list[int]
    known: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    """The numbers of the evidence for a start, by the last start and the place: it never changes."""


class _Learner:
    """The weights as they are being learned, by the number of the evidence."""

    def __init__(self, names: Sequence[Name], margin: float) -> None:
        self.margin = margin
        self.number = {name: i for i, name in enumerate(names)}
        self.weights = [0.0] * len(names)
        self.squares = [0.01] * len(names)

    def evidence(self, piece: _Piece, start: int, place: int) -> list[int]:
        """Return the numbers of the evidence for a start at `place` after one at `start`."""
        if (start, place) not in piece.known:
            names = (*piece.evidence.here(place), *piece.evidence.since(start, place))
            piece.known[start, place] = [self.number[n] for n in names if n in self.number]
        return piece.known[start, place]

    def cut(self, piece: _Piece) -> list[int]:
        """Return the best starts, where each wrong one is made as attractive as the margin says."""
        true = set(piece.starts)
        cuts = [Cut(piece.first, 0.0, None)]
        for place in piece.places:
            worth, rank = max(
                (cut.worth + sum([self.weights[i] for i in self.evidence(piece, cut.start, place)]), -rank)
                for rank, cut in enumerate(cuts)
            )
            worth += -self.margin if place in true else self.margin
            cuts = followed([*cuts, Cut(place, worth, cuts[-rank])])
        return cuts[0].starts()

    def learn(self, piece: _Piece) -> None:
        """Move the weights towards the true starts, if the best ones are others."""
        best = self.cut(piece)
        if best == piece.starts:
            return
        change: Counter[int] = Counter()
        for starts, sign in ((piece.starts, 1), (best, -1)):
            for start, place in pairwise(starts):
                for i in self.evidence(piece, start, place):
                    change[i] += sign
        for i, amount in change.items():
            slope = amount - _SHRINK * self.weights[i]
            self.squares[i] += slope * slope
            self.weights[i] += _RATE * slope / math.sqrt(self.squares[i])


def learn(examples: Sequence[Example], margin: float) -> Weights:
    """Return the weights with which the true cuts of `examples` are best, by `margin` if possible."""
    pieces = [piece for example in examples for piece in _pieces(example)]
    learner = _Learner(_names(pieces), margin)
    total = [0.0] * len(learner.weights)
    stride = next(s for s in range(_STRIDE, _STRIDE + len(pieces) + 1) if math.gcd(s, len(pieces)) == 1)
    for turn in range(_ROUNDS):
        for i in range(len(pieces)):
            learner.learn(pieces[i * stride % len(pieces)])
        if turn >= _ROUNDS // 2:
            total = [a + b for a, b in zip(total, learner.weights, strict=True)]
    turns = _ROUNDS - _ROUNDS // 2
    means = ((name, round(total[i] / turns, 2)) for name, i in learner.number.items())
    return {name: mean for name, mean in means if mean}


def _pieces(example: Example) -> Iterator[_Piece]:
    """Cut a list into pieces of a few entries; the start behind a piece's last entry belongs to it."""
    candidates = example.evidence.candidates
    run: list[tuple[int, int]] = []
    for entry in example.entries:
        if run and run[-1][1] != entry[0]:
            yield _piece(example, candidates, run)
            run = []
        run.append(entry)
        if len(run) == _TOGETHER:
            yield _piece(example, candidates, run)
            run = [entry]
    if run:
        yield _piece(example, candidates, run)


def _piece(example: Example, candidates: Sequence[int], run: list[tuple[int, int]]) -> _Piece:
    places = candidates[bisect_right(candidates, run[0][0]) : bisect_left(candidates, run[-1][1])]
    return _Piece(example.film, example.evidence, run[0][0], places, [first for first, _ in run])


def _names(pieces: Sequence[_Piece]) -> list[Name]:
    """Name the evidence that enough films hold, sorted."""
    films: dict[Name, set[str]] = defaultdict(set)
    for piece in pieces:
        starts = set(piece.starts)
        last = piece.first
        for place in piece.places:
            for name in (*piece.evidence.here(place), *piece.evidence.since(last, place)):
                films[name].add(piece.film)
            last = place if place in starts else last
    return sorted(name for name, seen in films.items() if len(seen) >= _FILMS)

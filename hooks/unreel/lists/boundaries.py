"""Where the entries of a run-on list start: the likeliest way to cut the whole of it.

At each word that could start an entry, features speak for and against it: how the words before it
end, how it begins, what the entry under way has had since its own start (a title, a date, "Retrieved
…"). Each feature has a weight, learned by `learning.boundaries`; a way to cut the list scores the sum
of the weights at its starts. The best way is found from left to right. Its rest depends on the last
start only, and a beam holds just the few best last starts, so the time grows as the text does and no
faster.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol

from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.store.weights import Feature, FeatureWeights

PRUNE_BELOW = -7.0
"""From here on down, the score of the words around a start is hardly ever made up for by the entry so far:
one true start in a thousand scores lower, but half of all words do, and need no further look."""

_BEAM = 4
"""How many last starts are followed at a time."""
_MARGIN = 12.0
"""How far below the best one a last start may score and stay in the beam."""


class Evidence(Protocol):
    """What a kind of list has to say about its words; all numbers count words from 0."""

    @property
    def spans(self) -> Sequence[Span]:
        """The words' places in the text."""

    @property
    def candidates(self) -> Sequence[int]:
        """Words that an entry could start with, ascending, without the list's first word."""

    def local_features(self, at: int) -> Sequence[Feature]:
        """Return what speaks for or against a start at the word `at`, whatever came before."""

    def segment_features(self, start: int, at: int) -> Sequence[Feature]:
        """Return what speaks for or against it, given that the entry under way started at `start`."""


class Hypothesis(NamedTuple):
    """One way to cut a list up to some word: its last start, its score, and what it extends."""

    start: int
    score: float
    before: Hypothesis | None

    def starts(self) -> list[int]:
        """Return all its starts, ascending."""
        starts, at = [self.start], self.before
        while at is not None:
            starts.append(at.start)
            at = at.before
        return starts[::-1]


def starts(evidence: Evidence, weights: FeatureWeights) -> list[int]:
    """Return the words that start an entry, the first word (0) included."""
    weight = weights.get
    hypotheses = [Hypothesis(0, 0.0, None)]
    for at in evidence.candidates:
        local = sum([weight(feature, 0.0) for feature in evidence.local_features(at)])
        if local < PRUNE_BELOW:
            continue
        best, before = max(
            (
                one.score
                + sum([weight(feature, 0.0) for feature in evidence.segment_features(one.start, at)]),
                -rank,
            )
            for rank, one in enumerate(hypotheses)
        )
        hypotheses = beam([*hypotheses, Hypothesis(at, best + local, hypotheses[-int(before)])])
    return hypotheses[0].starts()


def beam(hypotheses: list[Hypothesis]) -> list[Hypothesis]:
    """Return those of `hypotheses` that are worth extending, the best first."""
    best = sorted(hypotheses, key=attrgetter("score"), reverse=True)[:_BEAM]
    return [one for one in best if one.score >= best[0].score - _MARGIN]


def entries(evidence: Evidence, weights: FeatureWeights) -> list[Span]:
    """Return the entries' places in the text; none if there are no words."""
    words = evidence.spans
    if not words:
        return []
    firsts = starts(evidence, weights)
    ends = [*firsts[1:], len(words)]
    return [Span(words[a].start, words[b - 1].end) for a, b in zip(firsts, ends, strict=True)]

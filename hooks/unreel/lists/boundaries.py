"""Where the entries of a run-on list start: the likeliest way to cut the whole of it.

At each word that could start an entry, features speak for and against it: how the words before it
end, how it begins, what the entry under way has had since its own start (a title, a date, "Retrieved
…"). Each feature has a weight, learned by `learning.boundaries`; a way to cut the list scores the sum
of the weights at its starts. The best way is found from left to right. Its rest depends on the last
start only, and a beam holds just the few best last starts, so the time grows as the text does and no
faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import NamedTuple

from unreel.lists import phrases, words
from unreel.model.spans import Span
from unreel.store.weights import Feature, FeatureWeights

PRUNE_BELOW = -7.0
"""From here on down, the score of the words around a start is hardly ever made up for by the entry so far:
one true start in a thousand scores lower, but half of all words do, and need no further look."""

_BEAM = 4
"""How many last starts are followed at a time."""
_MARGIN = 12.0
"""How far below the best one a last start may score and stay in the beam."""


class ListEvidence:
    """What a kind of list has to say about its words; all numbers count words from 0."""

    candidates: Sequence[int]
    """Words that an entry could start with, ascending, without the list's first word."""

    def __init__(self, text: str, section: Span, names: Iterable[str] = ()) -> None:
        """Look at `section` of `text`; `names` are the film's own."""
        self.spans = words.spans(text, section)
        self.looks = [words.look(text[a:b]) for a, b in self.spans]
        self.cores = [phrases.plain(look.core) for look in self.looks]
        self.named = dict(phrases.apart(phrases.find(self.cores, phrases.table(names))))
        """How many words of the film's own name open with a word."""
        sites = list(phrases.find(self.cores, phrases.listed("lists/sites.txt")))
        self.site_opens = {first for first, _ in sites}
        self.site_ends = {first + length for first, length in sites}
        self.quotes = running(look.quotes for look in self.looks)
        self.brackets = running(look.brackets for look in self.looks)

    def local_features(self, at: int) -> Sequence[Feature]:
        """Return what speaks for or against a start at the word `at`, whatever came before."""
        raise NotImplementedError

    def segment_features(self, start: int, at: int) -> Sequence[Feature]:
        """Return what speaks for or against it, given that the entry under way started at `start`."""
        raise NotImplementedError


def running(counts: Iterable[int]) -> list[int]:
    """Return the sums of the first 0, 1, 2, … counts, so that differences tell what an entry has had."""
    return list(accumulate(counts, initial=0))


def size(length: int, sizes: Sequence[int]) -> str:
    """Return a number of words, the coarser the more they are: the first of `sizes` that it reaches."""
    return str(next((size for size in sizes if length >= size), length))


def up_to(most: int, count: int) -> str:
    """Return a count, but no more than `most`; where closing marks outnumber opening ones it is -1."""
    return str(max(-1, min(most, count)))


class _Hypothesis(NamedTuple):
    """One way to cut a list up to some word: its last start, its score, and what it extends."""

    start: int
    score: float
    before: _Hypothesis | None


def search(
    first: int, candidates: Iterable[tuple[int, float]], segment: Callable[[int, int], float]
) -> list[int]:
    """Return the best starts, `first` included.

    `candidates` are words with the score of a start there, whatever came before; `segment` gives what
    is added to it by the last start before the word.
    """
    hypotheses = [_Hypothesis(first, 0.0, None)]
    for at, local in candidates:
        scores = [one.score + segment(one.start, at) for one in hypotheses]
        best = max(scores)
        hypotheses.append(_Hypothesis(at, best + local, hypotheses[scores.index(best)]))
        hypotheses = sorted(hypotheses, key=attrgetter("score"), reverse=True)[:_BEAM]
        hypotheses = [one for one in hypotheses if one.score >= hypotheses[0].score - _MARGIN]
    starts = []
    last: _Hypothesis | None = hypotheses[0]
    while last:
        starts.append(last.start)
        last = last.before
    return starts[::-1]


def entries(evidence: ListEvidence, weights: FeatureWeights) -> list[Span]:
    """Return the entries' places in the text; none if there are no words."""

    def score(features: Iterable[Feature]) -> float:
        return sum([weights.get(feature, 0.0) for feature in features])

    def likely() -> Iterator[tuple[int, float]]:
        for at in evidence.candidates:
            local = score(evidence.local_features(at))
            if local >= PRUNE_BELOW:
                yield at, local

    spans = evidence.spans
    if not spans:
        return []
    firsts = search(0, likely(), lambda start, at: score(evidence.segment_features(start, at)))
    return [Span(spans[a].start, spans[b - 1].end) for a, b in pairwise([*firsts, len(spans)])]

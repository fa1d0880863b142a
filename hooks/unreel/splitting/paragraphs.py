"""Where a paragraph starts inside a section's prose.

A text with blank lines keeps its own paragraphs. Where they were lost, each sentence is judged by
how it opens, what it goes on with and where it stands, by a linear model over hashed features, and
the split is the one that is best as a whole, with paragraphs of usual lengths.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import numpy as np

from unreel.model.article import PROSE, Kind
from unreel.model.spans import Span
from unreel.splitting.sections import words
from unreel.splitting.sections.evidence import Linear
from unreel.splitting.sections.labels import KINDS
from unreel.splitting.sections.names import Mentions, mentions
from unreel.store import weights
from unreel.store.weights import Arrays, Fits

WEIGHTS = "splitting/sections/paragraphs.npz"
LENGTHS = 12
"""Lengths of paragraphs are told apart in steps of a square root of two, from 60 code points up."""
_STEPS = [60 * 2 ** (step / 2) for step in range(1, LENGTHS)]
_MOST = 24
"""Sentences that a paragraph has at most."""
_BREAK = re.compile(r"\n\s*\n")
_REACH = 4


class SentenceRun(NamedTuple):
    """Sentences that follow on each other in a section."""

    kind: Kind
    sentences: Sequence[Span]
    """At least one."""


@cache
def learned() -> Paragrapher:
    """Return the model with the weights of the library."""
    return Paragrapher(weights.load(WEIGHTS, fits()))


class Paragrapher:
    """Splits with one set of learned weights."""

    def __init__(self, arrays: Arrays) -> None:
        """Take what `learning.paragraphs` learned."""
        self._odds = Linear(arrays, "odds")
        self._lengths = arrays["lengths"].tolist()

    def split(self, text: str, stretches: Sequence[SentenceRun]) -> list[list[tuple[Span, ...]]]:
        """Return the sentences of each stretch by paragraph; blank lines of the text part them."""
        starts = [_after_blank_lines(text, stretch.sentences) for stretch in stretches]
        flat = [one for one, found in zip(stretches, starts, strict=True) if len(found) == 1]
        odds = iter(self._judged(text, flat))
        paragraphs = []
        for (_, sentences), found in zip(stretches, starts, strict=True):
            cut = found if len(found) > 1 else best(next(odds), sentences, self._lengths)
            paragraphs.append([tuple(sentences[a:b]) for a, b in pairwise([*cut, len(sentences)])])
        return paragraphs

    def _judged(self, text: str, stretches: Sequence[SentenceRun]) -> list[list[float]]:
        """Return for each sentence the logarithm of the odds that it starts a paragraph."""
        ends = list(accumulate((len(one.sentences) for one in stretches), initial=0))
        if not stretches:
            return []
        odds = self._odds.sums(features(text, stretches), ends[-1])[:, 0].tolist()
        return [odds[a:b] for a, b in pairwise(ends)]


def _after_blank_lines(text: str, sentences: Sequence[Span]) -> list[int]:
    """Return the sentences that follow a blank line of the text, and the first."""
    if "\n" not in text:
        return [0]
    pairs = pairwise(sentences)
    return [0, *(at for at, (a, b) in enumerate(pairs, 1) if _BREAK.search(text, a.end, b.start))]


def length(chars: int) -> int:
    """Return the class of a paragraph's length."""
    return bisect_right(_STEPS, chars)


def best(odds: Sequence[float], sentences: Sequence[Span], lengths: Sequence[float]) -> list[int]:
    """Return the sentences at which paragraphs start, best as a whole.

    `odds` are the logarithms of each sentence's odds of starting one, `lengths` the score of each
    class of `length`; the sum of both is the largest possible.
    """
    before: list[float] = []
    """The score of the best paragraphs before each sentence, if one starts there."""
    begins = [sentence.start for sentence in sentences]
    score = 0.0
    origin = [0]
    for at, sentence in enumerate(sentences):
        before.append(score + (odds[at] if at else 0.0))
        first, end = max(0, at + 1 - _MOST), sentence.end
        values = [
            value + lengths[bisect_right(_STEPS, end - start)]
            for value, start in zip(before[first:], begins[first : at + 1], strict=True)
        ]
        score = max(values)
        origin.append(first + values.index(score))
    starts = [origin[-1]]
    while starts[-1]:
        starts.append(origin[starts[-1]])
    return starts[::-1]


def features(text: str, stretches: Sequence[SentenceRun]) -> words.Features:
    """Return the hashed features of each sentence of all `stretches`, counted through."""
    pieces = [[sentence.of(text) for sentence in one.sentences] for one in stretches]
    read = words.read(list(chain.from_iterable(pieces)))
    sizes = list(map(len, pieces))
    opens = np.zeros(sum(sizes), bool)
    opens[list(accumulate(sizes[:-1], initial=0))] = True
    salts = np.repeat(np.array([words.code(one.kind) for one in stretches], np.uint32), sizes)
    openings = [row.first(3).salted(53, salts) for row in read]
    keys = (
        _codes(kind, cue)
        for kind, some in zip([str(one.kind) for one in stretches], pieces, strict=True)
        for cues in _cues(some)
        for cue in cues
    )
    hashed = np.fromiter(chain.from_iterable(keys), np.uint32)
    own = words.Features(hashed, np.repeat(np.arange(len(opens)), len(hashed) // len(opens)))
    return words.joined([words.start_features(read, opens), *openings, own])


def fits() -> Fits:
    """Return what weights for paragraphs depend on: the kinds of sections, and how cues are named."""
    return {
        "kinds": [str(kind) for kind in PROSE if kind in KINDS],
        "features": [*next(_cues(["Max wakes."]))],
    }


@cache
def _codes(kind: str, cue: str) -> tuple[int, int]:
    """Return what is said of a sentence as two features: as such, and with the kind of its section."""
    return words.code(cue), words.code(f"{kind} {cue}")


def _cues(pieces: Sequence[str]) -> Iterator[Sequence[str]]:
    """Return what is said of each sentence of a stretch, equally many things of each."""
    n = len(pieces)
    steps = [len(piece) // 60 for piece in pieces]
    before = accumulate(map(len, pieces), initial=0)
    spoken = [mentions(piece) for piece in pieces]
    for at, (piece, past) in enumerate(zip(pieces, before, strict=False)):
        quoted = pieces[at - 1].endswith(('"', "”")) if at else 0
        yield (
            f"long {steps[at]}",
            f"next {steps[at + 1]}" if at + 1 < n else "next none",
            f"last {steps[at - 1]}" if at else "last none",
            f"quote {piece.count(chr(34)) % 2} {quoted}",
            f"at {min(at, 6)}",
            f"left {min(n - at, 4)}",
            f"of {min(n // 3, 8)}",
            f"past {length(past)}",
            *_ties(spoken, at),
        )


def _ties(spoken: Sequence[Mentions], at: int) -> Iterator[str]:
    """Return how the names and words of a sentence tie it to those around it."""
    here, back = spoken[at], spoken[max(0, at - _REACH) : at]
    ahead = spoken[at : at + _REACH]
    known = _union(m.names for m in back)
    to_come = _union(m.names for m in ahead[1:])
    yield f"known {_share(here.names, known)}"
    yield f"from last {_share(here.names, back[-1].names if back else frozenset())}"
    yield f"goes on {_share(here.names, to_come)}"
    yield f"across {_share(known, to_come | here.names)}"
    words_back = _union(m.content for m in back)
    words_ahead = _union(m.content for m in ahead)
    yield f"words {min(9, len(words_back & words_ahead))}"
    yield f"own words {min(5, len(here.content & words_back))}"


def _union(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*groups)


def _share(some: frozenset[str], of: frozenset[str]) -> str:
    return f"{4 * len(some & of) // len(some)} {min(len(some), 3)}" if some else "none"

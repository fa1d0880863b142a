"""What the linear model reads of a sentence: its opening words, its place, its ties to those around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain

import numpy as np

from unreel.splitting.paragraphs.lengths import length
from unreel.splitting.paragraphs.runs import ReadRuns
from unreel.splitting.sections import words
from unreel.splitting.sections.names import Mentions, mentions

_FAR = 11
"""The last of the steps of `length` that are told apart from a run's beginning."""
_REACH = 4
"""Sentences on each side that a sentence may be tied to."""


def features(read: ReadRuns) -> words.Features:
    """Return the hashed features of each sentence."""
    opens = np.zeros(len(read.pieces), bool)
    opens[[first for first, _ in read.bounds]] = True
    salts = np.repeat(np.array([words.code(run.kind) for run in read.runs], np.uint32), read.sizes)
    openings = [row.first(3).salted(53, salts) for row in read.words]
    keys = (
        _codes(kind, cue)
        for kind, (first, end) in zip([str(run.kind) for run in read.runs], read.bounds, strict=True)
        for cues in _cues(read.pieces[first:end], read.spoken[first:end])
        for cue in cues
    )
    hashed = np.fromiter(chain.from_iterable(keys), np.uint32)
    own = words.Features(hashed, np.repeat(np.arange(len(opens)), len(hashed) // len(opens)))
    return words.joined([words.start_features(read.words, opens), *openings, own])


@cache
def _codes(kind: str, cue: str) -> tuple[int, int]:
    """Return what is said of a sentence as two features: as such, and with the kind of its section."""
    return words.code(cue), words.code(f"{kind} {cue}")


def _cues(pieces: Sequence[str], spoken: Sequence[Mentions]) -> Iterator[Sequence[str]]:
    """Return what is said of each sentence of a run, equally many things of each."""
    n = len(pieces)
    steps = [len(piece) // 60 for piece in pieces]
    before = accumulate(map(len, pieces), initial=0)
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
            f"past {min(length(past), _FAR)}",
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


NAMES = [*next(_cues(["Max wakes."], [mentions("Max wakes.")]))]
"""What is said of a sentence, by an example."""

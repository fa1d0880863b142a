"""What the linear model reads of a sentence: its opening words, its place, its ties to those around it."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from unreel.model.article import PROSE
from unreel.model.spans import LONGEST, Span
from unreel.splitting.paragraphs import runs
from unreel.splitting.paragraphs.lengths import length
from unreel.splitting.paragraphs.runs import ReadRuns, SentenceRun
from unreel.splitting.sections import words
from unreel.splitting.sections.names import beside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from unreel.splitting.sections.names import Ints

_FAR = 11
"""The last of the steps of `length` that are told apart from a run's beginning."""
_REACH = 4
"""Sentences on each side that a sentence may be tied to."""
_STEP = 60
"""Code points in which the length of a sentence is told."""

_STEPS = [*map(str, range(LONGEST // _STEP + 1))]
_SHARES = ["none", *(f"{quarters} {most}" for most in (1, 2, 3) for quarters in range(5))]
"""How many quarters of some names are known, and how many names these are, up to three."""
_VALUES = {
    "long": _STEPS,
    "next": ["none", *_STEPS],
    "last": ["none", *_STEPS],
    "quote": [f"{odd} {quoted}" for odd in (0, 1) for quoted in (0, False, True)],
    "at": [*map(str, range(7))],
    "left": [*map(str, range(5))],
    "of": [*map(str, range(9))],
    "past": [*map(str, range(_FAR + 1))],
    "known": _SHARES,
    "from last": _SHARES,
    "goes on": _SHARES,
    "across": _SHARES,
    "words": [*map(str, range(10))],
    "own words": [*map(str, range(6))],
}
"""What is said of each sentence, and as what it may be said."""
_CUES = [f"{what} {value}" for what, values in _VALUES.items() for value in values]
_FIRSTS = [*accumulate(map(len, [*_VALUES.values()][:-1]), initial=0)]
"""Where the cues of each sort begin."""


def features(read: ReadRuns) -> words.Features:
    """Return the hashed features of each sentence."""
    opens = np.zeros(len(read.pieces), bool)
    opens[[first for first, _ in read.bounds]] = True
    salts = np.repeat(np.array([words.code(run.kind) for run in read.runs], np.uint32), read.sizes)
    openings = [row.first(3).salted(53, salts) for row in read.words]
    cues = _cues(read)
    kinds = np.repeat(np.array([_codes(run.kind) for run in read.runs]), read.sizes, axis=0)
    hashed = np.hstack([_codes("")[cues], np.take_along_axis(kinds, cues, 1)])
    own = words.Features(hashed.ravel(), np.repeat(np.arange(len(opens)), hashed.shape[1]))
    return words.joined([words.start_features(read.words, opens), *openings, own])


@cache
def _codes(kind: str) -> NDArray[np.uint32]:
    """Return the codes of all cues, as they are said of sentences in sections of a kind; '' for any."""
    return np.array([words.code(f"{kind} {cue}" if kind else cue) for cue in _CUES], np.uint32)


def _cues(read: ReadRuns) -> Ints:
    """Return what is said of each sentence: the numbers of as many cues as there are sorts."""
    sizes = [len(piece) for piece in read.pieces]
    quotes = [piece.count('"') % 2 for piece in read.pieces]
    quoted = np.array([1 + piece.endswith(('"', "”")) for piece in read.pieces])
    steps = np.minimum(np.array(sizes) // _STEP, len(_STEPS) - 1)
    starts = np.repeat([first for first, _ in read.bounds], read.sizes)
    ends = np.repeat([end for _, end in read.bounds], read.sizes)
    every = np.arange(len(sizes))
    at, left = every - starts, ends - every
    before = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    past = [min(length(chars), _FAR) for chars in (before - before[starts]).tolist()]
    columns = [
        steps,
        np.where(left > 1, np.append(steps[1:], 0) + 1, 0),
        np.where(at > 0, np.append(0, steps[:-1]) + 1, 0),
        3 * np.array(quotes) + np.where(at > 0, np.append(0, quoted[:-1]), 0),
        np.minimum(at, 6),
        np.minimum(left, 4),
        np.minimum((ends - starts) // 3, 8),
        np.array(past),
        *_ties(read, every + _REACH * np.repeat(np.arange(len(read.runs)), read.sizes)),
    ]
    return np.asarray(np.column_stack(columns) + _FIRSTS)


def _ties(read: ReadRuns, places: Ints) -> list[Ints]:
    """Return how the names and words of each sentence tie it to those of its run around it.

    `places` are those of the sentences, runs so far apart that none has a sentence of another in reach.
    """
    named, content = (found.apart(places) for found in read.spoken)
    since = named.units - named.before
    here = named.counted()
    _, known, across = beside(named, _REACH)
    _, _, words_across = beside(content, _REACH)
    ties = [
        _share(named.counted(since <= _REACH), here),
        _share(named.counted(since == 1), here),
        _share(named.counted(named.after - named.units < _REACH), here),
        _share(across, known),
        np.minimum(9, words_across),
        np.minimum(5, content.counted(content.units - content.before <= _REACH)),
    ]
    return [tie[places] for tie in ties]


def _share(some: Ints, of: Ints) -> Ints:
    """Return how many of all there are `some`, as a number of `_SHARES`."""
    return np.asarray(np.where(of > 0, 1 + 4 * some // np.maximum(1, of) + 5 * (np.minimum(of, 3) - 1), 0))


_EXAMPLE = "Max wakes."
_READ = runs.read(_EXAMPLE, [SentenceRun(PROSE[0], [Span(0, len(_EXAMPLE))])])
NAMES = [_CUES[cue] for cue in _cues(_READ)[0]]
"""What is said of a sentence, by an example."""

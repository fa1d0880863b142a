"""What the network reads of a sentence: the odds around it, lengths, cues, and what goes on across."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from unreel.model.article import PROSE
from unreel.model.spans import Span
from unreel.splitting.paragraphs import runs
from unreel.splitting.paragraphs.runs import ReadRuns, SentenceRun
from unreel.splitting.sections import counts, names
from unreel.splitting.sections.context_features import Block
from unreel.splitting.sections.counts import TOP
from unreel.splitting.sections.names import Occurrences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from unreel.splitting.sections.names import Ints

    Doubles = NDArray[np.float64]

_AROUND, _LENGTHS_AROUND = 4, 3
"""Sentences on either side whose odds, and whose lengths, are read one by one."""
_REACHES = (1, 2, 4, 8)
"""Sentences on either side that are compared."""
_FIRST = 4.0
"""The log-odds that a section's first sentence starts a paragraph; none is surer."""
_LEAST, _SCALE = -6.0, TOP / 10
"""The log-odds that count as 0, and how far apart two are that differ by one."""


def blocks(read: ReadRuns) -> list[Block]:
    """Return the features of each sentence, but for what the `linear` model says."""
    lengths = np.array(list(map(len, read.pieces)))
    named, content = read.spoken
    every = Occurrences.of([*map(_lowered, read.pieces)])
    shared = [column for found in (named, content) for column in names.shared(found, _REACHES)]
    telling = names.shared(every, _REACHES, _rarity(every))
    parts = (
        ("lengths", np.minimum(TOP, lengths[:, None] // 3), _LENGTHS_AROUND, _LENGTHS_AROUND),
        ("positions", np.vstack([_positions(run.sentences) for run in read.runs])),
        ("kinds", _kinds(read.runs)),
        ("cohesion", np.column_stack([*shared, *telling])),
        ("cues", counts.unit_counts(read.words.words, read.pieces), 1, 1),
        ("name chains", names.chains(named), 1, 1),
    )
    return [Block(name, table.astype(np.uint8), *around) for name, table, *around in parts]


def _lowered(piece: str) -> Sequence[str]:
    """Return the words of a sentence in small letters."""
    # some other letters have several for a small one
    return [*map(str.lower, names.words(piece))] if piece.isascii() else names.words(piece.lower())


def linear(odds: Doubles, sizes: Sequence[int]) -> list[Block]:
    """Return what the linear model says: the log-odds of a start around each sentence, and their means.

    `odds` has one entry for each sentence, `sizes` the number of sentences of each run.
    """
    heads = list(accumulate(sizes[:-1], initial=0))
    likely = np.array(odds, np.float64)
    likely[heads] = _FIRST
    scaled = np.clip(np.rint((likely - _LEAST) * _SCALE), 0, TOP)[:, None]
    own = np.repeat(np.add.reduceat(scaled[:, 0], heads) // sizes, sizes)
    means = np.column_stack([own, np.full(len(own), scaled.mean() // 1)])
    return [Block("odds", scaled.astype(np.uint8), _AROUND, _AROUND), Block("means", means.astype(np.uint8))]


def shapes() -> list[str]:
    """Describe the features, for the header of the weights."""
    blank = runs.read("-", [SentenceRun(PROSE[0], [Span(0, 1)])])
    return [block.shape for block in (*linear(np.zeros(1), [1]), *blocks(blank))]


def _rarity(found: Occurrences) -> Ints:
    """Return for each occurrence how rare its word is in this film, in eighths of a bit."""
    often = np.bincount(found.words)[found.words]
    return np.asarray(np.rint(8 * np.log2((found.size + 1) / np.maximum(1, often))), np.int64)


def _positions(sentences: Sequence[Span]) -> Ints:
    """Return how many sentences and code points lie before each sentence and behind it in its run."""
    n = len(sentences)
    at = np.arange(n)
    past = np.array([sentence.start for sentence in sentences]) - sentences[0].start
    left, whole = sentences[-1].end - sentences[0].start - past, np.full(n, 3 * n)
    sized = [past // 8, past // 40, left // 8, left // 40, (past + left) // 50]
    ends = [TOP * (at == 0), TOP * (at == 1), TOP * (at == n - 1)]
    row = [10 * at, 3 * at, 10 * (n - at), 3 * (n - at), whole, *sized, *ends]
    return np.asarray(np.minimum(TOP, np.column_stack(row)))


def _kinds(some: Sequence[SentenceRun]) -> Ints:
    """Return a column for each kind of prose, full where the section is of that kind."""
    known = [[TOP * (kind is one.kind) for kind in PROSE] for one in some]
    return np.asarray(np.repeat(np.array(known, np.int64), [len(one.sentences) for one in some], axis=0))

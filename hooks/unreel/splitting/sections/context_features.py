"""What stage two reads of a unit: the evidence of stage one around it, its cues and its place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.splitting.sections import counts, names, word_vectors
from unreel.splitting.sections.counts import TOP
from unreel.splitting.sections.decode import running
from unreel.splitting.sections.labels import KIND_OF_CLASS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from unreel.model.spans import Span
    from unreel.splitting.sections.words import Row

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_STEPS = 2047
_LOGS = np.maximum(0, np.rint(TOP + TOP / np.log(256) * np.log((np.arange(_STEPS + 1) + 0.5) / _STEPS)))
"""Natural logarithms from one down to one in 256 fill the scale from TOP to 0."""
_AROUND, _STARTS_AROUND = 3, 2
"""Units on either side whose evidence is read one by one."""
_STRETCHES = ((-6, 0), (1, 7), (-16, -6), (7, 17), (-400, 0), (1, 401))
"""Stretches of which the mean is read."""
_NEAR, _FAR = 4, 10
"""Units on either side of a gap across which names go on."""
_PARTS = 8
_ONE = 1 << 16

_KIND_STARTS = [KIND_OF_CLASS.index(kind) for kind, _ in groupby(KIND_OF_CLASS)]
"""Where the classes of each kind start: they lie side by side."""


class Block(NamedTuple):
    """Some features of each unit, and how many units before and after it they are read of, too."""

    name: str
    table: NDArray[np.uint8]
    before: int = 0
    after: int = 0

    @property
    def shape(self) -> str:
        """Describe the block for the header of the weights: 'cues 31 -1+1'."""
        return f"{self.name} {self.table.shape[1]} -{self.before}+{self.after}"


def rows(blocks: Sequence[Block], start: int, end: int) -> NDArray[np.uint8]:
    """Return the features of the units from `start` up to `end`, whole numbers from 0 to TOP.

    Beyond the ends of a text all are 0.
    """
    widths = [block.table.shape[1] * (block.before + 1 + block.after) for block in blocks]
    found = np.zeros((end - start, sum(widths)), np.uint8)
    at = 0
    for _, table, before, after in blocks:
        for offset in range(-before, after + 1):
            first, last = max(0, start + offset), min(len(table), end + offset)
            column, at = at, at + table.shape[1]
            if first < last:
                found[first - start - offset : last - start - offset, column:at] = table[first:last]
    return found


def blocks(
    units: Sequence[Span], pieces: Sequence[str], words: Row, labels: Floats, starts: Floats
) -> list[Block]:
    """Return the features of each unit in parts; all arguments have one entry for each unit.

    `labels` are the probabilities of each class, `starts` those that a section of each class starts
    there, and that none does.
    """
    named, content = names.spoken(pieces)
    kinds = (TOP * np.add.reduceat(labels, _KIND_STARTS, axis=1)).astype(np.int64)
    counted = counts.unit_counts(words, pieces)
    cohesion = [*names.shared(named, (_NEAR, _FAR)), *names.shared(content, [_NEAR + 2])]
    parts = (
        ("labels", _logs(labels), _AROUND, _AROUND),
        ("starts", _logs(starts), _STARTS_AROUND, _STARTS_AROUND),
        ("label means", _means(labels)),
        ("start peaks", _peaks(starts)),
        ("cues", counted, 1, 1),
        ("cue changes", _changes(counted)),
        ("positions", _positions(units)),
        ("names", names.profiles(named, kinds), 1, 2),
        ("content words", names.profiles(content, kinds), 1, 1),
        ("name chains", names.chains(named), 1, 1),
        ("cohesion", np.column_stack(cohesion)),
        ("word vectors", word_vectors.means(words)),
    )
    return [Block(name, table.astype(np.uint8), *around) for name, table, *around in parts]


def _logs(probabilities: Floats) -> Floats:
    return np.asarray(_LOGS[(probabilities * _STEPS).astype(np.int64)])


def _mean(running: Ints, first: int, last: int, parts: int = 1) -> Ints:
    """Return for each unit the mean of the stretch from `first` up to `last` units further on."""
    n = len(running) - 1
    starts, ends = (np.maximum(0, np.minimum(n, np.arange(offset, n + offset))) for offset in (first, last))
    shares = _ONE // (np.maximum(1, ends - starts) * parts)
    return np.asarray((running[ends] - running[starts]) * shares[:, None] // _ONE)


def _means(labels: Floats) -> Ints:
    """Return the mean probabilities of near and far stretches on both sides."""
    sums = running((_PARTS * TOP * labels).astype(np.int64))
    return np.hstack([_mean(sums, *stretch, _PARTS) for stretch in _STRETCHES])


def _changes(counted: NDArray[np.uint8]) -> Ints:
    """Return how each cue changes at a unit: the mean of the four from there against the four before."""
    sums = running(counted.astype(np.int64))
    return (TOP + _mean(sums, 0, 4) - _mean(sums, -4, 0)) >> 1


def _peaks(starts: Floats) -> Ints:
    """Return the square root of the best start of each kind anywhere before a unit, and after it."""
    best = np.maximum.reduceat(starts[:, : len(KIND_OF_CLASS)], _KIND_STARTS, axis=1)
    scaled = np.sqrt((TOP * TOP * best).astype(np.int64)).astype(np.int64)
    beside = np.zeros((2, *scaled.shape), np.int64)
    np.maximum.accumulate(scaled[:-1], 0, out=beside[0, 1:])
    np.maximum.accumulate(scaled[:0:-1], 0, out=beside[1, 1:])
    return np.hstack([beside[0], beside[1, ::-1]])


def _positions(units: Sequence[Span]) -> Ints:
    n, end = len(units), units[-1].end or 1
    at = np.arange(n)
    rest = n - at
    position = TOP * np.array([unit.start for unit in units]) // end
    total = np.full(n, n)
    row = [position, TOP - position, 12 * at, 3 * at, 12 * rest, 3 * rest, total, total // 4]
    ends = [TOP * (at == 0), TOP * (at == 1), TOP * (rest == 1)]
    return np.asarray(np.minimum(TOP, np.column_stack([*row, *ends])))

"""What stage two reads of a unit: the evidence of stage one around it, its cues and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, groupby
from math import isqrt, log
from typing import TYPE_CHECKING, NamedTuple

from unreel.model.spans import Span
from unreel.splitting.sections import cues, names
from unreel.splitting.sections.cues import TOP
from unreel.splitting.sections.labels import CLASSES, KIND_OF_CLASS, STARTS
from unreel.splitting.sections.packed import Means, Shape
from unreel.splitting.sections.words import read

if TYPE_CHECKING:
    from unreel.splitting.sections.words import Unit

_STEPS = 2047
_LOG_STEP = TOP / log(256)
"""Natural logarithms from one down to one in 256 fill the scale from TOP to 0."""
_LOGS = [max(0, round(TOP + _LOG_STEP * log((step + 0.5) / _STEPS))) for step in range(_STEPS + 1)]
_AROUND, _STARTS_AROUND = 3, 2
"""Units on either side whose evidence is read one by one."""
_STRETCHES = ((-6, 0), (1, 7), (-16, -6), (7, 17), (-400, 0), (1, 401))
"""Stretches of which the mean is read."""
_PARTS = 8

_KIND_RANGES = [
    (KIND_OF_CLASS.index(kind), KIND_OF_CLASS.index(kind) + len(list(same)))
    for kind, same in groupby(KIND_OF_CLASS)
]
"""Where the classes of each kind start and end: they lie side by side."""

Row = Sequence[int]


class Draft(NamedTuple):
    """What is known of a film before stage two; lists have one entry for each unit."""

    units: Sequence[Span]
    pieces: Sequence[str]
    words: Sequence[Unit]
    labels: Sequence[Sequence[float]]
    """Stage one's probabilities of each class."""
    starts: Sequence[Sequence[float]]
    """Stage one's probabilities that a section of each class starts here, and that none does."""


class Block(NamedTuple):
    """Some features of each unit, and how many units before and after it they are read of, too."""

    table: Iterable[Row]
    before: int = 0
    after: int = 0


def rows(draft: Draft) -> list[list[int]]:
    """Return the features of each unit, whole numbers from 0 to TOP."""
    parts = (_windows(list(table), before, after) for table, before, after in blocks(draft))
    return [list(chain.from_iterable(unit)) for unit in zip(*parts, strict=True)]


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the shapes of the blocks, which are the same for any text."""
    blank = Draft([Span(0, 1)], [""], [read("")], [[0.0] * CLASSES], [[0.0] * STARTS])
    return tuple(Shape(len(next(iter(table))), *around) for table, *around in blocks(blank))


def blocks(draft: Draft) -> list[Block]:
    """Return the features of each unit in parts."""
    if not draft.units:
        return []
    found = [names.mentions(piece) for piece in draft.pieces]
    counted = [cues.counts(unit, piece) for unit, piece in zip(draft.words, draft.pieces, strict=True)]
    named, content = _profiles(draft, found)
    return [
        Block(_logs(draft.labels), _AROUND, _AROUND),
        Block(_logs(draft.starts), _STARTS_AROUND, _STARTS_AROUND),
        Block(_means(draft.labels)),
        Block(_peaks(draft.starts)),
        Block(counted, 1, 1),
        Block(_changes(counted)),
        Block(_places(draft.units)),
        Block(named, 1, 2),
        Block(content, 1, 1),
        Block(names.chains([m.names for m in found]), 1, 1),
        Block(names.cohesion(found)),
    ]


def _logs(probabilities: Sequence[Sequence[float]]) -> list[Row]:
    return [[_LOGS[int(p * _STEPS)] for p in row] for row in probabilities]


def _windows(table: Sequence[Row], before: int, after: int) -> Iterator[Row]:
    """Return each row with those of the units before and after it, zeros beyond the ends."""
    empty: Row = [0] * len(table[0])
    padded = [empty] * before + list(table) + [empty] * after
    for at in range(len(table)):
        yield list(chain.from_iterable(padded[at : at + before + after + 1]))


def _means(labels: Sequence[Sequence[float]]) -> Iterator[bytes]:
    """Return the mean probabilities of near and far stretches on both sides."""
    means = Means(([int(_PARTS * TOP * p) for p in row] for row in labels), len(labels[0]), _PARTS)
    n = len(labels)
    for at in range(n):
        yield b"".join([means.mean(max(0, at + a), min(n, at + b)) for a, b in _STRETCHES])


def _changes(counted: Sequence[Row]) -> Iterator[Row]:
    """Return how each cue changes at a unit: the mean of the four from there against the four before."""
    means = Means(counted, len(counted[0]))
    n = len(counted)
    for at in range(n):
        before, here = means.mean(max(0, at - 4), at), means.mean(at, min(n, at + 4))
        yield [(TOP + x - y) >> 1 for x, y in zip(here, before, strict=True)]


def _peaks(starts: Sequence[Sequence[float]]) -> Iterator[Row]:
    """Return the square root of the best start of each kind anywhere before a unit, and after it."""
    scaled = [[isqrt(int(TOP * TOP * max(row[a:b]))) for a, b in _KIND_RANGES] for row in starts]
    empty = [0] * len(_KIND_RANGES)
    before = list(accumulate(scaled[:-1], _larger, initial=empty))
    after = list(accumulate(scaled[:0:-1], _larger, initial=empty))[::-1]
    for x, y in zip(before, after, strict=True):
        yield x + y


def _larger(x: list[int], y: list[int]) -> list[int]:
    return list(map(max, x, y))


def _places(units: Sequence[Span]) -> Iterator[Row]:
    n, end = len(units), units[-1].end or 1
    for at, unit in enumerate(units):
        rest = n - at
        place = TOP * unit.start // end
        row = [place, TOP - place, 12 * at, 3 * at, 12 * rest, 3 * rest, n, n // 4]
        yield [min(TOP, value) for value in row] + [TOP * (at == 0), TOP * (at == 1), TOP * (rest == 1)]


def _profiles(draft: Draft, found: Sequence[names.Mentions]) -> tuple[list[list[int]], list[list[int]]]:
    kinds = [[int(TOP * sum(row[a:b])) for a, b in _KIND_RANGES] for row in draft.labels]
    return names.profiles([m.names for m in found], kinds), names.profiles([m.content for m in found], kinds)

"""Sums over small integer matrices in plain Python: a row of weights is one long integer.

Adding two such integers, or multiplying one by a small number, does so in every lane at once;
CPython's long arithmetic is the vector unit. Forty rows of twenty-four weights are added in about
two microseconds, a twentieth of the time that a loop takes.
"""

from __future__ import annotations

import sys
from array import array
from itertools import accumulate, chain, compress, repeat
from operator import lshift, mul, sub
from struct import iter_unpack
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BIAS = 128
"""Added to each stored weight, so that no lane is ever negative; a byte holds -128 to 127."""
_ONE = 1 << 16
LAYER_LIMIT = 1 << 23
_MOST = 250
"""Rows whose sum surely fits into a lane of 16 bits: 250 times 255 is less than 65,536."""


class Table:
    """Rows of signed bytes by number, summed; what it does not know counts nothing."""

    def __init__(self, keys: Sequence[int], weights: bytes, width: int) -> None:
        """Take one row of `width` weights, a byte each with 128 added, for each of `keys`."""
        step = 2 * width + 2
        lanes = bytearray(step * len(keys))
        for column in range(width):
            lanes[2 * column :: step] = weights[column::width]
        lanes[2 * width :: step] = b"\x01" * len(keys)  # so no row is zero, and `filter` keeps them all
        self._size = step
        rows = iter_unpack(f"{step}s", lanes)
        self._rows = {key: int.from_bytes(row, "little") for key, (row,) in zip(keys, rows, strict=True)}

    def sums(self, keys: Iterable[int]) -> list[int]:
        """Return the sum of the rows of those `keys` that it knows."""
        rows = list(filter(None, map(self._rows.get, keys)))
        if len(rows) > _MOST:
            parts = (self._sum(rows[at : at + _MOST]) for at in range(0, len(rows), _MOST))
            return [sum(column) for column in zip(*parts, strict=True)]
        return self._sum(rows)

    def _sum(self, rows: Sequence[int]) -> list[int]:
        off = _BIAS * len(rows)
        lanes = _lanes(sum(rows), self._size, "H")
        del lanes[-1]
        return [lane - off for lane in lanes]


class Layer:
    """A matrix of signed weights, multiplied with vectors of whole numbers from 0 to a known top.

    Lanes have 24 bits: for each column the sum of the weights' sizes, times the top, must stay
    below `LAYER_LIMIT`; whoever makes the weights sees to it.
    """

    def __init__(self, weights: array[int], width: int) -> None:
        """Take the matrix row by row, a row of `width` weights of 16 bits for each input."""
        self._lanes = Lanes(width)
        self._rows = self._lanes.rows(weights)

    def product(self, values: Sequence[int]) -> list[int]:
        """Return the sums of the rows, each times its value, and times `Lanes.UNIT`."""
        return self._lanes.values(_product(self._rows, values, self._lanes.bias))


class Shape(NamedTuple):
    """What a layer reads of each unit of a text: `size` values of its own and of those around it."""

    size: int
    before: int
    after: int


class Sliding:
    """A layer over windows: what a unit adds to all the windows it stands in is multiplied at once.

    For each value of a unit one long integer holds the weights of all places in the window. The sum
    of these goes into a register that has a slot for each window still open, and moves on by a slot
    with each unit. What is read without neighbours changes little from unit to unit: there only
    the differences are multiplied.
    """

    def __init__(self, weights: array[int], width: int, shapes: Sequence[Shape]) -> None:
        """Take the rows of a matrix as `Layer` does: shape by shape, the first unit of a window first."""
        self._lanes = Lanes(width)
        self._after = max(shape.after for shape in shapes)
        self._last = self._after + max(shape.before for shape in shapes)
        self._wide = [shape.before + shape.after > 0 for shape in shapes]
        self._shifts = [self._lanes.bits * (self._after - shape.after) for shape in shapes]
        self._rows: list[list[int]] = []
        rows = self._lanes.rows(weights)
        at = 0
        for size, before, after in shapes:
            end = at + size * (before + 1 + after)
            self._rows.append([self._beside(rows[one:end:size]) for one in range(at, at + size)])
            at = end

    def _beside(self, rows: Sequence[int]) -> int:
        """Return a value's rows side by side, that of the window's last unit lowest: it closes first."""
        return sum(row << self._lanes.bits * slot for slot, row in enumerate(reversed(rows)))

    def products(self, tables: Sequence[Iterable[Sequence[int]]]) -> Iterator[list[int]]:
        """Return for each unit what `Layer.product` gives for its window; a table for each shape."""
        bits, after, bias = self._lanes.bits, self._after, self._lanes.bias
        mask, fresh = (1 << bits) - 1, bias << bits * self._last
        register = sum(bias << bits * slot for slot in range(self._last))
        rows, shifts = list(compress(self._rows, self._wide)), list(compress(self._shifts, self._wide))
        lines = zip(*compress(tables, self._wide), strict=True)
        alone = self._alone(tables)
        for at, line in enumerate(chain(lines, repeat((), after))):
            register = sum(map(lshift, map(_product, rows, line), shifts), register + fresh)
            if at >= after:
                yield self._lanes.values((register & mask) + next(alone))
            register >>= bits

    def _alone(self, tables: Sequence[Iterable[Sequence[int]]]) -> Iterator[int]:
        """Return what each unit's values add that are read without neighbours."""
        narrow = [not wide for wide in self._wide]
        every = list(chain.from_iterable(compress(self._rows, narrow)))
        last: Sequence[int] = [0] * len(every)
        total = 0
        for lines in zip(*compress(tables, narrow), strict=True):
            values = list(chain.from_iterable(lines))
            total = _product(every, list(map(sub, values, last)), total)
            last = values
            yield total


def _product(rows: Sequence[int], values: Sequence[int], start: int = 0) -> int:
    some = compress(rows, values)  # most values are zero
    total: int = sum(map(mul, some, filter(None, values)), start)
    return total


class Lanes:
    """Vectors of signed numbers of 24 bits in one long integer."""

    UNIT = 256
    """What one of a number is in the values that are read out: so they come at no cost."""

    def __init__(self, width: int) -> None:
        """Lay out `width` lanes."""
        self.bits = 24 * width
        self._width = width
        self.bias = self._every(LAYER_LIMIT)
        """Added to a sum, it leaves no lane below zero."""

    def _every(self, number: int) -> int:
        return int.from_bytes(number.to_bytes(3, "little") * self._width, "little")

    def rows(self, weights: array[int]) -> list[int]:
        """Return the vectors that lie one after another in `weights`, numbers of 16 bits."""
        raw = memoryview(_swapped(weights)).cast("B")
        lanes = bytearray(len(raw) // 2 * 3)
        lanes[::3] = raw[::2]
        lanes[1::3] = bytes(raw[1::2]).translate(_FLIPPED)
        off, step = self._every(1 << 15), 3 * self._width
        return [int.from_bytes(lanes[at : at + step], "little") - off for at in range(0, len(lanes), step)]

    def values(self, biased: int) -> list[int]:
        """Return the numbers of a vector with `bias` added to it, each times `UNIT`."""
        lanes = (biased ^ self.bias).to_bytes(3 * self._width, "little")
        wide = bytearray(4 * self._width)
        wide[1::4], wide[2::4], wide[3::4] = lanes[::3], lanes[1::3], lanes[2::3]
        return _swapped(array("i", bytes(wide))).tolist()


_FLIPPED = bytes(byte ^ 0x80 for byte in range(256))
"""High bytes with the sign's bit turned over: the same as 32,768 added."""


def _swapped(numbers: array[int]) -> array[int]:
    """Return `numbers` between the machine's order of bytes and the little-endian one of the lanes."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


class Means:
    """Rows of small numbers, whose mean over any stretch is known at once."""

    def __init__(self, rows: Iterable[Sequence[int]], width: int, parts: int = 1) -> None:
        """Take rows of `width` whole numbers up to 1,024; the means are given in `parts` of one."""
        self._parts = parts
        self._width = width
        self._sums = list(accumulate(map(_packed, rows), initial=0))

    def mean(self, start: int, end: int) -> bytes:
        """Return the mean of the rows from `start` up to `end`, at most some hundreds; zeros for no rows."""
        if start >= end:
            return bytes(self._width)
        # a lane's sum times 65,536 / count keeps the mean in the lower byte of its upper 16 bits
        scaled = (self._sums[end] - self._sums[start]) * (_ONE // ((end - start) * self._parts))
        return scaled.to_bytes(4 * self._width, "little")[2::4]


def _packed(row: Sequence[int]) -> int:
    ordered = row if sys.byteorder == "little" else row[::-1]
    return int.from_bytes(array("I", ordered).tobytes(), sys.byteorder)


def _lanes(number: int, size: int, code: str) -> array[int]:
    return _swapped(array(code, number.to_bytes(size, "little")))

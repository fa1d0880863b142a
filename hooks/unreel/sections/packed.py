"""Sums over small integer matrices in plain Python: a row of weights is one long integer.

Adding two such integers, or multiplying one by a small number, does so in every lane at once;
CPython's long arithmetic is the vector unit. Forty rows of twenty-four weights are added in about
two microseconds, a twentieth of the time that a loop takes.
"""

from __future__ import annotations

import sys
from array import array
from itertools import accumulate, compress
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        lanes = bytearray(2 * len(weights))
        lanes[::2] = weights
        step = 2 * width
        self._width = width
        self._rows = {
            key: int.from_bytes(lanes[at : at + step], "little")
            for key, at in zip(keys, range(0, len(lanes), step), strict=True)
        }

    def sums(self, keys: Iterable[int]) -> list[int]:
        """Give the sum of the rows of those `keys` that it knows."""
        rows = [row for row in map(self._rows.get, keys) if row is not None]
        total = [0] * self._width
        for at in range(0, len(rows), _MOST):
            some = rows[at : at + _MOST]
            off = _BIAS * len(some)
            lanes = _lanes(sum(some), 2 * self._width, "H")
            total = [t + lane - off for t, lane in zip(total, lanes, strict=True)]
        return total


class Layer:
    """A matrix of signed weights, multiplied with vectors of whole numbers from 0 to a known top.

    Lanes have 24 bits: for each column the sum of the weights' sizes, times the top, must stay
    below `LAYER_LIMIT`; whoever makes the weights sees to it.
    """

    def __init__(self, weights: Sequence[int], width: int) -> None:
        """Take the matrix row by row, a row of `width` weights for each input."""
        self._size = 3 * width
        self._rows = [
            sum(w << 24 * lane for lane, w in enumerate(weights[at : at + width]))
            for at in range(0, len(weights), width)
        ]
        self._bias = sum(LAYER_LIMIT << 24 * lane for lane in range(width))

    def product(self, values: Sequence[int]) -> list[int]:
        """Give the sums of the rows, each times its value."""
        rows = compress(self._rows, values)  # half of all values are zero
        total = sum(map(mul, rows, filter(None, values)), self._bias)
        lanes = total.to_bytes(self._size, "little")
        return [
            low + (middle << 8) + (high << 16) - LAYER_LIMIT
            for low, middle, high in zip(lanes[::3], lanes[1::3], lanes[2::3], strict=True)
        ]


class Means:
    """Rows of small numbers, whose mean over any stretch is known at once."""

    def __init__(self, rows: Sequence[Sequence[int]], parts: int = 1) -> None:
        """Take rows of whole numbers up to 1,024; the means are given in `parts` of one."""
        self._parts = parts
        self._width = len(rows[0]) if rows else 0
        self._sums = list(accumulate(map(_packed, rows), initial=0))

    def mean(self, start: int, end: int) -> list[int]:
        """Give the mean of the rows from `start` up to `end`, at most some hundreds; zeros for no rows."""
        if start >= end:
            return [0] * self._width
        # a lane's sum times 65,536 / count keeps the mean in its upper 16 bits
        scaled = (self._sums[end] - self._sums[start]) * (_ONE // ((end - start) * self._parts))
        return _lanes(scaled, 4 * self._width, "H")[1::2].tolist()


def _packed(row: Sequence[int]) -> int:
    ordered = row if sys.byteorder == "little" else row[::-1]
    return int.from_bytes(array("I", ordered).tobytes(), sys.byteorder)


def _lanes(number: int, size: int, code: str) -> array[int]:
    lanes = array(code, number.to_bytes(size, "little"))
    if sys.byteorder == "big":
        lanes.byteswap()
    return lanes

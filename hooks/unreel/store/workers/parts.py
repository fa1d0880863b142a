"""Cut work into parts: large ones first, and ever smaller ones, so that all workers end at one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

_T = TypeVar("_T")

_ROUNDS = 3
"""A part is what remains, shared out so many times to each worker (guided self-scheduling)."""


def parts(items: Sequence[_T], sizes: Sequence[float], workers: int, most: int) -> Iterator[tuple[_T, ...]]:
    """Return the items in their order, in parts of `most` at most; `sizes` says what each will cost."""
    remaining = sum(sizes)
    part: list[_T] = []
    cost = 0.0
    for item, size in zip(items, sizes, strict=True):
        part.append(item)
        cost += size
        if len(part) == most or cost * workers * _ROUNDS >= remaining:
            yield tuple(part)
            remaining -= cost
            part, cost = [], 0.0
    if part:
        yield tuple(part)


def halves(part: tuple[_T, ...]) -> tuple[tuple[_T, ...], tuple[_T, ...]]:
    """Return a part of two items or more in two."""
    middle = len(part) // 2
    return part[:middle], part[middle:]

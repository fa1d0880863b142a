"""How time grows with the text, told from CPU time and repeats, so that a busy machine fails nothing."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

REPEATS = 4
_TOO_QUICK = 0.005
"""Seconds below which a clock tells nothing."""
SQUARE = 3.0
"""Where time grows with the square, four times the work takes so much longer a piece, or longer still."""


def growth(run: Callable[[int], object], size: int, factor: int = 4) -> float:
    """Return how much longer a piece of work takes at `factor` times the `size` than at the `size`.

    `run` does work of a given size: 1 means that time grows as the work does, `factor` that it
    grows with the square. Both sizes take turns, and the quickest of each counts.
    """
    times: dict[int, list[float]] = {size: [], size * factor: []}
    gc.disable()  # as timeit does: what other tests left in memory is not this work's affair
    try:
        for _ in range(REPEATS):
            for each, taken in times.items():
                start = time.process_time()
                run(each)
                taken.append(time.process_time() - start)
    finally:
        gc.enable()
    quick, slow = (max(min(taken), _TOO_QUICK) for taken in times.values())
    return slow / quick / factor

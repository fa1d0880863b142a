"""The hidden layer that learned networks begin with, applied: the same numbers on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from unreel.store.weights import Arrays

HIDDEN_STEP, HIDDEN_TOP = 64, 1023
"""Its values are whole numbers: 64 to the unit, up to 16."""


class HiddenLayer:
    """One layer of rectified units."""

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays `into`, `into_bias` and `in_scale` that were learned."""
        self._into = arrays["into"].astype(np.float32)
        self._bias, self._scale = arrays["into_bias"], arrays["in_scale"]

    def values(self, rows: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Return the layer's values for each row of features."""
        inner = rows.astype(np.float32) @ self._into
        return np.asarray(np.clip(np.floor(self._bias + self._scale * inner), 0, HIDDEN_TOP), np.float32)

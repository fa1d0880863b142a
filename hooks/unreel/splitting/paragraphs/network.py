"""The small network that judges where paragraphs start, applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from unreel.splitting.sections import context_features
from unreel.splitting.sections.hidden_layer import HiddenLayer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from unreel.splitting.sections.context_features import Block
    from unreel.store.weights import Arrays

    Floats = NDArray[np.float64]

_AT_ONCE = 1 << 11
"""Sentences that are read at a time, so that a long text needs little memory."""


class Network:
    """One hidden layer of rectified units."""

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays that `learning.network` made."""
        self._layer, self._out = HiddenLayer(arrays), arrays["out"].astype(np.float32)
        self._out_bias, self._out_scale = arrays["out_bias"], arrays["out_scale"]

    def outputs(self, blocks: Sequence[Block]) -> Floats:
        """Return for each sentence the logarithms of all outputs' odds."""
        count = len(blocks[0].table)
        chunks = ((at, min(count, at + _AT_ONCE)) for at in range(0, count, _AT_ONCE))
        return np.vstack([self._outputs(context_features.rows(blocks, *chunk)) for chunk in chunks])

    def _outputs(self, rows: NDArray[np.uint8]) -> Floats:
        return np.asarray(self._out_bias + self._out_scale * (self._layer.values(rows) @ self._out))

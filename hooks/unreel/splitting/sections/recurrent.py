"""Stage two, applied: what each unit is about and starts, by its features and by all other units.

Some networks alike in form, each learned from another random start; their answers are averaged. In
each, one hidden layer reads a unit's features, then two chains of gated units (Cho and others 2014)
read the hidden layers of all units, one from the text's start on and one from its end back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from unreel.splitting.sections import context_features
from unreel.splitting.sections.hidden_layer import HIDDEN_STEP, HiddenLayer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from unreel.splitting.sections.context_features import Block
    from unreel.store.weights import Arrays

    Floats = NDArray[np.float64]

_OUTPUT_STEPS = 1 << 10
"""Outputs are rounded to this many steps a unit, so that they are the same on every machine."""
_AT_ONCE = 1 << 11
"""Units that are read at a time, so that a long text needs little memory."""


class RecurrentNetworks:
    """Networks of one form, and the mean of what they say."""

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays that `learning.recurrent` made: a row of each for each network."""
        self._layer = HiddenLayer(arrays)
        self._gates = np.array(np.split(_wide(arrays["gates"]) / HIDDEN_STEP, 2, axis=2))
        self._gates_bias = np.array(np.split(_wide(arrays["gates_bias"])[:, None], 2, axis=2))
        self._recurrent = np.ascontiguousarray(_wide(arrays["recurrent"]).swapaxes(0, 1))
        self._candidate_bias = _wide(arrays["candidate_bias"]).swapaxes(0, 1)
        self._out = _wide(arrays["out"]) / len(arrays["out"])
        self._out_bias = _wide(arrays["out_bias"]).mean(0)

    def outputs(self, blocks: Sequence[Block]) -> Floats:
        """Return for each unit the logarithms of all outputs' odds."""
        count, size, width = len(blocks[0].table), *self._gates.shape[2:]
        chunks = [(at, min(count, at + _AT_ONCE)) for at in range(0, count, _AT_ONCE)]
        rows = np.vstack([self._layer.values(context_features.rows(blocks, *chunk)) for chunk in chunks])
        hidden = rows.reshape(count, -1, size).swapaxes(0, 1)
        found = self._out_bias + (hidden @ (self._out[:, :size] / HIDDEN_STEP)).sum(0)
        outs = np.split(self._out[:, size:], 2, axis=1)
        state = np.zeros((2, len(hidden), width // 3))
        for start, end in chunks:
            ways = slice(start, end), slice(count - end, count - start)
            ahead, back = hidden[:, ways[0]], hidden[:, ways[1]][:, ::-1]
            inputs = np.array([ahead, back]) @ self._gates + self._gates_bias
            states = self._states(np.ascontiguousarray(inputs.transpose(2, 0, 1, 3)), state)
            state = states[-1]
            found[ways[0]] += (states[:, 0].swapaxes(0, 1) @ outs[0]).sum(0)
            found[ways[1]] += (states[::-1, 1].swapaxes(0, 1) @ outs[1]).sum(0)
        return np.asarray(np.rint(found * _OUTPUT_STEPS) / _OUTPUT_STEPS)

    def _states(self, inputs: Floats, state: Floats) -> Floats:
        """Return the states after each step of `inputs`, from the one before the first.

        A state is of both chains (one a step ahead, one a step back), then of all networks.
        """
        width = state.shape[-1]
        states = np.empty((len(inputs), *state.shape))
        for at, given in enumerate(inputs):
            own = (state[:, :, None] @ self._recurrent)[:, :, 0]
            opened = 1 / (1 + np.exp(-(given[..., : 2 * width] + own[..., : 2 * width])))
            candidate = own[..., 2 * width :] + self._candidate_bias
            candidate *= opened[..., :width]
            candidate += given[..., 2 * width :]
            np.tanh(candidate, out=candidate)
            state = states[at] = candidate + opened[..., width:] * (state - candidate)
        return states


def _wide(array: NDArray[np.float16]) -> Floats:
    return np.asarray(array, np.float64)

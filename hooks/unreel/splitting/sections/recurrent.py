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
        recurrent = _wide(arrays["recurrent"]).swapaxes(0, 1)
        size = recurrent.shape[2]
        signs = np.repeat([-1.0, 1.0], [2 * size, size])  # gates are opened by the exponential of less
        self._gates = np.array(np.split(_wide(arrays["gates"]) / HIDDEN_STEP, 2, axis=2)) * signs
        self._gates_bias = np.array(np.split(_wide(arrays["gates_bias"])[:, None], 2, axis=2)) * signs
        self._recurrent = np.ascontiguousarray(recurrent * signs)
        self._candidate_bias = np.ascontiguousarray(_wide(arrays["candidate_bias"]).swapaxes(0, 1))
        out = _wide(arrays["out"]) / len(arrays["out"])
        self._out = np.vstack([*out[:, : -2 * size]]) / HIDDEN_STEP
        self._out_of_states = [np.vstack([*part]) for part in np.split(out[:, -2 * size :], 2, axis=1)]
        self._out_bias = _wide(arrays["out_bias"]).mean(0)

    def outputs(self, blocks: Sequence[Block]) -> Floats:
        """Return for each unit the logarithms of all outputs' odds."""
        count, size = len(blocks[0].table), self._gates.shape[2]
        chunks = [(at, min(count, at + _AT_ONCE)) for at in range(0, count, _AT_ONCE)]
        values = [self._layer.values(context_features.rows(blocks, *chunk)) for chunk in chunks]
        rows = np.vstack(values).astype(np.float64)
        hidden = rows.reshape(count, -1, size).swapaxes(0, 1)
        found = rows @ self._out + self._out_bias
        state = np.zeros((2, *self._candidate_bias.shape[1:]))
        for start, end in chunks:
            ways = slice(start, end), slice(count - end, count - start)
            inputs = np.empty((end - start, *self._recurrent.shape[:2], self._recurrent.shape[3]))
            for way, (units, step) in enumerate(zip(ways, (1, -1), strict=True)):
                given = hidden[:, units] @ self._gates[way] + self._gates_bias[way]
                inputs[:, way] = given.swapaxes(0, 1)[::step]
            states = self._states(inputs, state)
            state = states[-1]
            for way, (units, step) in enumerate(zip(ways, (1, -1), strict=True)):
                found[units] += states[::step, way].reshape(end - start, -1) @ self._out_of_states[way]
        return np.asarray(np.rint(found * _OUTPUT_STEPS) / _OUTPUT_STEPS)

    def _states(self, inputs: Floats, state: Floats) -> Floats:
        """Return the states after each step of `inputs`, from the one before the first.

        A state is of both chains (one a step ahead, one a step back), then of all networks.
        """
        size = state.shape[-1]
        gates, candidates = inputs[..., : 2 * size], inputs[..., 2 * size :]
        own, opened = np.empty((*state.shape[:2], 1, 3 * size)), np.empty((*state.shape[:2], 2 * size))
        own_gates, own_candidate = own[:, :, 0, : 2 * size], own[:, :, 0, 2 * size :]
        reset, update = opened[..., :size], opened[..., size:]
        candidate, states = np.empty_like(state), np.empty((len(inputs), *state.shape))
        # each step has some microseconds, so it writes into arrays that are there
        for given_gates, given, after in zip(gates, candidates, states, strict=True):
            np.matmul(state[:, :, None], self._recurrent, out=own)
            np.add(own_gates, given_gates, out=opened)
            np.exp(opened, out=opened)
            np.add(opened, 1, out=opened)
            np.reciprocal(opened, out=opened)
            np.add(own_candidate, self._candidate_bias, out=candidate)
            np.multiply(candidate, reset, out=candidate)
            np.add(candidate, given, out=candidate)
            np.tanh(candidate, out=candidate)
            np.subtract(state, candidate, out=after)
            np.multiply(after, update, out=after)
            np.add(after, candidate, out=after)
            state = after
        return states


def _wide(array: NDArray[np.float16]) -> Floats:
    return np.asarray(array, np.float64)

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
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from unreel.splitting.sections.context_features import Block
    from unreel.store.weights import Arrays

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_OUTPUT_STEPS = 1 << 10
"""Outputs are rounded to this many steps a unit, so that they are the same on every machine."""
_AT_ONCE = 1 << 11
"""Units that are read at a time, so that a long text needs little memory."""
_READY = 1 << 8
"""Units for which what the chains read is made ready at a time, so that it stays close to the processor."""


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
        self._candidate_bias = _wide(arrays["candidate_bias"]).swapaxes(0, 1)[:, :, None]
        out = _wide(arrays["out"]) / len(arrays["out"])
        self._out = np.vstack([*out[:, : -2 * size]]) / HIDDEN_STEP
        self._out_of_states = [np.vstack([*part]) for part in np.split(out[:, -2 * size :], 2, axis=1)]
        self._out_bias = _wide(arrays["out_bias"]).mean(0)

    def outputs(self, films: Sequence[Sequence[Block]]) -> list[Floats]:
        """Return for each unit of each film the logarithms of all outputs' odds.

        Films are read side by side, a unit of each at a time: their number hardly tells in what that takes.
        """
        if not films:
            return []
        sizes = np.array([len(blocks[0].table) for blocks in films])
        order = np.argsort(-sizes, kind="stable")  # so that those which go on stand first
        rows = np.vstack([part for at in order.tolist() for part in self._values(films[at])])
        found = rows @ self._out + self._out_bias
        self._add_states(rows, sizes[order], found)
        parts = np.split(np.rint(found * _OUTPUT_STEPS) / _OUTPUT_STEPS, np.cumsum(sizes[order])[:-1])
        return [parts[place] for place in np.argsort(order).tolist()]

    def _values(self, blocks: Sequence[Block]) -> Iterator[Floats]:
        """Return the hidden layer of a film's units, in parts."""
        count = len(blocks[0].table)
        for at in range(0, count, _AT_ONCE):
            rows = context_features.rows(blocks, at, min(count, at + _AT_ONCE))
            yield self._layer.values(rows).astype(np.float64)

    def _add_states(self, rows: Floats, sizes: Ints, found: Floats) -> None:
        """Add to `found` what the chains say of films with so many units each, the longest first."""
        networks, width = self._gates.shape[1:3]
        hidden = rows.reshape(len(rows), networks, width).swapaxes(0, 1)
        state = np.zeros((2, networks, len(sizes), self._candidate_bias.shape[-1]))
        at_once = max(1, _READY // len(sizes))
        for start in range(0, int(sizes[0]), at_once):
            going = sizes[sizes > start]
            steps = np.arange(start, min(start + at_once, int(sizes[0])))[:, None]
            inside, past = steps < going, np.minimum(steps, going - 1)
            ends = np.cumsum(going)
            ways = ends - going + past, ends - 1 - past
            inputs = np.empty((len(steps), 2, networks, len(going), self._gates.shape[-1]))
            for way, units in enumerate(ways):
                given = (hidden[:, units.ravel()] @ self._gates[way]).reshape(networks, *units.shape, -1)
                np.add(given.swapaxes(0, 1), self._gates_bias[way], out=inputs[:, way])
            states = self._states(inputs, state[:, :, : len(going)])
            state = states[-1]
            for way, units in enumerate(ways):
                said = states[:, way].swapaxes(1, 2)[inside]
                found[units[inside]] += said.reshape(len(said), -1) @ self._out_of_states[way]

    def _states(self, inputs: Floats, state: Floats) -> Floats:
        """Return the states after each step of `inputs`, from the one before the first.

        A state is of both chains (one a step ahead, one a step back), of all networks, of all films.
        """
        size = state.shape[-1]
        gates, candidates = inputs[..., : 2 * size], inputs[..., 2 * size :]
        own, opened = np.empty(inputs.shape[1:]), np.empty((*state.shape[:-1], 2 * size))
        own_gates, own_candidate = own[..., : 2 * size], own[..., 2 * size :]
        reset, update = opened[..., :size], opened[..., size:]
        candidate, states = np.empty_like(state), np.empty((len(inputs), *state.shape))
        # each step has some microseconds, so it writes into arrays that are there
        for given_gates, given, after in zip(gates, candidates, states, strict=True):
            np.matmul(state, self._recurrent, out=own)
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

"""Recurrent networks as they are learned: outputs of many films at a time, and slopes of their weights.

`splitting.sections.recurrent` says what they are; this is the same arithmetic, with dropout and backwards.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

DROPPED_INPUTS, DROPPED = 77, 51
"""How many in 256 are left out while a network learns: of its features, and of what its layers say
(Srivastava and others 2014)."""


class Films(NamedTuple):
    """Films whose units are read side by side, each film a column, a step a unit."""

    steps: int
    columns: int
    ahead: Ints
    """Of each unit, all films' in a row: its place in a table of steps times columns, from the start on."""
    back: Ints
    """The same from the film's last unit back."""

    @classmethod
    def of(cls, sizes: Sequence[int]) -> Films:
        """Return the places of films with so many units each."""
        columns = len(sizes)
        owner = np.repeat(np.arange(columns), sizes)
        heads = np.array([*accumulate(sizes, initial=0)])[owner]
        at = np.arange(len(owner)) - heads
        last = np.array(sizes)[owner] - 1
        return cls(max(sizes), columns, at * columns + owner, (last - at) * columns + owner)

    def spread(self, rows: Floats) -> Floats:
        """Return units' values (half for each chain) by step, chain, and film; zeros behind a film's end."""
        width = rows.shape[1] // 2
        table = np.zeros((self.steps * self.columns, 2, width), np.float32)
        table[self.ahead, 0], table[self.back, 1] = rows[:, :width], rows[:, width:]
        return np.ascontiguousarray(table.reshape(self.steps, self.columns, 2, width).swapaxes(1, 2))

    def gathered(self, table: Floats) -> Floats:
        """Return what `spread` was given."""
        flat = table.swapaxes(1, 2).reshape(self.steps * self.columns, 2, -1)
        return np.hstack([flat[self.ahead, 0], flat[self.back, 1]])


class Net(NamedTuple):
    """The weights of one network; of gates, first those that reset, then those that keep, then candidates."""

    into: Floats
    into_bias: Floats
    gates: Floats
    """From the hidden layer into both chains."""
    gates_bias: Floats
    recurrent: Floats
    """From a chain's last state: one matrix each."""
    candidate_bias: Floats
    out: Floats
    """From the hidden layer, then from both chains."""
    out_bias: Floats

    @classmethod
    def new(cls, random: np.random.RandomState, inputs: int, hidden: int, width: int, outputs: int) -> Net:
        """Return a network that has learned nothing."""

        def matrix(rows: int, columns: int, scale: float = 1.0) -> Floats:
            return np.asarray(random.randn(rows, columns) * scale / np.sqrt(rows), np.float32)

        return cls(
            matrix(inputs, hidden),
            np.zeros(hidden, np.float32),
            matrix(hidden, 6 * width),
            np.zeros(6 * width, np.float32),
            np.stack([matrix(width, 3 * width, 0.7) for _ in range(2)]),
            np.zeros((2, width), np.float32),
            matrix(hidden + 2 * width, outputs),
            np.zeros(outputs, np.float32),
        )


class Forward(NamedTuple):
    """What the layers hold; the chains' tables are by step, chain, film."""

    outputs: Floats
    x: Floats
    hidden: Floats
    mask: Floats
    states: Floats
    """From the state before the first unit on."""
    opened: Floats
    candidates: Floats
    own: Floats
    """What the last state says of the candidate, before it is reset."""
    chain_mask: Floats
    both: Floats
    """What the outputs are made from."""


def _mask(shape: tuple[int, int], random: np.random.RandomState | None, dropped: int = DROPPED) -> Floats:
    """Return zeros for what is dropped, and what the rest is multiplied with; a byte draws each."""
    if random is None:
        return np.ones((1, 1), np.float32)
    kept = np.frombuffer(random.bytes(shape[0] * shape[1]), np.uint8).reshape(shape) >= dropped
    return kept * np.float32(256 / (256 - dropped))


def forward(net: Net, x: Floats, films: Films, random: np.random.RandomState | None = None) -> Forward:
    """Return what the layers say of units with features `x`; `random` drops values."""
    x = x * _mask(x.shape, random, DROPPED_INPUTS)
    hidden = np.maximum(x @ net.into + net.into_bias, 0)
    mask = _mask(hidden.shape, random)
    hidden *= mask
    given = films.spread(hidden @ net.gates + net.gates_bias)
    width = net.recurrent.shape[1]
    shape = (films.steps, 2, films.columns, width)
    states = np.zeros((shape[0] + 1, *shape[1:]), np.float32)
    opened = np.empty((*shape[:-1], 2 * width), np.float32)
    candidates, owns = np.empty(shape, np.float32), np.empty(shape, np.float32)
    for at in range(films.steps):
        own = states[at] @ net.recurrent
        opened[at] = 1 / (1 + np.exp(-(given[at, ..., : 2 * width] + own[..., : 2 * width])))
        owns[at] = own[..., 2 * width :] + net.candidate_bias[:, None]
        candidates[at] = np.tanh(given[at, ..., 2 * width :] + opened[at, ..., :width] * owns[at])
        states[at + 1] = candidates[at] + opened[at, ..., width:] * (states[at] - candidates[at])
    chains = films.gathered(states[1:])
    chain_mask = _mask(chains.shape, random)
    both = np.hstack([hidden, chains * chain_mask])
    outputs = both @ net.out + net.out_bias
    return Forward(outputs, x, hidden, mask, states, opened, candidates, owns, chain_mask, both)


def backward(net: Net, films: Films, read: Forward, errors: Floats) -> Net:
    """Return the slopes of all weights, given those of the outputs."""
    away = errors @ net.out.T
    hidden = net.into.shape[1]
    chains = films.spread(away[:, hidden:] * read.chain_mask)
    slopes, candidates = _through_time(net, read, chains)
    width = net.recurrent.shape[1]
    given = films.gathered(np.concatenate([slopes[..., : 2 * width], candidates], -1))
    before = read.states[:-1].swapaxes(0, 1).reshape(2, -1, width)
    inner = (away[:, :hidden] + given @ net.gates.T) * read.mask * (read.hidden > 0)
    return Net(
        read.x.T @ inner,
        inner.sum(0),
        read.hidden.T @ given,
        given.sum(0),
        before.swapaxes(1, 2) @ slopes.swapaxes(0, 1).reshape(2, -1, 3 * width),
        slopes[..., 2 * width :].sum((0, 2)),
        read.both.T @ errors,
        errors.sum(0),
    )


def _through_time(net: Net, read: Forward, chains: Floats) -> tuple[Floats, Floats]:
    """Return the slopes of what the last states say at each step, and of the candidates."""
    width = net.recurrent.shape[1]
    reset, kept = read.opened[..., :width], read.opened[..., width:]
    by_candidate = (1 - kept) * (1 - read.candidates**2)
    by_kept = (read.states[:-1] - read.candidates) * kept * (1 - kept)
    by_reset = read.own * reset * (1 - reset)
    slopes = np.empty((*chains.shape[:-1], 3 * width), np.float32)
    candidates = np.empty_like(chains)
    back = np.ascontiguousarray(net.recurrent.swapaxes(1, 2))
    carried = np.zeros(chains.shape[1:], np.float32)
    for at in reversed(range(len(chains))):
        state = chains[at] + carried
        candidates[at] = state * by_candidate[at]
        slopes[at, ..., :width] = candidates[at] * by_reset[at]
        slopes[at, ..., width : 2 * width] = state * by_kept[at]
        slopes[at, ..., 2 * width :] = candidates[at] * reset[at]
        carried = state * kept[at] + slopes[at] @ back
    return slopes, candidates

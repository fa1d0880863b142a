"""Stage two: recurrent networks over the units of a film (AdamW with dropout, the rate warmed up)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import special

from unreel.learning.network import Scale, scaled, whole_steps
from unreel.learning.recurrent_layers import Films, Net, backward, forward
from unreel.splitting.sections.counts import TOP
from unreel.splitting.sections.hidden_layer import HIDDEN_STEP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from unreel.learning.logit import ClassTask
    from unreel.store.weights import Arrays

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

HIDDEN, WIDTH = 96, 64
"""Hidden units, and those of each chain."""
EPOCHS, UNITS, RATE, DECAY, WARM = 10, 1200, 2e-3, 0.1, 0.15
"""Rounds over all films; units read between two steps; the rate, what it lets decay, its rising share."""
_UNLIKE = 20
"""Units by which films may differ that are read together, other films in each round."""


class Learned(NamedTuple):
    """Networks, each with the scale of its features folded in."""

    nets: Sequence[Net]

    def outputs(self, rows: NDArray[np.uint8], sizes: Sequence[int]) -> Floats:
        """Return all outputs for each unit of films with so many units each."""
        films = Films.of(sizes)
        found = [forward(net, rows.astype(np.float32), films).outputs for net in self.nets]
        return np.asarray(np.mean(found, 0), np.float32)


def fit(
    rows: NDArray[np.uint8], sizes: Sequence[int], tasks: Sequence[ClassTask], seeds: Sequence[int]
) -> Learned:
    """Learn a network for each seed that answers all tasks, from films with so many units each."""
    x, scale = scaled(rows)
    return Learned([_unscaled(_descend(x, sizes, tasks, seed), scale) for seed in seeds])


def _unscaled(net: Net, scale: Scale) -> Net:
    into, bias = scale.folded(net.into, net.into_bias)
    return net._replace(into=into, into_bias=bias)


def _descend(x: Floats, sizes: Sequence[int], tasks: Sequence[ClassTask], seed: int) -> Net:
    random = np.random.RandomState(seed)
    net = Net.new(random, x.shape[1], HIDDEN, WIDTH, sum(task.classes for task in tasks))
    optimizer = _Optimizer(net)
    bounds = np.cumsum([0, *sizes])
    steps = EPOCHS * len(list(_batches(np.array(sizes), np.random.RandomState(seed))))
    step = 0
    for _ in range(EPOCHS):
        for some in _batches(np.array(sizes), random):
            step += 1
            units = np.concatenate([np.arange(bounds[film], bounds[film + 1]) for film in some])
            slopes = _slopes(net, x[units], Films.of([sizes[film] for film in some]), tasks, units, random)
            optimizer.step(slopes, RATE * _share(min(1.0, step / steps)))
    return net


class _Optimizer:
    """Lowers a loss by its slopes: Adam, with weights that decay beside it (Loshchilov and Hutter 2019)."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._means, self._squares = ([np.zeros_like(one) for one in net] for _ in range(2))
        self._steps = 0

    def step(self, slopes: Net, rate: float) -> None:
        """Change the network's weights in place; those of biases do not decay."""
        self._steps += 1
        for at, slope in enumerate(slopes):
            self._means[at] += 0.1 * (slope - self._means[at])
            self._squares[at] += 0.001 * (slope * slope - self._squares[at])
            size = np.sqrt(self._squares[at] / (1 - 0.999**self._steps)) + 1e-8
            decay = DECAY * self._net[at] if slope.ndim > 1 else 0.0
            self._net[at][...] -= rate * (self._means[at] / (1 - 0.9**self._steps) / size + decay)


def _share(done: float) -> float:
    """Return the share of the full rate when so much is done, from 0 to 1: it rises, then falls to none."""
    if done < WARM:
        return done / WARM
    return float(0.5 * (1 + np.cos(np.pi * (done - WARM) / (1 - WARM))))


def _batches(sizes: Ints, random: np.random.RandomState) -> Iterator[list[int]]:
    """Deal films into batches of some `UNITS` units, those of like length together, in random order."""
    batches: list[list[int]] = [[]]
    for film in np.argsort(sizes + random.random_sample(len(sizes)) * _UNLIKE, kind="stable").tolist():
        if batches[-1] and sizes[film] * (len(batches[-1]) + 1) > UNITS:
            batches.append([])
        batches[-1].append(film)
    return (batches[at] for at in random.permutation(len(batches)).tolist())


def _slopes(
    net: Net, x: Floats, films: Films, tasks: Sequence[ClassTask], units: Ints, random: np.random.RandomState
) -> Net:
    """Return the slopes of the loss, no longer than 1, of some films with features `x`."""
    read = forward(net, x, films, random)
    errors = np.empty_like(read.outputs)
    at = 0
    for task in tasks:
        z = special.softmax(read.outputs[:, at : at + task.classes], 1)
        z[np.arange(len(units)), task.answers[units]] -= 1
        errors[:, at : at + task.classes] = z * (task.shares[units] / len(units))[:, None]
        at += task.classes
    slopes = backward(net, films, read, errors)
    length = float(np.sqrt(sum(float(np.vdot(one, one)) for one in slopes)))
    return Net(*(one * np.float32(min(1.0, 1 / (length + 1e-6))) for one in slopes))


def arrays(learned: Learned) -> Arrays:
    """Return the networks as `splitting.sections.recurrent` reads them."""
    nets = learned.nets
    into = np.hstack([net.into for net in nets])
    column = whole_steps(into, TOP)
    halves = {
        name: np.stack([getattr(net, name) for net in nets]).astype(np.float16)
        for name in ("gates", "recurrent", "out")
    }
    biases = {
        name: np.stack([getattr(net, name) for net in nets])
        for name in ("gates_bias", "candidate_bias", "out_bias")
    }
    return {
        "into": np.rint(into / column).astype(np.int16),
        "in_scale": column * HIDDEN_STEP,
        "into_bias": np.concatenate([net.into_bias for net in nets]).astype(np.float64) * HIDDEN_STEP,
        **halves,
        **biases,
    }

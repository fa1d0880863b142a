"""A network of one hidden layer (Adam, an L2 penalty): where paragraphs start."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import special

from unreel.splitting.sections.counts import TOP
from unreel.splitting.sections.hidden_layer import HIDDEN_STEP, HIDDEN_TOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from unreel.learning.logit import ClassTask
    from unreel.store.weights import Arrays

    Floats = NDArray[np.float32]

HIDDEN, EPOCHS, BATCH, RATE, PENALTY = 64, 6, 128, 1e-3, 5e-3
_SPREAD = 2.5
"""Added to each feature's deviation, so that one that hardly ever varies does not become loud."""
_EXACT = 1 << 23
"""Floats of 32 bits hold whole numbers up to twice this, so sums below it are the same on every machine."""
_MOST = 32767


class Scale(NamedTuple):
    """How features become numbers of like size."""

    middle: Floats
    spread: Floats

    def folded(self, into: Floats, bias: Floats) -> tuple[Floats, Floats]:
        """Return weights and biases of scaled features as those of the features themselves."""
        own = into / self.spread[:, None]
        return own, bias - self.middle @ own


def scaled(rows: NDArray[np.uint8]) -> tuple[Floats, Scale]:
    """Return features so that each has a mean of 0 and a deviation of about 1, and what made them so."""
    x = rows.astype(np.float32)
    scale = Scale(x.mean(0), x.std(0) + np.float32(_SPREAD))
    x -= scale.middle
    x /= scale.spread
    return x, scale


class Net(NamedTuple):
    """The weights into and out of the hidden layer."""

    into: Floats
    into_bias: Floats
    out: Floats
    out_bias: Floats

    def outputs(self, rows: Floats) -> Floats:
        """Return all outputs for each row."""
        hidden = np.maximum(rows @ self.into + self.into_bias, 0)
        return np.asarray(hidden @ self.out + self.out_bias, np.float32)


def fit(rows: NDArray[np.uint8], tasks: Sequence[ClassTask], seed: int = 1) -> Net:
    """Learn one network that answers all tasks."""
    x, scale = scaled(rows)
    net = _descend(x, tasks, np.random.RandomState(seed))
    into, bias = scale.folded(net.into, net.into_bias)
    return net._replace(into=into, into_bias=bias)


def _descend(x: Floats, tasks: Sequence[ClassTask], random: np.random.RandomState) -> Net:
    n, d = x.shape
    outputs = sum(task.classes for task in tasks)
    net = Net(
        (random.randn(d, HIDDEN) / np.sqrt(d)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        (random.randn(HIDDEN, outputs) / np.sqrt(HIDDEN)).astype(np.float32),
        np.zeros(outputs, np.float32),
    )
    first = [np.zeros_like(p) for p in net]
    second = [np.zeros_like(p) for p in net]
    steps = EPOCHS * (n // BATCH)
    step = 0
    for _ in range(EPOCHS):
        order = random.permutation(n)
        for at in range(0, n - BATCH + 1, BATCH):
            step += 1
            slopes = _slopes(net, x, tasks, order[at : at + BATCH])
            rate = RATE * 0.5 * (1 + np.cos(np.pi * step / steps))
            for at_, slope in enumerate(slopes):
                first[at_] += 0.1 * (slope - first[at_])
                second[at_] += 0.001 * (slope * slope - second[at_])
                size = np.sqrt(second[at_] / (1 - 0.999**step)) + 1e-8
                net[at_][...] -= rate * (first[at_] / (1 - 0.9**step)) / size
    return net


def _slopes(net: Net, x: Floats, tasks: Sequence[ClassTask], some: NDArray[np.int64]) -> Net:
    part = x[some]
    hidden = np.maximum(part @ net.into + net.into_bias, 0)
    error = hidden @ net.out + net.out_bias
    at = 0
    for task in tasks:
        z = special.softmax(error[:, at : at + task.classes], 1)
        z[np.arange(len(some)), task.answers[some]] -= 1
        error[:, at : at + task.classes] = z * (task.shares[some] / len(some))[:, None]
        at += task.classes
    back = (error @ net.out.T) * (hidden > 0)
    return Net(
        part.T @ back + PENALTY * net.into,
        back.sum(0),
        hidden.T @ error + PENALTY * net.out,
        error.sum(0),
    )


def arrays(net: Net) -> Arrays:
    """Return the network in whole numbers, as `splitting.paragraphs.network` reads it."""
    column, out = whole_steps(net.into, TOP), whole_steps(net.out, HIDDEN_TOP)
    return {
        "into": np.rint(net.into / column).astype(np.int16),
        "in_scale": column * HIDDEN_STEP,
        "into_bias": net.into_bias.astype(np.float64) * HIDDEN_STEP,
        "out": np.rint(net.out / out).astype(np.int16),
        "out_scale": out / HIDDEN_STEP,
        "out_bias": net.out_bias.astype(np.float64),
    }


def whole_steps(weights: Floats, top: int) -> NDArray[np.float64]:
    """Return the finest step of each column with which inputs up to `top` are summed up exactly."""
    sizes = np.abs(weights).astype(np.float64)
    by_sum = sizes.sum(0) / (_EXACT / top - len(weights) / 2)
    return np.asarray(np.maximum(by_sum, sizes.max(0) / _MOST) + 1e-12)

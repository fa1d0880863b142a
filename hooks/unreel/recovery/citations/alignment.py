"""Align a list of references with a run of sentences, forward and backward.

References stand nearly in the order in which they are first cited. The state is the last sentence
with a first citation; each reference moves it ahead, stays at it, is cited out of order, or nowhere.
The probabilities of all alignments are summed up as in hidden Markov models (Rabiner 1989), with
scores in place of probabilities, as conditional random fields have them (Lafferty et al. 2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]


class Scores(NamedTuple):
    """How much speaks for each step of an alignment; none is negative. R references, S sentences."""

    ties: Doubles
    """R × S: for a reference to be cited at a sentence."""
    first: Doubles
    """S: for a sentence to have a first citation."""
    again: Doubles
    """R × S: for a reference to be cited where the one before it is."""
    elsewhere: Doubles
    """R: for a reference to be cited out of order."""
    absent: Doubles
    """R: for a reference to be cited nowhere, beside a tie of 1."""


class Posterior(NamedTuple):
    """The probability of each step in all alignments."""

    first: Doubles
    """R × S: a reference is cited at a sentence, in order, as the first there."""
    again: Doubles
    """R × S: likewise, behind the reference before it."""
    elsewhere: Doubles
    """R × S: out of order."""
    absent: Doubles
    """R: it is cited nowhere."""
    likelihood: float
    """The logarithm of the sum over all alignments."""

    @property
    def cited(self) -> Doubles:
        """Return R × S: how likely a reference is to be cited at a sentence."""
        return self.first + self.again + self.elsewhere


def posterior(scores: Scores) -> Posterior:
    """Return the probabilities of all steps; R and S are at least 1."""
    moves, stays = scores.ties * scores.first, scores.ties * scores.again
    elsewhere = scores.elsewhere / moves.shape[1]
    passes = scores.absent + elsewhere * moves.sum(1)
    forward, sizes = _forward(moves, stays, passes)
    backward = _backward(moves, stays, passes, sizes)
    before, behind = forward[:-1], backward[1:] / sizes[:, None]
    unmoved = (before * behind).sum(1)
    return Posterior(
        first=np.cumsum(before, 1)[:, :-1] * moves * behind[:, 1:],
        again=before[:, 1:] * stays * behind[:, 1:],
        elsewhere=(elsewhere * unmoved)[:, None] * moves,
        absent=scores.absent * unmoved,
        likelihood=float(np.log(sizes).sum()),
    )


def _forward(moves: Doubles, stays: Doubles, passes: Doubles) -> tuple[Doubles, Doubles]:
    """Return (R + 1) × (S + 1) shares of the states behind each reference, and by how much each row shrank.

    The first state is the one before all sentences.
    """
    many, places = moves.shape
    states, sizes = np.zeros((many + 1, places + 1)), np.ones(many)
    states[0, 0] = 1
    for row in range(many):
        last, new = states[row], states[row + 1]
        new[:] = last * passes[row]
        new[1:] += moves[row] * np.cumsum(last)[:-1] + stays[row] * last[1:]
        sizes[row] = new.sum()
        new /= sizes[row]
    return states, sizes


def _backward(moves: Doubles, stays: Doubles, passes: Doubles, sizes: Doubles) -> Doubles:
    """Return (R + 1) × (S + 1): how well the references behind each row go with each state."""
    many, places = moves.shape
    states = np.ones((many + 1, places + 1))
    for row in reversed(range(many)):
        last, new = states[row + 1], states[row]
        new[:] = last * passes[row]
        new[1:] += stays[row] * last[1:]
        new[:-1] += np.cumsum((moves[row] * last[1:])[::-1])[::-1]
        new /= sizes[row]
    return states

"""The recurrent networks: what is learned of them is what is applied, and their slopes are right."""

from __future__ import annotations

import numpy as np
import pytest

from unreel.learning import recurrent as learner
from unreel.learning import recurrent_layers
from unreel.learning.logit import ClassTask
from unreel.learning.recurrent_layers import Films, Net
from unreel.splitting.sections import recurrent
from unreel.splitting.sections.context_features import Block
from unreel.splitting.sections.recurrent import RecurrentNetworks

SIZES = [5, 3, 40]
COUNT = sum(SIZES)


@pytest.fixture(scope="module")
def rows() -> recurrent_layers.Floats:
    return np.random.RandomState(1).randint(0, 128, (COUNT, 12)).astype(np.uint8)


@pytest.fixture(scope="module")
def learned(rows: np.ndarray) -> learner.Learned:
    answers = (rows[:, 0] > 60).astype(np.int64)
    echoes = np.append(0, answers[:-1])
    shares = np.ones(COUNT, np.float32)
    return learner.fit(rows, SIZES, [ClassTask(answers, 2, shares), ClassTask(echoes, 2, shares)], (1, 2))


def test_what_is_applied_says_what_was_learned(rows: np.ndarray, learned: learner.Learned) -> None:
    wanted = learned.outputs(rows, SIZES)
    applied = RecurrentNetworks(learner.arrays(learned))
    at = 0
    for size in SIZES:
        found = applied.outputs([[Block("all", rows[at : at + size])]])[0]
        assert np.abs(found - wanted[at : at + size]).max() < 0.05
        at += size


def test_a_text_may_be_read_in_stretches(
    rows: np.ndarray, learned: learner.Learned, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied = RecurrentNetworks(learner.arrays(learned))
    blocks = [Block("beside", rows[:, :2], 1, 1), Block("others", rows[:, 6:])]
    [whole] = applied.outputs([blocks])
    for size in (1, 7, COUNT):
        monkeypatch.setattr(recurrent, "_AT_ONCE", size)
        monkeypatch.setattr(recurrent, "_READY", size)
        assert np.array_equal(applied.outputs([blocks])[0], whole)


def test_films_side_by_side_are_read_as_each_alone(
    rows: np.ndarray, learned: learner.Learned, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied = RecurrentNetworks(learner.arrays(learned))
    films = [[Block("all", part)] for part in np.split(rows, np.cumsum(SIZES)[:-1])]
    alone = [applied.outputs([film])[0] for film in films]
    for size in (1, 4, 30, 4 * COUNT):
        monkeypatch.setattr(recurrent, "_AT_ONCE", size)
        monkeypatch.setattr(recurrent, "_READY", size)
        for found, wanted in zip(applied.outputs(films), alone, strict=True):
            assert np.array_equal(found, wanted)
    assert applied.outputs([]) == []


def test_the_same_seed_learns_the_same_network(rows: np.ndarray) -> None:
    task = ClassTask((rows[:, 0] > 60).astype(np.int64), 2, np.ones(COUNT, np.float32))
    first, second, other = (learner.fit(rows, SIZES, [task], (seed,)).nets[0] for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    assert not np.array_equal(first.into, other.into)


def test_slopes_are_those_of_the_loss() -> None:
    random = np.random.RandomState(3)
    net = Net.new(random, 6, 5, 4, 3)
    x, pull = random.randn(COUNT, 6).astype(np.float32), random.randn(COUNT, 3).astype(np.float32)
    films = Films.of(SIZES)
    slopes = recurrent_layers.backward(net, films, recurrent_layers.forward(net, x, films), pull)
    for weights, slope in zip(net, slopes, strict=True):
        at = tuple(random.randint(0, size) for size in weights.shape)
        losses = []
        for step in (0.002, -0.002):
            weights[at] += step
            losses.append(float((recurrent_layers.forward(net, x, films).outputs * pull).sum()))
            weights[at] -= step
        assert (losses[0] - losses[1]) / 0.004 == pytest.approx(float(slope[at]), rel=0.02, abs=0.02)


def test_units_come_back_from_their_table_by_film() -> None:
    films = Films.of([2, 3])
    values = np.arange(20, dtype=np.float32).reshape(5, 4)
    table = films.spread(values)
    assert table.shape == (3, 2, 2, 2)
    assert table[:, 0, 0].tolist() == [[0, 1], [4, 5], [0, 0]]
    assert table[:, 1, 1].tolist() == [[18, 19], [14, 15], [10, 11]]
    assert np.array_equal(films.gathered(table), values)

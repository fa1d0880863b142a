from __future__ import annotations

import numpy as np
import pytest

from unreel.learning import word_vectors as chooser
from unreel.learning.sections import LabelledUnits
from unreel.splitting.sections import word_vectors, words
from unreel.splitting.sections.word_vectors import WordVectors


def _vectors(**rows: tuple[list[int], int]) -> WordVectors:
    codes = sorted((words.code(word), word) for word in rows)
    return WordVectors(
        np.array([code for code, _ in codes], np.uint32),
        np.array([rows[word][0] for _, word in codes], np.int8),
        np.array([rows[word][1] for _, word in codes], np.uint8),
    )


def _means(monkeypatch: pytest.MonkeyPatch, *pieces: str) -> list[list[int]]:
    vectors = _vectors(ship=([20, 0], 200), sea=([0, -20], 200), the=([40, 40], 10))
    monkeypatch.setattr(word_vectors, "shipped", lambda: vectors)
    found: list[list[int]] = (word_vectors.means(words.read(pieces).words).astype(int) - 64).tolist()
    return found


def test_a_unit_is_the_mean_of_its_words_and_of_its_first_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _means(monkeypatch, "Ship of no known name at sea", "nothing", "Sea, sea")
    assert found == [[20, -20, 40, 0], [0, 0, 0, 0], [0, -40, 0, -40]]


def test_a_common_word_alone_says_little(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _means(monkeypatch, "the", "the the ship") == [[12] * 4, [43, 7] * 2]


def test_no_unit_has_no_vector(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _means(monkeypatch) == []


def test_only_words_that_enough_films_use_are_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chooser, "_COMMON", 0.2)
    text = ["ship sea the", "the ship the the"]
    films = [LabelledUnits((), text, words.read(text), [])] * 12
    rare = ["moon"]
    films.append(LabelledUnits((), rare, words.read(rare), []))
    table = np.array([[1.0, 0.0], [0.0, 2.0], [3.0, 3.0], [1.0, 1.0]], np.float32)
    found = WordVectors(**chooser.chosen(films, ["ship", "sea", "the", "moon"], table))
    assert found.codes.tolist() == sorted(map(words.code, ("ship", "sea", "the")))
    share = dict(zip(found.codes.tolist(), found.shares.tolist(), strict=True))
    assert share[words.code("sea")] > share[words.code("ship")] > share[words.code("the")]
    assert np.abs(found.rows).max() == 127

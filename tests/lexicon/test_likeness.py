"""One measure of likeness, and what its thresholds part."""

from __future__ import annotations

import pytest

from unreel.lexicon import likeness as measure
from unreel.lexicon.likeness import likeness, nearest

PARTED = [
    (measure.SAME_NAME, ("Dmitry", "Dimitry"), ("Martin", "Marvin")),
    (measure.PERHAPS_SAME_NAME, ("Larson", "Larsen"), ("Stephen", "Steven")),
    (measure.SAME_SENTENCE, ("Max runs to the train.", "Max ran to a train."), ("Max runs.", "Zoe sleeps.")),
    (measure.MISTYPED, ("pepole", "people"), ("film", "filming")),
    (measure.MISTYPED_KEY, ("lang", "language"), ("name", "title")),
]


@pytest.mark.parametrize(("threshold", "alike", "apart"), PARTED)
def test_a_threshold_parts(threshold: float, alike: tuple[str, str], apart: tuple[str, str]) -> None:
    assert likeness(*alike, threshold) == likeness(*alike) >= threshold
    assert likeness(*apart, threshold) == 0 < threshold > likeness(*apart)


def test_the_nearest_is_the_first_of_the_most_alike() -> None:
    assert nearest("pepole", ["plot", "people", "People"]) == "people"
    assert nearest("copley", ["max", "sharlto-copley"]) == "sharlto-copley"
    assert nearest("copley", ["william-copley", "sharlto-copley"]) == ""
    assert nearest("x", []) == ""

"""The alignment of references with sentences, against a sum over all alignments one by one."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import examples
from unreel.recovery.citations.alignment import Scores, posterior

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ABSENT = -1


def drawn(seed: int, references: int, sentences: int) -> Scores:
    random = np.random.RandomState(seed)
    shape = (references, sentences)
    sizes = (shape, (sentences,), shape, (references,), (references,))
    return Scores(*(random.uniform(0.1, 2, size) for size in sizes))


def alignments(scores: Scores) -> Iterator[tuple[Sequence[int], float]]:
    """Return where each reference may be cited, with the score of that; several ways may lead to one."""
    references, sentences = scores.ties.shape
    steps = [("absent", ABSENT), *product(("in order", "elsewhere"), range(sentences))]
    for way in product(steps, repeat=references):
        at, factors = -1, [1.0]
        for row, (how, place) in enumerate(way):
            tie = scores.ties[row, place]
            if how == "absent":
                factors.append(scores.absent[row])
            elif how == "elsewhere":
                factors.append(scores.elsewhere[row] / sentences * tie * scores.first[place])
            else:
                factors.append(tie * (scores.first[place] if place > at else scores.again[row, place]))
                factors.append(float(place >= at))
                at = max(at, place)
        yield [place for _, place in way], prod(factors)


@examples(20)
@given(st.integers(0, 1000), st.integers(1, 3), st.integers(1, 3))
def test_probabilities_are_those_of_all_alignments(seed: int, references: int, sentences: int) -> None:
    scores = drawn(seed, references, sentences)
    total = 0.0
    expected = np.zeros((references, sentences + 1))
    for places, score in alignments(scores):
        total += score
        expected[range(references), places] += score
    found = posterior(scores)
    assert found.cited == pytest.approx(expected[:, :-1] / total)
    assert found.absent == pytest.approx(expected[:, -1] / total)
    assert found.likelihood == pytest.approx(np.log(total))


def test_a_long_film_loses_nothing_to_rounding() -> None:
    scores = drawn(1, 300, 400)
    steep = scores._replace(ties=scores.ties**40)
    found = posterior(steep)
    assert found.cited.sum(1) + found.absent == pytest.approx(np.ones(300))

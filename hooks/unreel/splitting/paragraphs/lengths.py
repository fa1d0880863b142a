"""The paragraphs of a stretch that are best as a whole: likely starts, and usual lengths between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from unreel.model.spans import Span

LENGTHS = 14
"""Lengths of paragraphs are told apart in steps of a square root of two, from 60 code points up."""
_STEPS = [60 * 2 ** (step / 2) for step in range(1, LENGTHS)]
_MOST = 24
"""Sentences that a paragraph has at most."""


def length(chars: int) -> int:
    """Return the class of a paragraph's length."""
    return bisect_right(_STEPS, chars)


def best(odds: Sequence[float], sentences: Sequence[Span], lengths: Sequence[float]) -> list[int]:
    """Return the sentences at which paragraphs start, best as a whole.

    `odds` are the logarithms of each sentence's odds of starting one, `lengths` the score of each
    class of `length`; the sum of both is the largest possible.
    """
    before: list[float] = []
    """The score of the best paragraphs before each sentence, if one starts there."""
    begins = [sentence.start for sentence in sentences]
    score = 0.0
    origin = [0]
    for at, sentence in enumerate(sentences):
        before.append(score + (odds[at] if at else 0.0))
        first, end = max(0, at + 1 - _MOST), sentence.end
        values = [
            value + lengths[bisect_right(_STEPS, end - start)]
            for value, start in zip(before[first:], begins[first : at + 1], strict=True)
        ]
        score = max(values)
        origin.append(first + values.index(score))
    starts = [origin[-1]]
    while starts[-1]:
        starts.append(origin[starts[-1]])
    return starts[::-1]

"""Where a paragraph starts inside a section's prose.

A text with blank lines keeps its own paragraphs. Where they were lost, each sentence is judged twice: by
a linear model over hashed features of how it opens, what it goes on with and where it stands (openings.py),
and by a small network that reads what that model says of the sentences around it, their lengths and cues,
and how much they have in common (context.py). The split is the one that is best as a whole, with paragraphs
of usual lengths (lengths.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from unreel.model.article import PROSE
from unreel.splitting.paragraphs import context, openings, runs
from unreel.splitting.paragraphs.lengths import best
from unreel.splitting.paragraphs.network import Network
from unreel.splitting.paragraphs.runs import SentenceRun
from unreel.splitting.sections.evidence import Linear
from unreel.store import weights

if TYPE_CHECKING:
    from unreel.model.spans import Span
    from unreel.store.weights import Arrays, Fits

__all__ = ["WEIGHTS", "Paragrapher", "SentenceRun", "fits", "learned"]

WEIGHTS = "splitting/paragraphs/weights.npz"
EAGER = 1.0
"""Added to the logarithm of the odds, as cross-validation over films has it: the F1 of starts is best where
more are told than are more likely than not."""
_BREAK = re.compile(r"\n\s*\n")


@cache
def learned() -> Paragrapher:
    """Return the model with the weights of the library."""
    return Paragrapher(weights.load(WEIGHTS, fits()))


def fits() -> Fits:
    """Return what weights for paragraphs depend on: kinds of sections, and the features of both models."""
    return {"kinds": [*map(str, PROSE)], "features": openings.NAMES, "context": context.shapes()}


class Paragrapher:
    """Splits with one set of learned weights."""

    def __init__(self, arrays: Arrays) -> None:
        """Take what `learning.paragraphs` learned."""
        self._openings, self._network = Linear(arrays, "opening"), Network(arrays)
        self._lengths = arrays["lengths"].tolist()

    def split(self, text: str, stretches: Sequence[SentenceRun]) -> list[list[tuple[Span, ...]]]:
        """Return the sentences of each stretch by paragraph; blank lines of the text part them."""
        starts = [_after_blank_lines(text, stretch.sentences) for stretch in stretches]
        flat = [one for one, found in zip(stretches, starts, strict=True) if len(found) == 1]
        judged = iter(self._starts(text, flat))
        paragraphs = []
        for (_, sentences), found in zip(stretches, starts, strict=True):
            cut = found if len(found) > 1 else next(judged)
            paragraphs.append([tuple(sentences[a:b]) for a, b in pairwise([*cut, len(sentences)])])
        return paragraphs

    def _starts(self, text: str, stretches: Sequence[SentenceRun]) -> list[list[int]]:
        """Return for each stretch its first sentence and those that start a paragraph of their own."""
        if not stretches:
            return []
        read = runs.read(text, stretches)
        odds = self._openings.sums(openings.features(read), len(read.pieces))[:, 0]
        outputs = self._network.outputs([*context.linear(odds, read.sizes), *context.blocks(read)])
        judged = np.split(outputs[:, 1] - outputs[:, 0] + EAGER, [end for _, end in read.bounds[:-1]])
        return [
            best(some.tolist(), one.sentences, self._lengths)
            for one, some in zip(stretches, judged, strict=True)
        ]


def _after_blank_lines(text: str, sentences: Sequence[Span]) -> list[int]:
    """Return the sentences that follow a blank line of the text, and the first."""
    if "\n" not in text:
        return [0]
    pairs = pairwise(sentences)
    return [0, *(at for at, (a, b) in enumerate(pairs, 1) if _BREAK.search(text, a.end, b.start))]

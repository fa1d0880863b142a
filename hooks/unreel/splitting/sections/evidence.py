"""The learned models, applied: for each unit, what it is about and whether a section starts there.

Two stages. The first reads words: two linear models over hashed n-grams, one for what a unit is
about and one for what starts with it. The second, recurrent networks, reads the first's answers for
the units around, the cues, the names and the words' vectors, and what all other units say.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.lexicon.wordlists import wordset
from unreel.model.spans import Span
from unreel.splitting.sections import context_features, word_vectors, words
from unreel.splitting.sections.decode import softmax
from unreel.splitting.sections.labels import CLASSES, LABELS, STARTS
from unreel.splitting.sections.recurrent import RecurrentNetworks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from unreel.splitting.sections.words import Features, Indices
    from unreel.store.weights import Arrays, Fits

    Floats = NDArray[np.float64]

WEIGHTS = "splitting/sections/weights.npz"
_AT_ONCE = 1 << 11
"""Units that are read at a time, so that a long text needs no more memory than a short one."""

_COMMON = wordset("splitting/sections/common-titles.txt")
"""Words that are a film's title only inside quotation marks ("It", "Her")."""


class Linear:
    """A linear model over hashed features."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        """Take the arrays `name`_keys (ascending), _rows (a byte a weight), _bias and _scale."""
        self._keys = arrays[f"{name}_keys"]
        self._rows = arrays[f"{name}_rows"]
        self._bias = arrays[f"{name}_bias"].astype(np.float64)
        self._scale = float(arrays[f"{name}_scale"])

    def sums(self, features: Features, count: int) -> Floats:
        """Return the scores of the features of each of `count` units, a column an answer."""
        found = np.zeros((count, len(self._bias)))
        rows, owners = self._known(features)
        starts = np.searchsorted(owners, np.arange(count + 1))
        for first in range(0, count, _AT_ONCE):
            bounds = starts[first : first + _AT_ONCE + 1]
            some = np.diff(bounds) > 0  # what has none of the features would get a neighbour's sum
            if some.any():
                weights = self._rows.take(rows[bounds[0] : bounds[-1]], 0)
                sums = np.add.reduceat(weights, bounds[:-1][some] - bounds[0], 0, dtype=np.int32)
                found[first : first + _AT_ONCE][some] = sums
        return self._bias + self._scale * found

    def _known(self, features: Features) -> tuple[Indices, Indices]:
        """Return the row and the unit of each feature that has weights, once for each unit, by unit."""
        wide = np.uint64(32)
        every = np.sort(features.keys.astype(np.uint64) << wide | features.owners.astype(np.uint64))
        keys = (every >> wide).astype(np.uint32)
        at = np.searchsorted(self._keys[:-1], keys)  # quick, since they ascend
        known = self._keys[at] == keys
        known[1:] &= every[1:] != every[:-1]
        owners = every[known].astype(np.uint32).astype(np.uint64)
        by_unit = np.sort(owners << wide | at[known].astype(np.uint64))
        return (by_unit & np.uint64(0xFFFFFFFF)).astype(np.intp), (by_unit >> wide).astype(np.intp)


class CutText(NamedTuple):
    """A text, and the units that it was cut into."""

    text: str
    units: Sequence[Span]
    """At least one."""
    title: str
    """The film's; '' if it is unknown."""


class UnitModels:
    """All that was learned of units."""

    def __init__(self, arrays: Arrays) -> None:
        """Take the arrays that were learned."""
        self._label, self._start = Linear(arrays, "label"), Linear(arrays, "start")
        self._networks = RecurrentNetworks(arrays)

    def outputs(self, texts: Sequence[CutText]) -> list[Floats]:
        """Return what the networks say of the units of each text."""
        return self._networks.outputs([self._blocks(*one) for one in texts])

    def _blocks(self, text: str, units: Sequence[Span], title: str) -> list[context_features.Block]:
        """Return what the networks read of a text's units."""
        pieces = unit_pieces(text, units, title)
        read = words.read(pieces)
        labels = softmax(self._label.sums(words.label_features(read), len(pieces)))
        starts = softmax(self._start.sums(words.start_features(read), len(pieces)))
        return context_features.blocks(units, pieces, read.words, labels, starts)


def unit_pieces(text: str, units: Sequence[Span], title: str) -> list[str]:
    """Return each unit's characters with the title replaced by a mark."""
    pieces = [unit.of(text) for unit in units]
    if len(title) > 1:
        sought = f'"{title}"' if title in _COMMON else title
        pieces = [piece.replace(sought, words.TITLE) for piece in pieces]
    return pieces


@cache
def fits() -> Fits:
    """Return what weights for sections depend on: labels, the features of stage two, vectors of words."""
    nothing = words.read([""]).words
    blank = [Span(0, 1)], [""], nothing, np.zeros((1, CLASSES)), np.zeros((1, STARTS))
    labels = [f"{label.kind}/{label.sub}" if label.sub else str(label.kind) for label in LABELS]
    return {
        "labels": labels,
        "features": [block.shape for block in context_features.blocks(*blank)],
        "word vectors": [word_vectors.digest()],
    }

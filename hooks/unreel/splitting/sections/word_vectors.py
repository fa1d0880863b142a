"""What a unit is about, as a point: the weighted mean of its words' vectors.

The vectors are GloVe's (Pennington, Socher and Manning 2014), made from how often words stand near
each other in six billion words of other texts; so words that no film of those learned from has in a
plot say as much as their like. Common words count less (Arora, Liang and Ma 2017).
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.splitting.sections.counts import TOP
from unreel.store import weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from unreel.splitting.sections.words import Codes, Row

    Ints = NDArray[np.int64]

FILE = "splitting/sections/word_vectors.npz"
_OPENING = 4
"""Words of a unit that its opening is told by."""
_LEAST = 64
"""The sum of weights below which a mean is drawn to the middle: one common word says little."""
_SCALE = 2
"""What a mean is multiplied by, so that the means of most units fill the scale of features."""
_MIDDLE = (TOP + 1) // 2


class WordVectors(NamedTuple):
    """Vectors of words, in whole numbers."""

    codes: Codes
    """The words by their codes, ascending."""
    rows: NDArray[np.int8]
    shares: NDArray[np.uint8]
    """How much each word counts: the rarer, the more."""


@cache
def shipped() -> WordVectors:
    """Return the vectors of the library."""
    return WordVectors(**weights.load(FILE, {}))


def digest() -> str:
    """Return a number that tells these vectors from others, for the header of weights."""
    return f"{zlib.crc32(b''.join(array.tobytes() for array in shipped())):08x}"


def means(words: Row) -> NDArray[np.uint8]:
    """Return the mean vector of each unit, and that of its first words, in whole numbers from 0 to TOP."""
    vectors = shipped()
    at = np.searchsorted(vectors.codes[:-1], words.codes)
    known = vectors.codes[at] == words.codes
    owners, at = words.owners[known], at[known]
    count = len(words.bounds) - 1
    place = (np.arange(len(words.codes)) - words.bounds[:-1][words.owners])[known]
    opens = place < _OPENING
    both = [_mean(vectors, at, owners, count), _mean(vectors, at[opens], owners[opens], count)]
    return np.asarray(np.clip(np.hstack(both) + _MIDDLE, 0, TOP), np.uint8)


def _mean(vectors: WordVectors, at: Ints, owners: Ints, count: int) -> Ints:
    """Return the weighted mean of the vectors `at`, which are in the order of their `owners`."""
    shares = vectors.shares[at].astype(np.int32)
    bounds = np.searchsorted(owners, np.arange(count + 1))
    some = np.diff(bounds) > 0
    sums = np.zeros((count, vectors.rows.shape[1]), np.int64)
    total = np.zeros(count, np.int64)
    if some.any():
        sums[some] = np.add.reduceat(vectors.rows[at] * shares[:, None], bounds[:-1][some], 0)
        total[some] = np.add.reduceat(shares, bounds[:-1][some])
    return np.asarray(_SCALE * sums // np.maximum(total, _LEAST)[:, None])

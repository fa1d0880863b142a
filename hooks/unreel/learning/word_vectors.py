"""Choose the words whose vectors the splitter needs, out of a large table such as GloVe's.

    python -m unreel.learning vectors WORDS TABLE FILMS [MORE…]

WORDS is a file of the table's words, one a line, TABLE a NumPy array with a row for each of them.
This is done once, not each time that weights are learned: the vectors are data, as word lists are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from unreel.learning import sections
from unreel.splitting.sections import word_vectors
from unreel.splitting.sections.words import code
from unreel.store import weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from unreel.learning.films import LabelledFilm
    from unreel.learning.sections import LabelledUnits
    from unreel.store.weights import Arrays

    Floats = NDArray[np.float32]

HOW = "vectors of GloVe 6B (Pennington, Socher and Manning, Stanford; PDDL 1.0) of words that films use"
_FEWEST = 12
"""Films that a word must stand in."""
_COMMON = 1e-3
"""A word that makes up this share of all text counts half (Arora, Liang and Ma 2017)."""
_TOP, _SHARES = 127, 255


def write(words: Path, table: Path, films: Sequence[LabelledFilm]) -> None:
    """Write the vectors that the library ships: those of the words of a `table` that `films` use."""
    every = words.read_text(encoding="utf-8").split("\n")
    found = chosen([sections.read(film) for film in films], every, np.load(table, mmap_mode="r"))
    weights.save(weights.PACKAGE / word_vectors.FILE, {}, {"how": HOW}, found)


def chosen(readings: Sequence[LabelledUnits], words: Sequence[str], table: Floats) -> Arrays:
    """Return the vectors of those `words` that films use, as `splitting.sections.word_vectors` reads them."""
    films: Counter[int] = Counter()
    often: Counter[int] = Counter()
    for one in readings:
        codes = one.words.words.codes.tolist()
        often.update(codes)
        films.update(set(codes))
    number = {code(word): at for at, word in reversed(list(enumerate(words)))}
    kept = sorted(key for key, count in films.items() if count >= _FEWEST and key in number)
    rows = np.array(table[[number[key] for key in kept]], np.float64)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(0)
    share = np.array([often[key] for key in kept]) / often.total()
    return {
        "codes": np.array(kept, np.uint32),
        "rows": np.rint(rows * _TOP / np.abs(rows).max()).astype(np.int8),
        "shares": np.maximum(1, np.rint(_SHARES * _COMMON / (_COMMON + share))).astype(np.uint8),
    }

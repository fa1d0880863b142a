"""What can be counted in a unit: cue words of each sort, its length, marks and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from unreel.lexicon.wordlists import wordlist
from unreel.splitting.sections.words import TITLE, Row, code

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOP = 127
"""Every feature of stage two is a whole number from 0 to this."""
_DIGIT, _ASCII_DIGITS = re.compile(r"\d"), b"0123456789"
_WORD_WORTH = 30
_CLOSERS = "\"'”)]"


@cache
def _sorts() -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return the codes of all cue words, ascending, and for each one which sorts it is of."""
    cues = [row.partition(":")[2].split() for row in wordlist("splitting/sections/cues.txt")]
    sorts = [{*map(code, words)} for words in cues]
    codes = sorted({*chain.from_iterable(sorts)})
    return np.array(codes, np.uint32), np.array([[one in sort for sort in sorts] for one in codes], np.int64)


def unit_counts(words: Row, pieces: Sequence[str]) -> NDArray[np.uint8]:
    """Return the cues of each unit: how many words of each sort in cues.txt, then its marks."""
    codes, table = _sorts()
    at = np.searchsorted(codes[:-1], words.codes)
    known = codes[at] == words.codes
    cue_words = np.zeros((len(pieces), table.shape[1]), np.int64)
    np.add.at(cue_words, words.owners[known], table[at[known]])
    sizes = 2 * np.diff(words.bounds)[:, None]
    marks = np.array([_marks(piece) for piece in pieces]).reshape(len(pieces), -1)
    return np.asarray(np.minimum(TOP, np.hstack([cue_words * _WORD_WORTH, sizes, marks])), np.uint8)


def _marks(piece: str) -> list[int]:
    if piece.isascii():
        digits = len(piece) - len(piece.encode().translate(None, _ASCII_DIGITS))
        quotes = piece.count('"')
    else:
        digits, quotes = len(_DIGIT.findall(piece)), sum(map(piece.count, '"“”'))
    return [
        TOP * (piece.rstrip(_CLOSERS)[-1:] in {".", "!", "?"}),
        TOP * (piece[:1] in '"“'),
        TOP * (TITLE in piece[:12]),
        TOP * (TITLE in piece),
        40 * quotes,
        40 * piece.count("("),
        TOP * piece[:1].isdigit(),
        TOP * (" as " in piece),
        500 * digits // (len(piece) or 1),
        TOP * (piece[-1:] == ":"),
    ]

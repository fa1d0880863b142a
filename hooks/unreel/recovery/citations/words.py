"""Cut text into the words that tie a source to a sentence, and count them in tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from unreel.lexicon.months import MONTHS
from unreel.lexicon.wordlists import wordset

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Table = NDArray[np.float32]

_T = TypeVar("_T", str, tuple[str, str])

_WORD = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’][^\W_]+)?")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_ENDINGS = ("ing", "ed", "es", "s")
_STEM = 6
"""Letters of a word that are compared where its form may differ ("releas": release, releasing)."""
_SHORT = 3
"""A word of so many letters has no stem, and an ending leaves more than that."""
_MONTHS = frozenset(map(str.lower, MONTHS))
_SMOOTH, _LEAST = 0.3, 0.05


@lru_cache(maxsize=1 << 13)
def words(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a text in small letters, without a possessive ending."""
    return tuple(map(_folded, _WORD.findall(text)))


@lru_cache(maxsize=1 << 13)
def _folded(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def capitals(text: str) -> int:
    """Return how many words behind the first open with a capital."""
    found: list[str] = _WORD.findall(text)
    opens = text[:1].isupper() and _WORD.match(text) is not None
    return sum([word[0].isupper() for word in found]) - opens


def content(some: Iterable[str]) -> list[str]:
    """Return the words that can tie: no function words, no single letters."""
    function = wordset("recovery/citations/function_words.txt")
    return [word for word in some if len(word) > 1 and word not in function]


def is_number(word: str) -> bool:
    """Return whether a word is a number, and no year."""
    return word[0].isdigit() and not _YEAR.fullmatch(word)


def is_date(word: str) -> bool:
    """Return whether a word is a month or a year; dates are compared as days."""
    return word in _MONTHS or bool(_YEAR.fullmatch(word))


def stems(some: Iterable[str]) -> list[str]:
    """Return the stems of the content words that are long enough to have one."""
    return [_stem(word) for word in content(some) if len(word) > _SHORT]


@lru_cache(maxsize=1 << 13)
def _stem(word: str) -> str:
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + _SHORT), "")
    return word.removesuffix(ending)[:_STEM]


def pairs(some: Sequence[str]) -> list[tuple[str, str]]:
    """Return the words with their followers, where both are content words."""
    can_tie = {*content(some)}
    return [(one, other) for one, other in pairwise(some) if one in can_tie and other in can_tie]


def vocabulary(one: Iterable[Iterable[_T]], other: Iterable[Iterable[_T]]) -> list[_T]:
    """Return what both hold, in the order of the first."""
    others = {*chain.from_iterable(other)}
    return [word for word in dict.fromkeys(chain.from_iterable(one)) if word in others]


def table(texts: Sequence[Collection[_T]], known: Sequence[_T]) -> Table:
    """Return a row a text, a column a word of `known`: 1 where the text has it."""
    column = {word: number for number, word in enumerate(known)}
    columns: list[list[int]] = [[column[word] for word in text if word in column] for text in texts]
    found = np.zeros((len(texts), len(known)), np.float32)
    found[np.repeat(np.arange(len(texts)), [*map(len, columns)]), [*chain.from_iterable(columns)]] = 1
    return found


def rarity(rows: Table) -> Table:
    """Return how rare the word of each column is among the rows, from 0.05 up: log of their share."""
    shares = (len(rows) + 1) / (rows.sum(0) + np.float32(_SMOOTH))
    return np.asarray(np.maximum(np.log(shares), _LEAST), np.float32)

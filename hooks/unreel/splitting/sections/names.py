"""Who and what is spoken of where: names and content words tie the units of one section together.

A character's name stands in the plot from its first sentence on, an actor's in the lead and the
cast: what the other units of a name are about tells what this one is about.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.splitting.sections.counts import TOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_WORD = re.compile(r"[^\W\d_]{3,}")
_CONTENT = 5
"""Letters that a word needs to speak of something."""
_NEVER = 1 << 30
"""Stands for a unit far beyond either end of the text."""


class Mentions(NamedTuple):
    """The capitalised words of a unit, and its longer lower-cased ones."""

    names: frozenset[str]
    content: frozenset[str]


@lru_cache(maxsize=1 << 11)
def mentions(piece: str) -> Mentions:
    """Return the names and content words of one unit; sentences are read as units of a section, too."""
    words = _WORD.findall(piece)
    return Mentions(
        frozenset([w for w in words if w[0].isupper()]),
        frozenset([w for w in words if len(w) >= _CONTENT and not w[0].isupper()]),
    )


class Occurrences(NamedTuple):
    """Which words stand in which unit, each once: sorted by word, then by unit."""

    words: Ints
    units: Ints
    size: int
    """Units of the text."""

    @classmethod
    def of(cls, groups: Sequence[frozenset[str]]) -> Occurrences:
        """Return the occurrences of the words of each unit."""
        numbers: dict[str, int] = {}
        flat = [numbers.setdefault(word, len(numbers)) for group in groups for word in group]
        words = np.array(flat, np.int64)
        units = np.repeat(np.arange(len(groups)), np.fromiter(map(len, groups), np.intp, len(groups)))
        order = np.lexsort((units, words))
        return cls(words[order], units[order], len(groups))

    @property
    def before(self) -> Ints:
        """Return the unit in which the word of each occurrence stood before it; -_NEVER if none."""
        previous = np.concatenate([[0], self.units])[: len(self.units)]
        return np.where(self.opens, -_NEVER, previous)

    @property
    def after(self) -> Ints:
        """Return the unit in which the word of each occurrence comes back; _NEVER if none."""
        following = np.concatenate([self.units[1:], [0]])
        last = np.concatenate([self.opens[1:], [True]])
        return np.where(last, _NEVER, following)[: len(self.units)]

    @property
    def opens(self) -> NDArray[np.bool_]:
        """Return whether an occurrence is its word's first."""
        return np.concatenate([[True], self.words[1:] != self.words[:-1]])[: len(self.words)]

    def sums(self, values: Ints) -> Ints:
        """Return for each unit the sum of the `values` of its occurrences, a row an occurrence."""
        found = np.zeros((self.size, *values.shape[1:]), np.int64)
        np.add.at(found, self.units, values)
        return found


def profiles(found: Occurrences, kinds: Ints) -> Ints:
    """Return for each unit what the other units of its words are about, and how many such words it has.

    `kinds` holds each unit's probabilities of the kinds, from 0 to TOP; so do the rows given back,
    with one more value for the number of words that come back.
    """
    number = int(found.words.max(initial=-1)) + 1
    total = np.zeros((number, kinds.shape[1]), np.int64)
    np.add.at(total, found.words, kinds[found.units])
    others = (np.bincount(found.words, minlength=number) - 1)[found.words]
    share = np.where(others > 0, np.maximum(1, 64 // np.maximum(others, 1)), 0)
    mixed = found.sums((total[found.words] - kinds[found.units]) * share[:, None])
    weight = found.sums(share * others) + 32
    mean = kinds.sum(0) // max(1, len(kinds))
    known = found.sums((others > 0).astype(np.int64))
    return np.column_stack([(mean * 32 + mixed) // weight[:, None], np.minimum(TOP, 25 * known)])


def chains(found: Occurrences) -> Ints:
    """Return the shares of each unit's names that start here, end here, stand only here, or go on."""
    column = 2 * ~found.opens + (found.after < found.size)
    shares = found.sums(np.eye(4, dtype=np.int64)[column])
    return np.asarray(TOP * shares // np.maximum(1, shares.sum(1, keepdims=True)))


def shared(found: Occurrences, reaches: Iterable[int], counts_as: Ints | None = None) -> list[Ints]:
    """Return for the gap before each unit how many of the words around it stand on both sides.

    `reaches` are how many units each side has; the share is of the side with fewer words, from 0 to TOP.
    `counts_as` says how much the word of each occurrence counts, all alike by default.
    """
    here, before, after, n = found.units, found.before + 1, found.after, found.size
    weights = np.ones(len(here), np.int64) if counts_as is None else counts_as
    shares = []
    for reach in reaches:
        first, last = np.maximum(before, here - reach + 1), here + reach
        ahead = _covered(first, here, n, weights)
        behind = _covered(here + 1, np.minimum(after, last), n, weights)
        both = _covered(first, np.minimum(here, before + (reach - 1)), n, weights)
        shares.append(np.asarray(TOP * both // np.maximum(1, np.minimum(ahead, behind))))
    return shares


def _covered(first: Ints, last: Ints, count: int, weights: Ints) -> Ints:
    """Return the weight of the stretches from `first` to `last`, both included, in which each unit lies."""
    some = first <= last
    weights = weights[some]
    begins = np.bincount(_within(first[some], count), weights, count + 1)
    ends = np.bincount(_within(last[some] + 1, count), weights, count + 1)
    return np.cumsum(begins - ends)[:count].astype(np.int64)


def _within(units: Ints, count: int) -> Ints:
    """Do what `np.clip` does from 0 to `count`, without what that takes to start."""
    return np.minimum(np.maximum(units, 0), count)

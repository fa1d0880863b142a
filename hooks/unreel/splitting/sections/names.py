"""Who and what is spoken of where: names and content words tie the units of one section together.

A character's name stands in the plot from its first sentence on, an actor's in the lead and the
cast: what the other units of a name are about tells what this one is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.splitting.sections.counts import TOP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_WORD = re.compile(r"[^\W\d_]{3,}")
_CONTENT = 5
"""Letters that a word needs to speak of something."""
_NEVER = 1 << 30
"""Stands for a unit far beyond either end of the text."""


@dataclass(frozen=True)
class Occurrences:
    """Which words stand in which unit, each once: sorted by word, then by unit."""

    words: Ints
    """A number for each word."""
    units: Ints
    size: int
    """Units of the text."""

    @classmethod
    def of(cls, groups: Sequence[Collection[str]], numbers: Mapping[str, int] | None = None) -> Occurrences:
        """Return the occurrences of the words of each unit; `numbers` may give a word's when it is asked."""
        numbers = defaultdict(count().__next__) if numbers is None else numbers
        size = len(groups)
        sizes = [*map(len, groups)]
        words = np.fromiter(map(numbers.__getitem__, chain.from_iterable(groups)), np.int64, sum(sizes))
        units = np.repeat(np.arange(size), sizes)
        both = np.sort(words * size + units)
        words, units = np.divmod(both[np.diff(both, prepend=-1) > 0], max(1, size))
        return cls(words, units, size)

    def of_words(self, wanted: NDArray[np.bool_]) -> Occurrences:
        """Return the occurrences of those words that are `wanted`, told by number."""
        some = wanted[self.words]
        return Occurrences(self.words[some], self.units[some], self.size)

    def apart(self, units: Ints) -> Occurrences:
        """Return the occurrences with the units at other places, where words of two stretches differ.

        Stretches are units side by side; between two of them the places leave some out.
        """
        stretches = np.cumsum(np.diff(units, prepend=-1) > 1)
        words = self.words * (int(stretches[-1]) + 1) + stretches[self.units]
        return Occurrences(words, units[self.units], int(units[-1]) + 1)

    @cached_property
    def before(self) -> Ints:
        """Return the unit in which the word of each occurrence stood before it; -_NEVER if none."""
        previous = np.concatenate([[0], self.units])[: len(self.units)]
        return np.where(self.opens, -_NEVER, previous)

    @cached_property
    def after(self) -> Ints:
        """Return the unit in which the word of each occurrence comes back; _NEVER if none."""
        following = np.concatenate([self.units[1:], [0]])
        last = np.concatenate([self.opens[1:], [True]])
        return np.where(last, _NEVER, following)[: len(self.units)]

    @cached_property
    def opens(self) -> NDArray[np.bool_]:
        """Return whether an occurrence is its word's first."""
        return np.concatenate([[True], self.words[1:] != self.words[:-1]])[: len(self.words)]

    def counted(self, some: NDArray[np.bool_] | None = None) -> Ints:
        """Return how many words each unit has; or of how many the occurrence is one of `some`."""
        return np.bincount(self.units if some is None else self.units[some], minlength=self.size)

    def sums(self, values: Ints) -> Ints:
        """Return for each unit the sum of the `values` of its occurrences, a row an occurrence."""
        found = np.zeros((self.size, *values.shape[1:]), np.int64)
        np.add.at(found, self.units, values)
        return found


class Spoken(NamedTuple):
    """Of what units speak."""

    names: Occurrences
    """Of capitalised words."""
    content: Occurrences
    """Of longer lower-cased ones."""


def spoken(pieces: Sequence[str]) -> Spoken:
    """Return the names and content words of units; sentences are read as units of a section, too."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    every = Occurrences.of([*map(words, pieces)], numbers)
    names = np.array([word[0].isupper() for word in numbers], np.bool_)
    long = np.array([len(word) >= _CONTENT for word in numbers], np.bool_)
    return Spoken(every.of_words(names), every.of_words(long & ~names))


@lru_cache(maxsize=1 << 12)  # many sentences are units
def words(piece: str) -> tuple[str, ...]:
    """Return the words of a unit that may speak of something: of three letters and more."""
    return tuple(_WORD.findall(piece))


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
    sides = (beside(found, reach, counts_as) for reach in reaches)
    return [TOP * both // np.maximum(1, np.minimum(ahead, back)) for ahead, back, both in sides]


def beside(found: Occurrences, reach: int, counts_as: Ints | None = None) -> tuple[Ints, Ints, Ints]:
    """Return how many words the `reach` units from each one on have, those before it, and both of them."""
    here, before, after, n = found.units, found.before + 1, found.after, found.size
    first = np.maximum(np.maximum(before, here - (reach - 1)), 0)
    end = np.minimum(np.minimum(after, here + reach) + 1, n)
    ahead = _covered(first, here + 1, n, counts_as)
    back = _covered(here + 1, end, n, counts_as)
    end = np.minimum(here + 1, before + reach)
    some = first < end
    return ahead, back, _covered(first[some], end[some], n, None if counts_as is None else counts_as[some])


def _covered(first: Ints, end: Ints, count: int, weights: Ints | None) -> Ints:
    """Return the weight of the stretches from `first` up to `end` in which each of `count` units lies."""
    begins, ends = (np.bincount(edge, weights, count + 1) for edge in (first, end))
    return np.cumsum(begins - ends)[:count].astype(np.int64)

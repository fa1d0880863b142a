"""Hash the n-grams of units: what the linear models of stage one read.

Words are lower-cased; years, sums and other numbers become their shapes, the film's own title
one word, and names inside a unit a mark, so that what is learned holds for films never seen.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import byteorder
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Indices = NDArray[np.intp]

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d[\d,.]*%?|[^\w\s]")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_MIX = 0x9E3779B1
TITLE = "Zzztitle"
"""Stands for the film's title: a word that is in no text."""


def code(word: str) -> int:
    """Return a word's number of 32 bits, the same in every process (unlike `hash`)."""
    return crc32(word.encode("utf-8", "surrogatepass"))


_NAME = code("0N")
"""The shape of a name inside a unit."""
_LOOK = 8
"""Bytes that tell of a token."""


def _normalized(token: str) -> str:
    if not token[0].isdigit():
        return token.lower().replace("’", "'")
    if token.endswith("%"):
        return "0%"
    digits = token.rstrip(".,")
    if _YEAR.match(digits):
        return "0y"
    return "0," if "," in digits else "0." if "." in digits else "0" * min(len(digits), 3)


@lru_cache(maxsize=1 << 16)
def _looks(word: str) -> bytes:
    """Return the tokens of a word, each as `_LOOK` bytes: the code of its shape, then its own."""
    return b"".join(map(_look, (word,) if word.isalpha() else _TOKEN.findall(word)))


@lru_cache(maxsize=1 << 12)  # the units of films, and their sentences, of which many are the same
def _all_looks(piece: str) -> bytes:
    return b"".join(map(_looks, piece.split()))


def _look(token: str) -> bytes:
    word = _normalized(token)
    low = code(word)
    name = token[0].isupper() and word != "i" and token != TITLE
    return (low | (_NAME if name else low) << 32).to_bytes(_LOOK, byteorder)


class Row(NamedTuple):
    """The codes of all units of a text, one after the other."""

    codes: Codes
    bounds: Indices
    """Where the codes of each unit start, and where the last one's end."""

    @property
    def owners(self) -> Indices:
        """Return the unit of each code."""
        return np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))

    def pairs(self, salt: int) -> Features:
        """Return each code with the next one of its unit."""
        owners = self.owners
        inside = owners[:-1] == owners[1:]
        keys = self.codes[:-1] * np.uint32(_MIX) + self.codes[1:] + np.uint32(salt)
        return Features(keys[inside], owners[:-1][inside])

    def first(self, count: int) -> Columns:
        """Return the first `count` codes of each unit."""
        return self._columns(np.arange(count), self.bounds[:-1])

    def last(self, count: int) -> Columns:
        """Return the last `count` codes of each unit."""
        return self._columns(np.arange(-count, 0), self.bounds[1:])

    def _columns(self, offsets: Indices, origins: Indices) -> Columns:
        """Return the codes at `offsets` from the origin of each unit."""
        at = origins[:, None] + offsets
        inside = (at >= self.bounds[:-1, None]) & (at < self.bounds[1:, None])
        return Columns(np.append(self.codes, np.uint32(0))[np.where(inside, at, -1)], inside)


class Columns(NamedTuple):
    """Some codes of each unit, a row a unit, and which of them there are."""

    codes: Codes
    inside: NDArray[np.bool_]

    def of(self, units: Indices, count: int) -> Columns:
        """Return the first `count` columns of each of `units`; a unit of -1 has none."""
        return Columns(self.codes[units, :count], self.inside[units, :count] & (units >= 0)[:, None])

    def salted(self, factor: int, salt: int | Codes) -> Features:
        """Return the codes as features of their own; `salt` is one for all, or one for each unit."""
        owners, _ = np.nonzero(self.inside)
        salts = np.uint32(salt) if isinstance(salt, int) else salt[owners]
        return Features(self.codes[self.inside] * np.uint32(factor) + salts, owners)

    def pairs(self, salt: int) -> Features:
        """Return each code with the next one."""
        both = self.inside[:, :-1] & self.inside[:, 1:]
        keys = self.codes[:, :-1] * np.uint32(_MIX) + self.codes[:, 1:] + np.uint32(salt)
        return Features(keys[both], np.nonzero(both)[0])

    def prefixes(self, salt: int) -> Features:
        """Return the first code, the first two, and so on, each as one feature."""
        key = np.full(len(self.codes), salt, np.uint32)
        keys = np.empty_like(self.codes)
        for at in range(self.codes.shape[1]):
            key = keys[:, at] = key * np.uint32(_MIX) + self.codes[:, at] + np.uint32(7)
        owners, _ = np.nonzero(self.inside)
        return Features(keys[self.inside], owners)


class Features(NamedTuple):
    """Hashed features of units: the feature and its unit, in no order; one said twice counts once."""

    keys: Codes
    owners: Indices


def joined(parts: Sequence[Features]) -> Features:
    """Return the features of all `parts`."""
    keys, owners = zip(*parts, strict=True)
    return Features(np.concatenate(keys), np.concatenate(owners))


class HashedWords(NamedTuple):
    """The words of all units of a text."""

    words: Row
    """Lower-cased, numbers as shapes."""
    shapes: Row
    """The same, with each run of names as one mark."""


def read(pieces: Sequence[str]) -> HashedWords:
    """Return the words of `pieces`, units in which the title was replaced by `TITLE`."""
    found = [_all_looks(piece) for piece in pieces]
    bounds = np.concatenate([[0], np.cumsum(list(map(len, found)), dtype=np.intp)]) // _LOOK
    looks = np.frombuffer(b"".join(found), np.uint64)
    words, shapes = looks.astype(np.uint32), (looks >> np.uint64(32)).astype(np.uint32)
    first = bounds[:-1][np.diff(bounds) > 0]
    shapes[first] = words[first]
    names = shapes == _NAME
    kept = ~(names & np.concatenate([[False], names[:-1]]))
    left = np.concatenate([[0], np.cumsum(kept)])
    return HashedWords(Row(words, bounds), Row(shapes[kept], left[bounds]))


def label_features(read: HashedWords) -> Features:
    """Return what tells the label of each unit: its words, pairs of words, pairs of shapes."""
    own = Features(read.words.codes, read.words.owners)
    return joined([own, read.words.pairs(1), read.shapes.pairs(2)])


_FIRST = 7
"""Words of a unit that tell whether a section opens with it."""


def start_features(read: HashedWords, opens: NDArray[np.bool_] | None = None) -> Features:
    """Return what tells that a section starts with a unit: its opening, how its neighbours end and open.

    `opens` tells which units follow on nothing; by default the first alone.
    """
    at = np.arange(len(read.words.bounds) - 1)
    opens = at == 0 if opens is None else opens
    previous = np.where(opens, -1, at - 1)
    following = np.where(np.append(opens[1:], True), -1, at + 1)
    words, shapes = read.words.first(_FIRST), read.shapes.first(_FIRST)
    before = read.words.last(4).of(previous, 4)
    before.inside[opens, -1] = True  # nothing is a word of its own, of code 0
    before.codes[opens, -1] = 0
    return joined(
        [
            words.salted(31, 3),
            words.pairs(4),
            shapes.pairs(5),
            words.of(at, 4).prefixes(6),
            shapes.of(at, 4).prefixes(11),
            before.salted(37, 8),
            Columns(before.codes[:, -1:], before.inside[:, -1:]).salted(41, 9),
            words.of(previous, 2).salted(43, 10),
            words.of(following, 3).salted(47, 12),
        ]
    )

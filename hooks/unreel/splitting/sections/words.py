"""Units to hashed n-grams: what the linear models of stage one read.

Words are lower-cased; years, sums and other numbers become their shapes, the film's own title
one word, and names inside a unit a mark, so that what is learned holds for films never seen.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from unreel.splitting.sections.data import words as _listed

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d[\d,.]*%?|[^\w\s]")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_MASK = 0xFFFFFFFF
_MIX = 0x9E3779B1
TITLE = "Zzztitle"
"""Stands for the film's title: a word that is in no text."""


class Unit(NamedTuple):
    """The words of one unit."""

    words: list[str]
    """Lower-cased, numbers as shapes."""
    shapes: list[str]
    """The same, with each run of names as one mark."""


_MOST_WORDS, _MOST_PIECES = 1 << 15, 1 << 11
"""So many words and pieces are remembered at most."""


def _word(token: str) -> str:
    if not token[0].isdigit():
        return token.lower().replace("’", "'")
    if token.endswith("%"):
        return "0%"
    digits = token.rstrip(".,")
    if _YEAR.match(digits):
        return "0y"
    return "0," if "," in digits else "0." if "." in digits else "0" * min(len(digits), 3)


class _Codes(dict[str, int]):
    """The numbers of words seen before: a look-up is all that most words take."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return number


code = _Codes().__getitem__
"""Return a word's number, the same in every process (unlike `hash`)."""


class _Looks(dict[str, tuple[str, str]]):
    """What tokens seen before become, as words and as shapes inside a unit."""

    def __missing__(self, token: str) -> tuple[str, str]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        word = _word(token)
        name = token[0].isupper() and word != "i" and token != TITLE
        look = self[token] = word, "0N" if name else word
        return look


_look = _Looks().__getitem__


@lru_cache(maxsize=_MOST_PIECES)
def read(piece: str) -> Unit:
    """Return the words of `piece`, in which the title was replaced by `TITLE`.

    Sentences are read as units of a section first, then as sentences of a paragraph.
    """
    looks = list(map(_look, _TOKEN.findall(piece)))
    if not looks:
        return Unit([], [])
    words, shapes = map(list, zip(*looks, strict=True))
    shapes[0] = words[0]
    if shapes.count("0N") > 1:
        shapes = [shape for at, shape in enumerate(shapes) if shape != "0N" or shapes[at - 1] != "0N"]
    return Unit(words, shapes)


def _pairs(codes: list[int], salt: int) -> list[int]:
    return [(a * _MIX + b + salt) & _MASK for a, b in pairwise(codes)]


def label_features(unit: Unit) -> set[int]:
    """Return what tells the label of a unit: its words, pairs of words, pairs of shapes."""
    codes = list(map(code, unit.words))
    shapes = list(map(code, unit.shapes))
    return {*codes, *_pairs(codes, 1), *_pairs(shapes, 2)}


_FIRST = 7
"""Words of a unit that tell whether a section opens with it."""


def start_features(before: Unit | None, unit: Unit, after: Unit | None) -> set[int]:
    """Return what tells that a section starts with `unit`: its opening, how its neighbours end and open."""
    words = list(map(code, unit.words[:_FIRST]))
    shapes = list(map(code, unit.shapes[:_FIRST]))
    found = {(c * 31 + 3) & _MASK for c in words}
    found.update(_pairs(words, 4), _pairs(shapes, 5))
    for codes, salt in ((words, 6), (shapes, 11)):
        key = salt
        for c in codes[:4]:
            key = (key * _MIX + c + 7) & _MASK
            found.add(key)
    last = list(map(code, before.words[-4:])) if before else [0]
    found.update([(c * 37 + 8) & _MASK for c in last])
    found.add((last[-1] * 41 + 9) & _MASK)
    if before:
        found.update([(code(w) * 43 + 10) & _MASK for w in before.words[:2]])
    if after:
        found.update([(code(w) * 47 + 12) & _MASK for w in after.words[:3]])
    return found


def common_titles() -> frozenset[str]:
    """Return the words that are a film's title only inside quotation marks ("It", "Her")."""
    return _listed("common-titles")

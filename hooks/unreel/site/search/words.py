"""The words of a text as the search compares them: without case, accents and the signs around them.

`theme/assets/search/words.js` does the same to what people type, so a change here is a change there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import wordset

_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ς": "σ",
}
"""What no decomposition takes apart, in lower case."""

_SINGLE = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff"
"""Scripts that put no spaces between words: each letter counts as one."""

_RUN = rf"[^\W_{_SINGLE}]+"
_WORD = lazy_regex(rf"{_RUN}(?:(?:['’]|(?<=\d)[.,](?=\d)){_RUN})*|[{_SINGLE}]")
_HYPHENS = frozenset("-‐‑")
_PARTED = lazy_regex(rf"[{''.join(sorted(_HYPHENS))}](?<=[^\W_].)(?=[^\W_])")
"""A hyphen in a word: it stands first, so that it is looked for alone."""

PAIR = "~"
"""What the index has before two words that stand side by side."""


class _Folding(dict[int, str]):
    """Code point → what the search makes of it, filled as texts need it."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        folded = "".join(one for one in parts if not unicodedata.category(one).startswith("M")).lower()
        self[code] = "".join(_LETTERS.get(letter, letter) for letter in folded)
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """Return a text without case and accents."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def words(text: str) -> list[str]:
    """Return the words of a text in order: "King's Café, $16.8" gives "kings", "cafe", "16.8"."""
    return _words(folded(text))


def joined(text: str) -> list[str]:
    """Return the words that hyphens part, in one: "Spider-Man" gives "spiderman"."""
    return _joined(folded(text))


class Terms(NamedTuple):
    """What of a text can be searched for."""

    words: list[str]
    """In order."""
    joined: list[str]
    """The words that hyphens part, in one."""

    @property
    def pairs(self) -> list[str]:
        """Return the common words that stand side by side: "~to be"."""
        common = wordset("site/search/common_words.txt")
        beside = pairwise(self.words)
        return [f"{PAIR}{one} {other}" for one, other in beside if one in common and other in common]

    @property
    def all(self) -> Iterator[str]:
        """Yield all of them."""
        return chain(self.words, self.joined, self.pairs)


def terms_of(text: str) -> Terms:
    """Return the terms of a text, with the text looked through once."""
    text = folded(text)
    return Terms(_words(text), _joined(text))


def _words(text: str) -> list[str]:
    found: list[str] = _WORD.findall(text)
    return [*map(_plain, found)] if "'" in text or "’" in text else found


def _joined(text: str) -> list[str]:
    if not _PARTED.search(text):
        return []
    found = [*_WORD.finditer(text)]
    return [
        _plain(one[0] + other[0])
        for one, other in pairwise(found)
        if text[one.end() : other.start()] in _HYPHENS
    ]


def _plain(word: str) -> str:
    return word.replace("'", "").replace("’", "")

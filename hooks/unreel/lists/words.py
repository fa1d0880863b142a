"""How the words of a run-on list look: what one opens like, what it ends like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.spans import Span

_WORD = re.compile(r"\S+")
_QUOTES = '"“”„«»'
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DOMAIN = re.compile(r"(?<![\w.-])[\w-]{2,}(?:\.[\w-]+)*\.[a-z]{2,6}\W*")
_INITIAL = re.compile(r"(?:[^\W\d_][.-])+,?")
_YEAR = re.compile(r"(?:18|19|20)\d\d[a-d]?\W*")
_WHOLE = (
    ("address", _ADDRESS),
    ("domain", _DOMAIN),
    ("(year", lazy_regex(rf"[(\[]{_YEAR.pattern}")),
    ("year", _YEAR),
    ("initial", _INITIAL),
)
"""How words look that are known as a whole; the first that fits counts."""


class Word(NamedTuple):
    """One word of a list, as far as its looks go; the same word always looks the same."""

    core: str
    """The word in lower case without the marks around it; '' if it is all marks."""
    opens: str
    """What it opens like: 'quote', 'Capital', 'lower', 'year', …"""
    ends: str
    """What it ends like: '.', ',', '".', 'letter', 'digit', 'initial', …"""
    quotes: int
    """Quotation marks that it opens, less those that it closes."""
    brackets: int
    """Brackets that it opens, less those that it closes."""


def spans(text: str, section: Span) -> list[Span]:
    """Return the places of the words in `section`: every stretch without white space."""
    return [Span(*word.span()) for word in _WORD.finditer(text, section.start, section.end)]


@lru_cache(maxsize=1 << 16)
def look(word: str) -> Word:
    """Say how `word` looks."""
    core = _CORE.search(word)
    return Word(
        core.group().casefold() if core else "",
        _opening(word),
        _ending(word),
        _balance_of_quotes(word),
        word.count("(") + word.count("[") - word.count(")") - word.count("]"),
    )


def _balance_of_quotes(word: str) -> int:
    """Count quotation marks before the word's letters as opened, those behind them as closed."""
    if not any(mark in word for mark in _QUOTES):
        return 0
    bare = word.lstrip(_QUOTES + "'‘([-–—")
    before = word[: len(word) - len(bare)]
    return sum(c in _QUOTES for c in before) - sum(c in _QUOTES for c in bare)


def _opening(word: str) -> str:
    first = word[0]
    if first in _QUOTES or first in "'‘`":
        return "quote" if first in _QUOTES else "single"
    for opens, pattern in _WHOLE:
        if pattern.fullmatch(word):
            return opens
    if first.isdigit():
        return "number"
    if first.isalpha():
        return _letters(word)
    return first if first in "([@^#&–—-/|" else "mark"


def _letters(word: str) -> str:
    if word[0].islower():
        return "lower"
    if not word[0].isupper():
        return "caseless"
    return "CAPITALS" if word.isupper() and word[1:2].isalpha() and word[2:] else "Capital"


def _ending(word: str) -> str:
    if _INITIAL.fullmatch(word):
        return "initial" + ("," if word[-1] == "," else "")
    if _ADDRESS.match(word):
        return "address" + _last_mark(word)
    if _DOMAIN.fullmatch(word):
        return "domain" + _last_mark(word)
    tail = word[len(word.rstrip(".,:;!?\"“”»'’)]-–—")) :][-3:]
    if tail:
        return tail.translate(_ALIKE)
    last = word[-1]
    return (
        "digit" if last.isdigit() else "Letter" if last.isupper() else "letter" if last.isalpha() else "mark"
    )


def _last_mark(word: str) -> str:
    return "" if word[-1].isalnum() or word[-1] == "/" else word[-1]


_ALIKE = str.maketrans("“”»’", '"""\'')

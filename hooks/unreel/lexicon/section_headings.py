"""What the words of a heading say about the section below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from unreel.lexicon.wordlists import wordlist
from unreel.model.article import Kind

_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[IVX]+\.)\s+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTS = re.compile(r" and |, | & | / |/")
_MOST_WORDS = 8
"""Words of a heading that single words may tell of; what is longer is a sentence."""

Named = tuple[Kind | None, str | None]


@lru_cache(maxsize=4096)  # formats, and steps of one, ask for the same short lines again
def kind_of_heading(words: str) -> Named:
    """Return the kind and the subsection that a heading's words name; (None, None) for unknown words."""
    return _known().get(_plain(words), (None, None))


def likely_kind_of_heading(words: str) -> Kind | None:
    """Return the kind that a heading's words suggest which are not known as a whole: "Themes and influences".

    Of a heading for several kinds ("Release and reception") it is the one that comes last in a film's pages.
    """
    plain = _plain(words)
    if len(plain.split()) > _MOST_WORDS:
        return None
    kinds = [kind for part in _PARTS.split(plain) if (kind := kind_of_heading(part)[0] or _by_words(part))]
    return max(kinds, key=[*Kind].index, default=None)


def heading_words() -> tuple[str, ...]:
    """Return all words of headings whose section is known: 'Plot summary'."""
    lines = (line.partition(":")[2] for line in wordlist("lexicon/section_headings.txt"))
    return tuple(word.strip() for words in lines for word in words.split(","))


def without_number(words: str) -> str:
    """Return the words of a heading without the number before them: "2.1 Filming" → "Filming"."""
    return _NUMBER.sub("", words)


def _plain(words: str) -> str:
    return " ".join(without_number(words).strip("*_ :.").casefold().split())


def _by_words(part: str) -> Kind | None:
    kinds = (_single_words().get(word) for word in reversed(_WORD.findall(part)))
    return next(filter(None, kinds), None)


@cache
def _known() -> dict[str, Named]:
    return {
        word.casefold(): (Kind(kind), sub or None)
        for kind, sub, words in _lines("lexicon/section_headings.txt")
        for word in words
    }


@cache
def _single_words() -> dict[str, Kind]:
    return {
        word: Kind(kind) for kind, _, words in _lines("lexicon/section_heading_words.txt") for word in words
    }


def _lines(name: str) -> Iterator[tuple[str, str, list[str]]]:
    for line in wordlist(name):
        label, _, words = line.partition(":")
        kind, _, sub = label.strip().partition("/")
        yield kind, sub, [word.strip() for word in words.split(",")]

"""Known phrases among the words of a list: the film's own names, the names of sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from unreel.lexicon.wordlists import wordlist

_NO_LETTERS = re.compile(r"[\W_]+")

Table = dict[str, list[tuple[str, ...]]]
"""Phrases by their first word, the longest first; each word in lower case and without its marks."""


def plain(word: str) -> str:
    """Return a word in lower case and without its marks: 'Henry:' → 'henry', '&' → ''."""
    return word if word.isalnum() and word.islower() else _NO_LETTERS.sub("", word.casefold())


def table(known: Iterable[str]) -> Table:
    """Lay `known` phrases out for finding."""
    phrases: Table = {}
    for phrase in known:
        words = tuple(filter(None, map(plain, phrase.split())))
        if words:
            phrases.setdefault(words[0], []).append(words)
    return {
        first: sorted(set(many), key=lambda words: (-len(words), words)) for first, many in phrases.items()
    }


@cache
def listed(name: str) -> Table:
    """Lay the entries of the word list `name` out for finding."""
    return table(wordlist(name))


def find(words: Sequence[str], known: Table) -> Iterator[tuple[int, int]]:
    """Return first word and length of each known phrase in the plain `words`, the longer of two."""
    for i, word in enumerate(words):
        for phrase in known.get(word, ()):
            if tuple(words[i : i + len(phrase)]) == phrase:
                yield i, len(phrase)
                break


def apart(found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the phrases `found` that begin within no other: "Pit", but not in "The Pit"."""
    behind = 0
    for at, length in found:
        if at >= behind:
            yield at, length
            behind = at + length

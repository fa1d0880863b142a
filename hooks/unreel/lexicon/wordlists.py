"""Knowledge that lies beside the code: text files with a word or phrase a line, and patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import dropwhile, takewhile
from pathlib import Path

from unreel.lexicon.lazy_regex import lazy_regex


@cache
def wordlist(name: str) -> tuple[str, ...]:
    """Return the entries of a list: 'lexicon/occupations.txt', or 'facts/x.txt#counts' for its part [counts].

    A line that opens with # is a comment. Raise KeyError if there is no such part.
    """
    file, _, part = name.partition("#")
    entries = _entries(file)
    if not part:
        return entries
    behind = dropwhile(lambda entry: entry != f"[{part}]", entries)
    if next(behind, None) is None:
        raise KeyError(name)
    return tuple(takewhile(lambda entry: not entry.startswith("["), behind))


@cache
def _entries(file: str) -> tuple[str, ...]:
    lines = (Path(__file__).parent.parent / file).read_text(encoding="utf-8").splitlines()
    return tuple(entry for line in lines if (entry := line.strip()) and not line.startswith("#"))


@cache
def wordset(name: str) -> frozenset[str]:
    """Return the entries of `name` for quick look-ups."""
    return frozenset(wordlist(name))


@cache
def wordtable(name: str) -> dict[str, str]:
    """Return what `name` makes of its words: each line is 'words = what they mean'."""
    return {words: meaning for words, _, meaning in (line.partition(" = ") for line in wordlist(name))}


@cache
def pattern(name: str) -> str:
    """Return an alternation of the entries of `name`, or of the words on the left where it is a table."""
    return any_of(wordtable(name))


def hint(*words: str) -> Callable[[str], bool]:
    """Return a function that says whether a text may have one of some words: quicker than to search for them.

    It looks for as few strings as can be, of which each word has one. A * in a word stands for any letters.
    """
    fewest: list[str] = []
    for word in sorted({max(word.split("*"), key=len) for word in words}, key=len):
        if not any(map(word.__contains__, fewest)):
            fewest.append(word)
    if len(fewest) <= _FEW:
        return lambda text: any(map(text.__contains__, fewest))
    tree = lazy_regex(any_of(fewest))
    return lambda text: tree.search(text) is not None


_FEW = 20
"""So many strings are found sooner one by one; of 90, an alternation takes 4 µs for a sentence and not 10."""


def patterns(file: str) -> Callable[[str], str]:
    """Return a function that makes alternations of the parts of a file."""
    return lambda part: pattern(f"{file}#{part}")


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first, for a regular expression: 'film(?: noir)?'.

    A * in a word stands for any letters: 'restor*'. What several words begin with stands there once: a
    place is then compared with each beginning and not with each word.
    """
    return _tree(sorted(set(words), key=lambda word: (-len(word), word)), 0)


def _tree(words: Iterable[str], at: int) -> str:
    """Return an alternation of what stands in words from `at` on, which is the end of none."""
    behind: dict[str, list[str]] = {}
    for word in words:
        behind.setdefault(word[at], []).append(word)
    return "|".join(_sign(first) + _ends(rest, at + 1) for first, rest in behind.items())


def _ends(words: Sequence[str], at: int) -> str:
    """Return what matches an end of words that begin alike, the longest first; '' may be the last."""
    if len(words) == 1:
        return "".join(map(_sign, words[0][at:]))
    more = [word for word in words if len(word) > at]
    ends = _tree(more, at)
    if len(more) < len(words):
        return f"(?:{ends})?"
    return f"(?:{ends})" if len({word[at] for word in more}) > 1 else ends


@cache
def _sign(sign: str) -> str:
    """Return what a sign of a word matches."""
    return r"\w*" if sign == "*" else re.escape(sign)

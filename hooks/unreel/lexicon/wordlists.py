"""Knowledge that lies beside the code: text files with a word or phrase a line, and patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import dropwhile, takewhile
from pathlib import Path


@cache
def wordlist(name: str) -> tuple[str, ...]:
    """Return the entries of a list: 'lexicon/occupations.txt', or 'facts/x.txt#counts' for its part [counts].

    A line that opens with # is a comment. Raise KeyError if there is no such part.
    """
    file, _, part = name.partition("#")
    lines = (Path(__file__).parent.parent / file).read_text(encoding="utf-8").splitlines()
    entries = [entry for line in lines if (entry := line.strip()) and not line.startswith("#")]
    if part:
        behind = list(dropwhile(lambda entry: entry != f"[{part}]", entries))
        if not behind:
            raise KeyError(name)
        entries = list(takewhile(lambda entry: not entry.startswith("["), behind[1:]))
    return tuple(entries)


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


def patterns(file: str) -> Callable[[str], str]:
    """Return a function that makes alternations of the parts of a file."""
    return lambda part: pattern(f"{file}#{part}")


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first, for a regular expression: 'film(?: noir)?'.

    A * in a word stands for any letters: 'restor*'. What several words begin with stands there once: a
    place is then compared with each beginning and not with each word.
    """
    longest = sorted(set(words), key=lambda word: (-len(word), word))
    return _tree([[r"\w*" if sign == "*" else re.escape(sign) for sign in word] for word in longest])


def _tree(words: Iterable[Sequence[str]]) -> str:
    """Return an alternation of words, each given as what its signs match."""
    behind: dict[str, list[Sequence[str]]] = {}
    for word in words:
        behind.setdefault(word[0], []).append(word[1:])
    return "|".join(first + _ends(rest) for first, rest in behind.items())


def _ends(rest: Sequence[Sequence[str]]) -> str:
    """Return what matches an end of words that begin alike, the longest first; '' may be the last."""
    more = [end for end in rest if end]
    if not more:
        return ""
    ends = _tree(more)
    if len(more) < len(rest):
        return f"(?:{ends})?"
    return f"(?:{ends})" if len({end[0] for end in more}) > 1 else ends

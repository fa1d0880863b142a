"""Knowledge that lies beside the code: text files with a word or phrase a line, and patterns made of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def wordlist(name: str) -> tuple[str, ...]:
    """Return the entries of `name` ('names/jobs.txt'); a line that opens with # is a comment."""
    lines = (Path(__file__).parent.parent / name).read_text(encoding="utf-8").splitlines()
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


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of words, the longest first, for a regular expression: 'film noir|film'."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))

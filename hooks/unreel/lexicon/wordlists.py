"""Knowledge that lies beside the code: text files with a word or phrase a line."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@cache
def wordlist(name: str) -> tuple[str, ...]:
    """Return the entries of a list: 'names/jobs.txt', or 'facts/awards.txt#counts' for its part [counts].

    A line that opens with # is a comment.
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
def pattern(name: str) -> str:
    """Return a pattern of the entries of `name`, the longest first; * stands for any letters."""
    return any_of(wordlist(name))


def patterns(file: str) -> Callable[[str], str]:
    """Return a function that makes patterns of the parts of a file."""
    return lambda part: pattern(f"{file}#{part}")


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of words, the longest first; * stands for any letters."""
    longest = sorted(set(words), key=lambda one: (-len(one), one))
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest)

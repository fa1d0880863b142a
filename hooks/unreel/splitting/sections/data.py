"""The word lists beside this file."""

from __future__ import annotations

import re

from unreel.lexicon.wordlists import wordlist, wordset


def lines(name: str) -> tuple[str, ...]:
    """Return the entries of the list `name` in their order."""
    return wordlist(f"splitting/sections/{name}.txt")


def words(name: str) -> frozenset[str]:
    """Return the list `name` as a set."""
    return wordset(f"splitting/sections/{name}.txt")


def pattern(name: str) -> str:
    """Return the list `name` as alternatives of a regular expression, longest first."""
    return "|".join(re.escape(line) for line in sorted(lines(name), key=lambda line: (-len(line), line)))


def initials(name: str) -> str:
    """Return the first letters of the list `name`, for a set of characters in a regular expression."""
    return "".join(sorted({re.escape(line[0]) for line in lines(name)}))

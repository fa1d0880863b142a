"""Knowledge that lies beside the code: text files with a word or phrase a line."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def wordlist(name: str) -> tuple[str, ...]:
    """Return the entries of `name` ('names/jobs.txt'); a line that opens with # is a comment."""
    lines = (Path(__file__).parent.parent / name).read_text(encoding="utf-8").splitlines()
    return tuple(entry for line in lines if (entry := line.strip()) and not line.startswith("#"))


@cache
def wordset(name: str) -> frozenset[str]:
    """Return the entries of `name` for quick look-ups."""
    return frozenset(wordlist(name))

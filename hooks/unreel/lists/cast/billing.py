"""The people before "as": "A", "A and B", "A, B, C, and others"."""

from __future__ import annotations

import re

_SPLIT = re.compile(r",\s+(?:and|&)\s+|,\s+|\s+(?:and|&)\s+|\s+/\s+")
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{1,3}|IV|M\.?D\.?|Ph\.?D\.?|Esq\.?)$")
_OTHERS = re.compile(r"(?:(?:various|several|many|some|two|three|four)\s+)?(?:others|more)|et al\.?")


def names(words: str) -> tuple[tuple[str, ...], bool]:
    """Return the names in `words`, and whether it says that there were others.

    A suffix after a comma belongs to the name before it: "Owen Stone, Jr."; so does what a bracket holds.
    """
    found: list[str] = []
    for part in _outside_brackets(words):
        if found and _SUFFIX.match(part):
            found[-1] += f", {part}"
        elif part:
            found.append(part)
    named = tuple(name for name in found if not _OTHERS.fullmatch(name))
    return named, len(named) < len(found)


def _outside_brackets(words: str) -> list[str]:
    """Split at commas and "and", but not inside brackets."""
    parts, begin = [], 0
    for match in _SPLIT.finditer(words):
        before = words[begin : match.start()]
        if before.count("(") <= before.count(")"):
            parts.append(before.strip(" ,"))
            begin = match.end()
    parts.append(words[begin:].strip(" ,"))
    return parts

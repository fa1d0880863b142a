"""Leave out entries that a seed brings anew for those to whom a person has given an entry already."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^#{2,6} ++(.*+)$", re.MULTILINE)
_BARE_ENTRY = re.compile(r"^#{2,6} ++(.*+)\n\n<!-- [a-z-]++ -->\n(?:\n|\Z)", re.MULTILINE)
"""A heading below which there is nothing yet but a placeholder, as sync writes it."""


def without_own_entries(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    """Return `theirs` without the bare entries that `ours` has too, wherever they stand, and `base` has not.

    Each is the text of a page, None for no page. A newer version may find somebody whom a person had
    to add. Merged line by line, the page would have them twice.
    """
    if base is None or ours is None or theirs is None or theirs == base:
        return theirs
    own = _headings(ours) - _headings(base)
    return _BARE_ENTRY.sub(lambda entry: "" if entry[1].casefold() in own else entry[0], theirs)


def _headings(text: str) -> set[str]:
    """Return the words of a page's headings, each with what gives it an identifier, whatever their case."""
    return {words.casefold() for words in _HEADING.findall(text)}

"""Where an entry of a list ends in a line that is full, so that the column does not tell."""

from __future__ import annotations

import re

from unreel.intake.entries import opens_like_role
from unreel.intake.lines import ends_sentence
from unreel.model.article import Kind

_REFERENCE_ENDS = re.compile(
    r"(?:Retrieved|Archived)\b|(?:\bpp?\.\s[\d–—, -]+|ISBN\s[\dX-]+)\.?$|(?<!\S)(?=\S*?(?:doi:|https?://)\S)\S++$"
)
"""With what a reference ends, and no part of one."""
_REFERENCE_OPENS = re.compile(r"[\"“']|https?://|[^\W\d_][\w’'-]*(?:\s[\w’'-]+)?,\s[^\W\d_]")
"""How a reference opens: with a title, an address, or "Quill, Nora"."""
_AUTHOR = re.compile(r"[^\W\d_][\w’'-]*,\s[^a-z\W\d_][\w. ]{0,30}\([^()]*\d{4}")
"""An author with a day, which opens a reference for sure."""


def entry_ends(kind: Kind | None, before: str, after: str) -> bool:
    """Return whether an entry below a heading of some kind ends with a line, and another follows."""
    if kind is Kind.CAST:
        is_open = before.endswith((",", " and", " as"))
        return opens_like_role(after) and not is_open
    if kind in {Kind.REFERENCES, Kind.NOTES}:
        return bool(
            (_REFERENCE_ENDS.search(before) and _REFERENCE_OPENS.match(after))
            or (ends_sentence(before) and _AUTHOR.match(after))
        )
    return False

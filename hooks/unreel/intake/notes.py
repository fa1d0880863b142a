"""What the mark of a note or a reference is called."""

from __future__ import annotations


def key_of(label: str) -> str:
    """Return the key of a mark that reads "[3]", "[a]" or "[note 2]": '3', 'note a', 'note 2'."""
    words = " ".join(label.strip("[]^ \n").split())
    return f"note {words}" if words.isalpha() and len(words) <= 2 else words  # noqa: PLR2004 - a to zz

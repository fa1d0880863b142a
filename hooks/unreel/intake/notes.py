"""What the mark of a note or a reference is called."""

from __future__ import annotations


def key_of(label: str) -> str:
    """Return the key of a mark that reads "[3]", "[a]" or "[note 2]": '3', 'a', 'note 2'."""
    return " ".join(label.strip("[]^ \n").split())

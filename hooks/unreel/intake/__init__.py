"""Tell what sort of text a seed is, and read it into plain text with marks: one file an input format."""

from __future__ import annotations

from unreel.intake import plain
from unreel.model.source_text import SourceText
from unreel.seeds import Seed


def read(seed: Seed) -> SourceText:
    """Return the text of a seed with all that its format says of it."""
    return plain.read(seed.text)

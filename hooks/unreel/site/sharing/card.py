"""What the picture of a film says."""

from __future__ import annotations

from typing import NamedTuple

from unreel.lexicon.labels import joined, label

WIDTH, HEIGHT = 1200, 630
"""Pixels, as https://ogp.me/ and those who show such pictures have them."""


class Card(NamedTuple):
    """What stands in a picture."""

    title: str
    year: str
    """'' where none is known."""
    directors: tuple[str, ...]
    site_name: str

    @property
    def about(self) -> str:
        """Return the line below the title: '1999 · Directed by Ann Lee and Bob Ray'."""
        directed = label("Directed by {}", joined(self.directors[:3])) if self.directors else ""
        return " · ".join(filter(None, (self.year, directed)))

    @property
    def alt(self) -> str:
        """Return the words of the picture in a line."""
        return ". ".join(filter(None, (self.title, self.about, self.site_name)))

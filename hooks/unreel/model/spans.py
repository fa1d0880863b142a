"""Stretches of a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Return whether all of another span lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the spans have a code point in common."""
        return self.start < other.end and other.start < self.end

    def trimmed(self, text: str, left: str | None = None, right: str | None = None) -> Span:
        """Return the span without the characters `left` of `text` before, and `right` (or `left`) behind it.

        By default they are white space.
        """
        words = self.of(text)
        end = self.start + len(words.rstrip(left if right is None else right))
        return Span(min(end, self.end - len(words.lstrip(left))), end)


NO_SPAN = Span(0, 0)
"""The span of what was read from no text."""

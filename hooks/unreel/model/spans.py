"""Stretches of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 3_000
"""Code points of a sentence, at most. What is longer is a list, or a text without stops; some readers
compare each word of a sentence with each, and need an end to it."""


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

    def holds(self, at: int) -> bool:
        """Return whether a place lies within the span, not at one of its edges."""
        return self.start < at < self.end

    def moved(self, by: int) -> Span:
        """Return the span so many code points further on."""
        return Span(self.start + by, self.end + by)

    def behind(self, start: int) -> Span:
        """Return the span as it lies in the text that begins at `start`."""
        return self.moved(-start)

    def trimmed(self, text: str, left: str | None = None, right: str | None = None) -> Span:
        """Return the span without the characters `left` of `text` before, and `right` (or `left`) behind it.

        By default they are white space.
        """
        words = self.of(text)
        end = self.start + len(words.rstrip(left if right is None else right))
        return Span(min(end, self.end - len(words.lstrip(left))), end)

    def pieces(self, text: str, longest: int = LONGEST) -> Iterator[Span]:
        """Return the span in pieces of `longest` code points at most, cut at white space where there is some.

        They hold every character of the span but the white space where it is cut.
        """
        start = self.start
        while self.end - start > longest:
            end = start + _cut(text[start : start + longest])
            yield Span(start, end).trimmed(text)
            start = next((at for at in range(end, self.end) if not text[at].isspace()), self.end)
        if start == self.start or start < self.end:
            yield Span(start, self.end)


def _cut(window: str) -> int:
    """Return where a stretch that is too long is best cut: at its last white space, or behind a full stop.

    A language that is written without spaces has a stop of its own; without either it is cut anywhere.
    """
    if window[-1].isspace():
        return len(window)
    words = window.rsplit(maxsplit=1)
    return len(words[0]) if len(words) > 1 else max(map(window.rfind, _STOPS)) + 1 or len(window)


_STOPS = "。！？"
NO_SPAN = Span(0, 0)
"""The span of what was read from no text."""

"""Prose to the lengths of time that it states: "ninety-minute", "two hours and ten minutes"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.facts.values import Duration
from unreel.lexicon.numbers import IN_WORDS, number
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = rf"(?:\d{{1,3}}|(?:{IN_WORDS})(?:-(?:{IN_WORDS}))?)"
_MINUTES = r"(?:minutes?|mins?)\b"
_DURATION = re.compile(
    # no end of a range, no half: "40–60 minutes", "2½ minutes"
    r"(?<![\w.,:$/+⁄½¼–-])"
    rf"(?:(?P<hours>{_NUMBER})[ -]hours?\b(?:(?:,? and |,? |-)(?P<rest>{_NUMBER})[ -]?{_MINUTES})?"
    r"(?! and a half)"
    rf"|(?P<minutes>{_NUMBER})[ -]?{_MINUTES})",
    re.IGNORECASE,
)


def durations(text: str) -> Iterator[tuple[Duration, Span]]:
    """Return the lengths of time of a sentence, with their places in code points."""
    for found in _DURATION.finditer(text):
        hours, minutes = found["hours"], found["rest"] or found["minutes"]
        total = 60 * (number(hours) if hours else 0) + (number(minutes) if minutes else 0)
        yield Duration(int(total)), Span(*found.span())

"""What an input format is: how likely a file is of it, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from unreel.model.source_text import SourceText


class Format(NamedTuple):
    """One sort of text. A file of this room makes one; `FORMATS` in `__init__.py` lists them all."""

    likelihood: Callable[[str], float]
    """Return how likely a file's text is of this format, from 0 to 1, in linear time.

    1 where nothing else opens so (`{"batchcomplete"`), above 0.5 where several signs say so that a
    film's article in plain text does not bear ("[1]" or a bar alone is none), 0 where there is none.
    """
    read: Callable[[str], SourceText]
    """Return the text of such a file; raise `Refusal` where it cannot be read."""
    suffixes: tuple[str, ...] = ()
    """Endings of files that are of this format as a rule: `.md`. They add to the likelihood."""


class Refusal(Exception):  # noqa: N818 - it is an answer to a text, not a fault of the program
    """A text that its format does not allow to be read."""

    def __init__(self, at: int, why: str) -> None:
        """Refuse a file for what stands at `at` (code points); `why` says what is wrong and what to do."""
        super().__init__(why)
        self.at = at
        self.why = why


LONG = 2000
"""Code points of a text from which on one place that looks like a sign of a format may be an accident."""


def is_sign(sign: re.Pattern[str], file: str) -> bool:
    """Return whether a file bears a sign of a format: twice where it is long ("# L", "[[2007-04-16]]")."""
    needed = 2 if len(file) >= LONG else 1
    return len(list(islice(sign.finditer(file), needed))) == needed


SUFFIX = 0.3
"""What a fitting suffix adds to a likelihood: enough to decide where the text says little."""


def best(formats: tuple[Format, ...], file: str, suffix: str = "") -> Format:
    """Return the likeliest format of a file; the first of those that are equally likely."""
    return max(formats, key=lambda one: one.likelihood(file) + SUFFIX * (suffix.casefold() in one.suffixes))

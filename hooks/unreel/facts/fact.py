"""One statement about the film, led back to the words that it was read from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from unreel.facts.lines import Line
    from unreel.model.spans import Span


class Fact(NamedTuple):
    """What a line states about the film."""

    field: str
    """What it is about: 'director', 'budget', 'release'; each reader's docstring lists its own."""
    value: str
    """As stated: '$16.8 million', 'Ilya Naishuller'."""
    line: Line
    span: Span
    """Where the value stands in the line's text, in code points."""
    date: str = ""
    """ISO 8601 as far as stated (2016-04-08, 2016-04, 2016), where the fact has a date."""
    about: str = ""
    """What the value belongs to, as stated: a release's place, a rating's critic."""


def plain(name: str) -> str:
    """Return a name for comparing: Sam C. S. is Sam CS."""
    return re.sub(r"\W+|_", "", re.sub(r"\Athe ", "", name.casefold()))

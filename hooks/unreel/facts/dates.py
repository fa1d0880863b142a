"""Prose to the dates that it states, as ISO 8601 and with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from unreel.film import Span
from unreel.references.dates import DATE, iso

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATE = re.compile(rf"(?<![\w-])(?:{DATE}|(?:1[89]|20)\d\d)(?![\w])")


class Dated(NamedTuple):
    """A date as a sentence states it."""

    iso: str
    """2016-04-08, 2016-04 or 2016, as far as it is stated; of a range, where it starts."""
    span: Span
    """Code points into the sentence."""


def dates(text: str) -> Iterator[Dated]:
    """Give the dates of a sentence in its order, exact days, months and bare years."""
    for found in _DATE.finditer(text):
        yield Dated(iso(found[0]), Span(found.start(), found.end()))

"""Dates as references write them, and the same in ISO 8601."""

from __future__ import annotations

import re

from unreel.lexicon import dates
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.months import MONTH

_PART = rf"(?:{MONTH}|Spring|Summer|Autumn|Fall|Winter)"
_TO = r"\s?[-–—/]\s?"

DATE = (
    rf"(?:{MONTH}\s{dates.DAY}(?:{_TO}(?:{MONTH}\s)?{dates.DAY})?,?\s{dates.YEAR}"
    rf"|{dates.DAY}\s{MONTH},?\s{dates.YEAR}"
    rf"|{dates.YEAR}-[01]\d-[0-3]\d"
    rf"|{_PART}(?:\s{dates.YEAR})?(?:{_TO}{_PART})?,?\s{dates.YEAR})"
)
"""A pattern for a date of more than a year; it holds no groups. A bare year is a date only in brackets."""
YEAR = rf"{dates.YEAR}(?:[-–]\d\d(?:\d\d)?)?[a-e]?"
"""A year, or two; the letter tells apart what one author wrote in one year (1999b)."""

_YEAR_NUMBER = lazy_regex(rf"(?<!\d){dates.YEAR}(?!\d)")
_RANGE = re.compile(r"(?<=[a-z])-(?=[A-Z])|(?<=\d)/(?=\d)")
"""How references join two months or days besides a dash."""


def iso(words: str) -> str:
    """Return the first day, month or year that `words` state as ISO 8601, as far as it is known; else ''.

    'January 13, 2016' → '2016-01-13', 'May 2016' → '2016-05', 'Winter 1999' → '1999'.
    """
    stated = dates.dates(_RANGE.sub("–", words))
    year = _YEAR_NUMBER.search(words)
    return stated[0].day.iso if stated else year[0] if year else ""

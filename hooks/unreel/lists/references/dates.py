"""Dates as references write them, and the same in ISO 8601."""

from __future__ import annotations

import re

from unreel.lexicon.months import MONTHS

_NUMBER_OF = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_PART = rf"(?:{_MONTH}|Spring|Summer|Autumn|Fall|Winter)"
_TO = r"\s?[-–—/]\s?"

DATE = (
    rf"(?:{_MONTH}\s{_DAY}(?:{_TO}(?:{_MONTH}\s)?{_DAY})?,?\s{_YEAR}"
    rf"|{_DAY}\s{_MONTH},?\s{_YEAR}"
    rf"|{_YEAR}-[01]\d-[0-3]\d"
    rf"|{_PART}(?:\s{_YEAR})?(?:{_TO}{_PART})?,?\s{_YEAR})"
)
"""A pattern for a date of more than a year; it holds no groups. A bare year is a date only in brackets."""
YEAR = rf"{_YEAR}(?:[-–]\d\d(?:\d\d)?)?[a-e]?"
"""A year, or two; the letter tells apart what one author wrote in one year (1999b)."""

_ISO = re.compile(rf"({_YEAR})-([01]\d)-([0-3]\d)")
_MONTH_NAME = re.compile(rf"\b{_MONTH}")
_DAY_NUMBER = re.compile(r"(?<!\d)([0-3]?\d)(?!\d)")
_YEAR_NUMBER = re.compile(rf"(?<!\d){_YEAR}(?!\d)")


def iso(words: str) -> str:
    """Return the first day, month or year that `words` state as ISO 8601, as far as it is known; else ''.

    'January 13, 2016' → '2016-01-13', 'May 2016' → '2016-05', 'Winter 1999' → '1999'.
    """
    if whole := _ISO.search(words):
        year, month, day = whole.groups()
        return f"{year}-{month}-{day}" if _possible(int(month), int(day)) else year
    year_number = _YEAR_NUMBER.search(words)
    if not year_number:
        return ""
    year = year_number.group()
    month_name = _MONTH_NAME.search(words)
    if not month_name:
        return year
    number = _NUMBER_OF[month_name.group()[:3].casefold()]
    day_number = _DAY_NUMBER.search(words.replace(year, "", 1))
    if not day_number or not _possible(number, int(day_number[1])):
        return f"{year}-{number:02}"
    return f"{year}-{number:02}-{int(day_number[1]):02}"


def _possible(month: int, day: int) -> bool:
    longest = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31  # noqa: PLR2004 - the calendar's own
    return 1 <= month <= len(MONTHS) and 1 <= day <= longest

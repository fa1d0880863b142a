"""Find the dates that a text states, with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from unreel.lexicon.day import Day
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.months import MONTH, MONTHS
from unreel.model.spans import Span

YEAR = r"(?:1[89]|20)\d\d(?!\d)(?!s\b)(?!['’]s\b)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_DAYS = rf"{DAY}(?:(?:,?\s(?:and|&|to)\s|,\s|\s?[-–—]\s?){DAY}){{0,12}}"
_ATOM = lazy_regex(
    rf"(?<![\w$£€¥₹.,/-])(?:{YEAR}-[01]\d-[0-3]\d"
    rf"|{_DAYS}\s(?:of\s)?{MONTH}(?:,?\s(?:in\s|of\s)?{YEAR})?"
    rf"|{MONTH}\s(?:the\s)?{_DAYS}(?:,?\s(?:in\s|of\s)?{YEAR})?"
    rf"|{MONTH}(?:,?\s(?:of\s)?{YEAR})?"
    rf"|{YEAR})(?![\w-]|\.\d)"
)
_OPENINGS = [month[:3] for month in MONTHS]
_MONTH_NAME = lazy_regex(MONTH)
_YEAR_AT_ALL = lazy_regex(YEAR)
_NUMBER = re.compile(r"\d+")
_IS_RANGE = re.compile(r"[-–—]| to ")
_TO = re.compile(r"\s?[-–—]\s?|,? (?:to|through|until|till)(?: (?:early|late|mid))?[ -]")
_BETWEEN = re.compile(r"\b[Bb]etween (?:\w+ )?\Z")
_AND = re.compile(r" and (?:(?:early|late|mid)[ -])?")
_JOINS = lazy_regex(rf"{_TO.pattern}|,?{_AND.pattern}|, ")


class Dated(NamedTuple):
    """A date as a sentence states it."""

    day: Day
    span: Span
    """Code points into the sentence."""
    ends: bool = False
    """Does a range end with it ("from May to July 2014")?"""


class _Atom(NamedTuple):
    """Days, a month and a year that stand together, each as far as stated."""

    days: tuple[int, ...]
    month: int
    year: str
    span: Span


@lru_cache(maxsize=1 << 10)  # of one sentence several readers ask
def dates(text: str, near: Day | None = None) -> tuple[Dated, ...]:
    """Return the dates of a sentence in its order: days, months and bare years.

    A day without a year has that of the date before it, or else of the date after it, in the same
    sentence ("began on March 3, 2014 and ended on May 9"); a month alone has that of the date it is
    joined to ("from May to July 2014"). What has none is left out, unless it is told `near` which day it is:
    then it is in the year in which it lies nearest to that, or says that it lies ("of that year").
    """
    atoms = [_atom(match) for match in _ATOM.finditer(text)] if near or _YEAR_AT_ALL.search(text) else []
    return tuple(dated for at in range(len(atoms)) for dated in _dated(text, atoms, at, near))


def _atom(match: re.Match[str]) -> _Atom:
    year = _YEAR_AT_ALL.search(match[0])
    rest = match[0].replace(year[0], "", 1) if year else match[0]
    name = _MONTH_NAME.search(rest)
    numbers = [_OPENINGS.index(name[0][:3]) + 1] if name else []
    numbers += map(int, _NUMBER.findall(rest))
    month, days = (numbers or [0])[0], numbers[1:]
    if name and _IS_RANGE.search(rest):  # of a range of days only the first
        days = days[:1]
    return _Atom(tuple(days), month, year[0] if year else "", Span(*match.span()))


def _dated(text: str, found: Sequence[_Atom], at: int, near: Day | None) -> Iterator[Dated]:
    atom = found[at]
    year = atom.year or _year_of_neighbour(text, found, at) or (_year_near(text, atom, near) if near else "")
    if not year:
        return
    before = found[at - 1] if at else None
    ends = before is not None and _closes(text, before.span, atom.span)
    for number in atom.days or (0,):
        yield Dated(_possible(Day(int(year), atom.month, number)), atom.span, ends)


def _year_of_neighbour(text: str, found: Sequence[_Atom], at: int) -> str:
    """Return the year that a day or a month without one is in, or '' where the sentence leaves it open."""
    atom = found[at]
    after = found[at + 1] if at + 1 < len(found) else None
    if after and after.year and after.month and _JOINS.fullmatch(text, atom.span.end, after.span.start):
        return after.year if atom.month <= after.month else ""
    if not atom.days:
        return ""
    before = next((one for one in reversed(found[:at]) if one.year), None)
    if before:  # in December, then in February: which February is not said
        return before.year if before.month <= atom.month else ""
    return after.year if after and after.month >= atom.month else ""


_SAME_YEAR = re.compile(r"(?:,? later)?,? (?:of |in )?(?:that|the same) year\b")
_NEXT_YEAR = re.compile(r",? (?:of |in )?the (?:following|next) year\b")
_HALF = 6
"""Months up to which a date lies near another."""


def _year_near(text: str, atom: _Atom, near: Day) -> str:
    """Return the year that a day or a month has near another date, or '' where two years are as near."""
    if _NEXT_YEAR.match(text, atom.span.end):
        return str(near.year + 1)
    if not near.month or _SAME_YEAR.match(text, atom.span.end):
        return str(near.year) if _SAME_YEAR.match(text, atom.span.end) else ""
    later = atom.month - near.month
    if later == -_HALF or (not atom.days and text[atom.span.end :][1:2].isdigit()):
        return ""
    return str(near.year + (later < -_HALF) - (later > _HALF))


def _closes(text: str, before: Span, here: Span) -> bool:
    if _TO.fullmatch(text, before.end, here.start):
        return True
    return bool(_AND.fullmatch(text, before.end, here.start) and _BETWEEN.search(text[: before.start]))


def _possible(day: Day) -> Day:
    """Return a date as far as the calendar has it: of February 31 the month, of 2016-13-05 the year."""
    if not day.month:
        return Day(day.year)
    try:
        date(day.year, day.month, day.day or 1)
    except ValueError:
        return _possible(day._replace(day=0)) if day.day else Day(day.year)
    return day

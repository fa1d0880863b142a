"""`<!-- timeline -->`: each dated event that a film's pages tell of, in order, led back to its sentence."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from unreel.facts.field import Field
from unreel.pages.escape import escape
from unreel.site.fragments.timeline_picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unreel.facts.fact import Fact
    from unreel.lexicon.day import Day
    from unreel.site.fragments.context import FragmentContext

LEAST_PICTURED = 4
"""From so many different dates on a picture shows more than the list."""


def timeline(context: FragmentContext) -> str:
    """Return the film's events by year, above them a picture of them; '' where there is none.

    Where the text states only a month or a year, the list says no more; what is told of a whole
    year stands before what happened in it.
    """
    events = sorted((fact for fact in context.facts if fact.field == Field.EVENT), key=_day)
    if not events or context.film is None:
        return ""
    days = list(dict.fromkeys(map(_day, events)))
    drawn = [picture(context.film.title, days)] if len(days) >= LEAST_PICTURED else []
    return "\n\n".join([*drawn, *_years(events)])


def _day(fact: Fact) -> Day:
    return fact.day


def _years(events: Sequence[Fact]) -> Iterator[str]:
    for year, some in groupby(events, key=lambda fact: fact.day.year):
        yield f"## {year}"
        yield "\n".join(_date(day, same) for day, same in groupby(some, key=_day))


def _date(day: Day, events: Iterable[Fact]) -> str:
    """Return an item of the list: a date with the sentences that state it, each once."""
    words = f"{day.month_name} {day.day or ''}".rstrip() if day.month else f"in {day.year}"
    sentences = dict.fromkeys(map(_item, events))
    return "\n    - ".join([f'- <time datetime="{day.iso}">{words}</time>', *sentences])


def _item(fact: Fact) -> str:
    sentence = fact.sentence
    where = ", ".join(filter(None, (sentence.page.label, sentence.heading.text)))
    return f"{escape(sentence.text, at_start=True)} [{escape(where)}]({sentence.target})"

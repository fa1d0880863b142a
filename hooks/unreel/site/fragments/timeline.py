"""`<!-- timeline -->`: each dated event that a film's pages tell of, in order, led back to its sentence."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from unreel.lexicon.months import MONTHS
from unreel.model.article import Kind
from unreel.pages.escape import escape
from unreel.site.fragments.timeline_picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.facts.fact import Fact
    from unreel.model.film import Film
    from unreel.site.fragments.place import Place

LEAST_PICTURED = 4
"""From so many different dates on a picture shows more than the list."""


def timeline(place: Place) -> str:
    """Return the film's events by year, above them a picture of them; '' where there is none.

    Where the text states only a month or a year, the list says no more; what is told of a whole
    year stands before what happened in it.
    """
    events = sorted((fact for fact in place.facts if fact.field == "event"), key=lambda fact: fact.date)
    if not events or place.film is None:
        return ""
    days = list(dict.fromkeys(fact.date for fact in events))
    drawn = [picture(place.film.title, days)] if len(days) >= LEAST_PICTURED else []
    return "\n\n".join([*drawn, *_years(events, place.film)])


def _years(events: Sequence[Fact], film: Film) -> Iterator[str]:
    for year, some in groupby(events, key=lambda fact: fact.date[:4]):
        yield f"## {year}"
        yield "\n".join(_date(date, list(same), film) for date, same in groupby(some, lambda fact: fact.date))


def _date(date: str, events: Sequence[Fact], film: Film) -> str:
    """Return all that is told of one date as an item of the list, the same sentence once."""
    told = list(dict.fromkeys(_told(fact, film) for fact in events))
    return "\n    - ".join([f'- <time datetime="{date}">{_words(date)}</time>', *told])


def _words(date: str) -> str:
    year, month, day = f"{date}--".split("-")[:3]
    if not month:
        return f"in {year}"
    name = MONTHS[int(month) - 1]
    return f"{name} {int(day)}" if day else name


def _told(fact: Fact, film: Film) -> str:
    line = fact.line
    page = next(page for page in film.pages if page.name == line.page)
    title = "Overview" if page.section == Kind.OVERVIEW else page.title
    where = f"{title}, {line.heading}" if line.heading else title
    return f"{escape(line.text, at_start=True)} [{escape(where)}]({line.place})"

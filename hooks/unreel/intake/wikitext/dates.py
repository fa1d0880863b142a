"""Templates that state days: {{Film date|2018|10|9|Tucson|2018|11|2}}."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from unreel.intake.wikitext.templates import Argument, Call
from unreel.lexicon.months import MONTHS
from unreel.model.spans import Span

if TYPE_CHECKING:
    from unreel.intake.wikitext.walk import Walk


class StatedDay(NamedTuple):
    """A day, a month or a year, with the place that it holds for, as far as they are there."""

    parts: tuple[Argument, ...]
    """The year, the month and the day."""
    place: Argument | None = None


def write(call: Call, walk: Walk) -> None:
    """Write the days of a template, several as lines of their own."""
    day_first = bool(call.words("df"))
    for number, (parts, place) in enumerate(stated_days(call)):
        if number:
            walk.begin_line()
        end = parts[-1].at + len(str(parts[-1].value))
        words = shown_day(*(part.words for part in parts), day_first=day_first)
        walk.writer.put(words, Span(parts[0].at, end))
        if place:
            walk.writer.say(" (")
            walk.value(place)
            walk.writer.say(")")


def stated_days(call: Call) -> Iterator[StatedDay]:
    """Return the days that the arguments without a name state."""
    at = 1
    while (year := call.arguments.get(f"{at}")) and year.words:
        parts = [year]
        for number in (at + 1, at + 2):
            part = call.arguments.get(f"{number}")
            if not (
                year.words.isdecimal()
                and part
                and part.words.isalnum()
                and len(part.words) <= len("September")
            ):
                break
            if number == at + 1 and not _month(part.words):
                break
            parts.append(part)
        place = call.arguments.get(f"{at + 3}")
        yield StatedDay(tuple(parts), place if place and place.words else None)
        at += 4


def shown_day(year: str, *rest: str, day_first: bool) -> str:
    """Return a year, a month and a day in words, as far as they are there: 'October 9, 2018'."""
    if not rest:
        return year
    month = _month(rest[0]) or rest[0]
    if len(rest) == 1:
        return f"{month} {year}"
    day = rest[1].lstrip("0")
    return f"{day} {month} {year}" if day_first else f"{month} {day}, {year}"


def _month(words: str) -> str:
    """Return the name of a month by its number or its name; '' for other words."""
    if words.isdecimal() and len(words) <= 2:  # noqa: PLR2004 - 1 to 12, or 01 to 12
        return MONTHS[int(words) - 1] if 1 <= int(words) <= len(MONTHS) else ""
    return words if words.capitalize() in MONTHS else ""

"""`<!-- timeline -->`: each dated event that a film's pages tell of, in order, led back to its sentence.

The picture of the dates is static SVG that follows the palette and any width of page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from markupsafe import escape as escape_html

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.fields.events import PLANNED
from unreel.lexicon.day import Day
from unreel.lexicon.labels import label
from unreel.pages.escape import escape
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.timeline_lines import TimelineLine, timeline_lines

LEAST_PICTURED = 4
"""From so many different dates on a picture shows more than the list."""
_BINS = 48
"""Places for dots side by side: so many fit on a phone."""
_DOT, _STEP, _TOP, _BELOW = 3.5, 9, 8, 24
"""Pixels: a dot's radius, from dot to dot, above the highest, and below the axis."""
_TICKS = 6
_STEPS = (1, 2, 5, 10, 20, 50)
_LETTERS = 'font-size="12" text-anchor="middle" fill="currentColor" stroke="none"'
_MARGIN = 5
"""Percent of the width that is kept free on both sides."""


def timeline(context: FragmentContext) -> str:
    """Return the film's events by year, above them a picture, below them plans; '' where there is none.

    Where the text states only a month or a year, the list says no more; what is told of a whole
    year stands before what happened in it. A plan for a date at which something happened is none.
    """
    if context.film is None:
        return ""
    found = [fact for fact in context.facts if fact.field == Field.EVENT]
    events = [fact for fact in found if fact.about != PLANNED]
    days = sorted({fact.day for fact in events})
    told = {_sentence(fact) for fact in events}
    plans = [
        fact
        for fact in found
        if fact.about == PLANNED and fact.day not in days and _sentence(fact) not in told
    ]
    drawn = [picture(context.film.title, days)] if len(days) >= LEAST_PICTURED else []
    years = _years(timeline_lines(events))
    return "\n\n".join([*drawn, *years, *_plans([*timeline_lines(plans)])])


def _sentence(fact: Fact) -> tuple[str, str]:
    return fact.sentence.target, fact.sentence.text


def _years(lines: Iterable[TimelineLine]) -> Iterator[str]:
    for year, some in groupby(lines, attrgetter("day.year")):
        yield f"## {year}"
        yield _dated(some, is_below_year=True)


def _plans(lines: Sequence[TimelineLine]) -> Iterator[str]:
    if lines:
        yield f"## {label('Plans')}"
        yield _dated(lines, is_below_year=False)


def _dated(lines: Iterable[TimelineLine], *, is_below_year: bool) -> str:
    """Return a list of dates, each with what happened then."""
    return "\n".join(
        "\n    - ".join(
            [
                f'- <time datetime="{day.iso}">{_date(day) if is_below_year else day.in_words}</time>',
                *map(_item, same),
            ]
        )
        for day, same in groupby(lines, attrgetter("day"))
    )


def _date(day: Day) -> str:
    """Return a date as it stands below its year."""
    if not day.month:
        return label("in {}", day.year)
    return label("{} {}", day.day, day.month_name) if day.day else day.month_name


def _item(line: TimelineLine) -> str:
    links: dict[str, str] = {}
    for sentence in line.sentences:
        links.setdefault(
            ", ".join(filter(None, (sentence.page.label, sentence.heading.text))), sentence.target
        )
    places = " · ".join(f"[{escape(where)}]({target})" for where, target in links.items())
    return f"{escape(line.words, at_start=True)} {places}"


def picture(title: str, dates: Sequence[Day]) -> str:
    """Return a figure of one dot a date over an axis of years; `dates` are sorted, no two the same.

    A filled dot is a day, a ring a month, a dash a year: what is less exact is drawn so. Places
    along the axis are percentages, so that letters and dots keep their size on any screen.
    """
    first, last = dates[0].year, dates[-1].year + 1
    stacks: dict[int, int] = {}
    marks = []
    for day in dates:
        column = min(_BINS - 1, int((_middle(day) - first) / (last - first) * _BINS))
        height = stacks[column] = stacks.get(column, 0) + 1
        marks.append((day, _percent((column + 0.5) / _BINS), height))
    base = _TOP + max(stacks.values()) * _STEP
    drawn = "".join(_mark(day, x, base - height * _STEP + _DOT) for day, x, height in marks)
    ticks = "".join(_tick(year, (year - first) / (last - first), base) for year in _labelled(first, last))
    years = dates[0].year, dates[-1].year
    about = label("{} dates from {} to {}; the list below tells each.", len(dates), *years)
    return (
        '<figure class="timeline">'
        '<svg role="img" aria-labelledby="timeline-title timeline-about" stroke="currentColor" fill="none"'
        f' width="100%" height="{base + _BELOW}">'
        f'<title id="timeline-title">{label("When it happened: {}", escape_html(title))}</title>'
        f'<desc id="timeline-about">{about}</desc>'
        f'<line x1="0" x2="100%" y1="{base}" y2="{base}"/>{ticks}{drawn}</svg>'
        f"<figcaption>{_legend(dates)}</figcaption></figure>"
    )


def _middle(day: Day) -> float:
    """Return a date in years: the middle of the day, month or year that it is."""
    if not day.month:
        return day.year + 0.5
    if not day.day:
        return day.year + (day.month - 0.5) / 12
    return day.year + (dt.date(*day).timetuple().tm_yday - 0.5) / 366


def _mark(day: Day, x: str, y: float) -> str:
    if day.day:
        return f'<circle cx="{x}" cy="{y}" r="{_DOT}" fill="currentColor" stroke="none"/>'
    if day.month:
        return f'<circle cx="{x}" cy="{y}" r="{_DOT - 0.5}"/>'
    dash = f'width="{2 * _DOT}" height="1" transform="translate(-{_DOT} 0)"'
    return f'<rect x="{x}" y="{y}" {dash}/>'


def _legend(dates: Sequence[Day]) -> str:
    """Return the names of the marks that are drawn, those of the most exact dates first."""
    drawn = {day.parts for day in dates}
    return " ".join(
        label(legend)
        for parts, legend in ((3, "● a day"), (2, "○ a month"), (1, "– a year"))
        if parts in drawn
    )


def _labelled(first: int, last: int) -> Iterator[int]:
    """Return the years whose beginnings the axis names: round ones, `_TICKS` at most."""
    step = next((step for step in _STEPS if (last - first) / step <= _TICKS), _STEPS[-1] * 2)
    yield from range(-(-first // step) * step, last, step)


def _tick(year: int, share: float, base: int) -> str:
    x = _percent(share)
    return (
        f'<line x1="{x}" x2="{x}" y1="{base}" y2="{base + 5}"/>'
        f'<text x="{x}" y="{base + 19}" {_LETTERS}>{year}</text>'
    )


def _percent(share: float) -> str:
    return f"{_MARGIN + share * (100 - 2 * _MARGIN):.1f}%"

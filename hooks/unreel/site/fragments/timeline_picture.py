"""A film's dates as a picture: static SVG that follows the palette and any width of page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BINS = 48
"""Places for dots side by side: so many fit on a phone."""
_DOT, _STEP, _TOP, _BELOW = 3.5, 9, 8, 24
"""Pixels: a dot's radius, from dot to dot, above the highest, and below the axis."""
_TICKS = 6
_STEPS = (1, 2, 5, 10, 20, 50)
_LETTERS = 'font-size="12" text-anchor="middle" fill="currentColor" stroke="none"'
_MARGIN = 5
"""Percent of the width that is kept free on both sides."""


def picture(title: str, dates: Sequence[str]) -> str:
    """Return a figure of one dot a date over an axis of years; `dates` are ISO 8601, sorted, no two the same.

    A filled dot is a day, a ring a month, a dash a year: what is less exact is drawn so. Places
    along the axis are percentages, so that letters and dots keep their size on any screen.
    """
    first, last = int(dates[0][:4]), int(dates[-1][:4]) + 1
    stacks: dict[int, int] = {}
    marks = []
    for iso in dates:
        place = (_middle(iso) - first) / (last - first)
        column = min(_BINS - 1, int(place * _BINS))
        height = stacks[column] = stacks.get(column, 0) + 1
        marks.append((iso, _percent((column + 0.5) / _BINS), height))
    base = _TOP + max(stacks.values()) * _STEP
    drawn = "".join(_mark(iso, x, base - height * _STEP + _DOT) for iso, x, height in marks)
    ticks = "".join(_tick(year, (year - first) / (last - first), base) for year in _labelled(first, last))
    about = f"{len(dates)} dates from {dates[0][:4]} to {dates[-1][:4]}; the list below tells each."
    return (
        '<figure class="timeline">'
        '<svg role="img" aria-labelledby="timeline-title timeline-about" stroke="currentColor" fill="none"'
        f' width="100%" height="{base + _BELOW}">'
        f'<title id="timeline-title">When it happened: {escape(title)}</title>'
        f'<desc id="timeline-about">{about}</desc>'
        f'<line x1="0" x2="100%" y1="{base}" y2="{base}"/>{ticks}{drawn}</svg>'
        f"<figcaption>{_legend(dates)}</figcaption></figure>"
    )


def _middle(iso: str) -> float:
    """Return a date in years: the middle of the day, month or year that it is."""
    year, month, day = f"{iso}--".split("-")[:3]
    if not month:
        return int(year) + 0.5
    if not day:
        return int(year) + (int(month) - 0.5) / 12
    return int(year) + (dt.date.fromisoformat(iso).timetuple().tm_yday - 0.5) / 366


def _mark(iso: str, x: str, y: float) -> str:
    match _precision(iso):
        case "day":
            return f'<circle cx="{x}" cy="{y}" r="{_DOT}" fill="currentColor" stroke="none"/>'
        case "month":
            return f'<circle cx="{x}" cy="{y}" r="{_DOT - 0.5}"/>'
    dash = f'width="{2 * _DOT}" height="1" transform="translate(-{_DOT} 0)"'
    return f'<rect x="{x}" y="{y}" {dash}/>'


def _precision(iso: str) -> str:
    return ("year", "month", "day")[iso.count("-")]


def _legend(dates: Sequence[str]) -> str:
    """Name the marks that are drawn."""
    drawn = {_precision(iso) for iso in dates}
    marks = {"day": "●", "month": "○", "year": "–"}
    return " ".join(f"{mark} a {sort}" for sort, mark in marks.items() if sort in drawn)


def _labelled(first: int, last: int) -> Iterator[int]:
    """Return the years whose beginnings the axis names: round ones, `_TICKS` at most."""
    step = next((step for step in _STEPS if (last - first) / step <= _TICKS), _STEPS[-1] * 2)
    yield from range(-(-first // step) * step, last, step)


def _tick(year: int, place: float, base: int) -> str:
    x = _percent(place)
    return (
        f'<line x1="{x}" x2="{x}" y1="{base}" y2="{base + 5}"/>'
        f'<text x="{x}" y="{base + 19}" {_LETTERS}>{year}</text>'
    )


def _percent(place: float) -> str:
    return f"{_MARGIN + place * (100 - 2 * _MARGIN):.1f}%"

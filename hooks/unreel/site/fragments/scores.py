"""`<!-- scores -->`: the scores that a film's pages state, drawn on one scale, as stated in a table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from unreel.facts.field import Field
from unreel.pages.escape import escape
from unreel.site.fragments.bars import Bar, picture
from unreel.site.fragments.tables import sources, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unreel.facts.fact import Fact
    from unreel.site.fragments.place import Place

NAMES = {
    Field.ROTTEN_TOMATOES: "Rotten Tomatoes",
    Field.ROTTEN_TOMATOES_AVERAGE: "Rotten Tomatoes, average",
    Field.METACRITIC: "Metacritic",
    Field.CINEMASCORE: "CinemaScore",
}
FIELDS = (*NAMES, Field.RATING)
"""In the order of picture and table."""
WHOLE = Decimal(100)


def scores(place: Place) -> str:
    """Return the picture and the table; '' where fewer than two scores are stated."""
    rows = _rows(fact for fact in place.facts if fact.field in FIELDS)
    if len(rows) < 2:  # noqa: PLR2004 - one number needs no table
        return ""
    name = f"scores-{place.heading.anchor}" if place.heading else "scores"
    counts = [all_[0].score.reviews for all_ in rows]
    counted = any(counts)
    heads = ("From", "As stated", *(("Reviews",) if counted else ()), "Read from")
    cells = [
        (
            escape(_name(all_[0])),
            escape(_stated(all_[0])),
            *((escape(count),) if counted else ()),
            sources(place, all_),
        )
        for all_, count in zip(rows, counts, strict=True)
    ]
    drawn = _picture(name, rows)
    stated = table("All scores, as stated", heads, cells, shut=bool(drawn))
    return "\n\n".join(filter(None, [drawn, stated]))


def _rows(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Return each score once, with all the places that state it."""
    rows: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        rows.setdefault((fact.field, fact.about, fact.words), []).append(fact)
    return sorted(rows.values(), key=lambda all_: FIELDS.index(all_[0].field))


def _name(fact: Fact) -> str:
    return NAMES.get(fact.field, fact.about)


def _stated(fact: Fact) -> str:
    return f"{fact.words} out of 100" if fact.field == Field.METACRITIC else fact.words


def _picture(name: str, rows: list[list[Fact]]) -> str:
    """Draw what names a scale; stars out of nobody says how many have no place on one."""
    bars = [
        Bar(_name(fact), _stated(fact), points, points)
        for fact, *_ in rows
        if (points := fact.score.points) is not None and points <= WHOLE
    ]
    desc = "; ".join(f"{bar.label}, {bar.stated}" for bar in bars)
    return picture(name, "Scores from 0 to 100", f"Bars of one length for 100: {desc}.", bars, WHOLE)

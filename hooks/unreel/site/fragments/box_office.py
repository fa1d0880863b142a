"""`<!-- box-office -->`: the sums that a film's pages state, as a picture and as a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from unreel.facts.field import Field
from unreel.facts.fields.box_office import AVERAGE
from unreel.pages.escape import escape
from unreel.site.fragments.bars import Bar, picture
from unreel.site.fragments.tables import sources, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unreel.facts.fact import Fact
    from unreel.facts.values import Money
    from unreel.site.fragments.place import Place

FIELDS = (
    Field.BUDGET,
    Field.ACQUISITION,
    Field.OPENING,
    Field.DOMESTIC,
    Field.TERRITORIES,
    Field.WORLDWIDE,
    Field.BOX_OFFICE,
    Field.SUM,
)
"""In the order of the table."""
_FIRST = (
    Field.BUDGET,
    Field.WORLDWIDE,
    Field.BOX_OFFICE,
    Field.DOMESTIC,
    Field.OPENING,
    Field.ACQUISITION,
    Field.TERRITORIES,
    Field.SUM,
)
"""In the order in which they have a place in the picture."""
MOST = 12
"""Bars that are still a picture; of more, the largest of the first fields are shown."""

_Row = tuple["Fact", list["Fact"]]


def box_office(place: Place) -> str:
    """Return the picture and the table; '' where fewer than two sums are stated."""
    rows = _rows(fact for fact in place.facts if fact.field in FIELDS)
    if len(rows) < 2:  # noqa: PLR2004 - one number needs no table
        return ""
    name = f"box-office-{place.heading.anchor}" if place.heading else "box-office"
    cells = [(escape(fact.about), escape(fact.words), sources(place, all_)) for fact, all_ in rows]
    drawn = _picture(name, rows)
    sums = table("All sums, as stated", ("Sum", "As stated", "Read from"), cells, shut=bool(drawn))
    return "\n\n".join(filter(None, [drawn, sums]))


def _rows(facts: Iterable[Fact]) -> list[_Row]:
    """Return each sum once, with all places that state it; a total that is also worldwide is worldwide."""
    rows: dict[tuple[Field, str], list[Fact]] = {}
    for fact in facts:
        rows.setdefault((fact.field, fact.words), []).append(fact)
    elsewhere = {words for field, words in rows if field != Field.BOX_OFFICE}
    kept = [
        all_ for (field, words), all_ in rows.items() if field != Field.BOX_OFFICE or words not in elsewhere
    ]
    kept.sort(key=lambda all_: FIELDS.index(all_[0].field))
    return [(all_[0], all_) for all_ in kept]


def _picture(name: str, rows: list[_Row]) -> str:
    """Draw the sums of the currency that most are in, the largest first; averages are of another kind."""
    amounts = [(fact, fact.money) for fact, _ in rows if fact.about != AVERAGE]
    counts = Counter(amount.currency for _, amount in amounts)
    if not counts:
        return ""
    (currency, _), *_ = counts.most_common(1)
    drawn = [(fact, amount) for fact, amount in amounts if amount.currency == currency]
    drawn.sort(key=lambda one: (_FIRST.index(one[0].field), -one[1].high))
    drawn = sorted(drawn[:MOST], key=lambda one: -one[1].high)
    bars = [Bar(fact.about, fact.words, amount.low, amount.high) for fact, amount in drawn]
    return picture(name, "Sums of this film", _said(bars, drawn), bars)


def _said(bars: list[Bar], drawn: list[tuple[Fact, Money]]) -> str:
    """Tell what a picture shows, for who does not see it."""
    if not bars:
        return ""
    most, least = bars[0], bars[-1]
    return (
        f"{len(drawn)} bars on one linear scale, from {most.label}, {most.stated}, "
        f"to {least.label}, {least.stated}. The table has them all."
    )

"""`<!-- box-office -->`: the sums that a film's pages state, as a picture and as a table."""

from __future__ import annotations

from collections import Counter

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.lexicon.labels import label
from unreel.pages.escape import escape
from unreel.site.fragments.amounts import in_words
from unreel.site.fragments.bars import Bar, picture
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.sums import rows_of_sums
from unreel.site.fragments.tables import FEWEST, identifier, sources, table

_FIRST = (
    Field.BUDGET, Field.WORLDWIDE, Field.BOX_OFFICE, Field.DOMESTIC, Field.OPENING, Field.ACQUISITION,
    Field.TERRITORIES, Field.OTHER_SUM,
)  # fmt: skip
"""In the order in which they come into the picture."""
MOST = 12
"""Bars that are still a picture; of more, the largest of the first fields are shown."""
_SLIVER = 50
"""What is less than a fiftieth of the largest sum cannot be told from nothing in a picture."""


def box_office(context: FragmentContext) -> str:
    """Return the picture and the table; '' where fewer than two sums are stated."""
    rows = rows_of_sums(context.facts)
    if len(rows) < FEWEST:
        return ""
    cells = [(escape(same[0].about), escape(same[0].words), sources(context, same)) for same in rows]
    drawn = _picture(identifier("box-office", context), [same[0] for same in rows])
    return table(label("Sums, as stated"), [*map(label, ("Sum", "As stated", "Read from"))], cells, drawn)


def _picture(name: str, facts: list[Fact]) -> str:
    """Return a picture of the sums of the commonest currency, the largest first, without slivers."""
    currencies = Counter(fact.money.currency for fact in facts)
    common = max(currencies, key=lambda currency: currencies[currency], default="")
    drawn = [fact for fact in facts if fact.money.currency == common]
    drawn.sort(key=lambda fact: (_FIRST.index(fact.field), -fact.money.high))
    largest = sorted(drawn[:MOST], key=lambda fact: -fact.money.high)
    seen = [fact for fact in largest if fact.money.high * _SLIVER >= largest[0].money.high]
    largest = seen if len(seen) >= FEWEST else largest
    bars = [Bar(fact.about, in_words(fact.money), fact.money.low, fact.money.high) for fact in largest]
    ends = [words for bar in (*bars[:1], *bars[-1:]) for words in (bar.label, bar.stated)]
    described = label(
        "{} bars on one linear scale, from {}, {}, to {}, {}. The table has them all.", len(bars), *ends
    )
    return picture(name, label("Sums of this film"), described, bars)

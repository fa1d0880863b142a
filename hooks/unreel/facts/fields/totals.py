"""The sums of all pages to the same with one total among them: the field `box-office`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from unreel.facts.field import Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.facts.fact import Fact
    from unreel.facts.values import Money

TOTAL = Field.BOX_OFFICE


def with_total(found: list[Fact]) -> Iterator[Fact]:
    """Return the facts with one total: worldwide if stated, else bound to no place, else the only one."""
    world = [fact for fact in found if fact.field == Field.WORLDWIDE]
    parts = [fact.money for fact in found if fact.field in {Field.DOMESTIC, Field.TERRITORIES}]
    unbound = [fact for fact in found if fact.field == TOTAL and not _exceeded(fact, parts)]
    home = [fact for fact in found if fact.field == Field.DOMESTIC]
    alone = len({fact.words for fact in home}) == 1 and not any(
        fact.field == Field.TERRITORIES for fact in found
    )
    total = _final(world or unbound or (home if alone else []))
    shown = [*world, *([total] if total else [])]
    for fact in found:
        if fact.field != TOTAL or fact is total:
            yield fact
        elif not any(_about_the_same(fact, one) for one in shown):
            yield fact._replace(field=Field.OTHER_SUM)
        if fact is total and fact.field != TOTAL:
            yield fact._replace(field=TOTAL)


def _exceeded(total: Fact, parts: Sequence[Money]) -> bool:
    """Return whether what looks like a total is none: a part is larger, or all are in other currencies."""
    same = [part for part in parts if part.currency == total.money.currency]
    return bool(parts and not same) or any(part.high > total.money.high for part in same)


def _final(totals: list[Fact]) -> Fact | None:
    """Return the first statement of the highest total; what is lower was counted earlier."""
    same = [fact for fact in totals if fact.money.currency == totals[0].money.currency]
    highest = max((fact.money.high for fact in same), default=Decimal(0))
    return next((fact for fact in same if fact.money.high * 50 >= highest * 49), None)


def _about_the_same(one: Fact, other: Fact) -> bool:
    """Return whether a figure is another one said again, rounded: $494.8 million, $494,878,759."""
    a, b = one.money, other.money
    return a.currency == b.currency and abs(a.high - b.high) * 50 <= b.high

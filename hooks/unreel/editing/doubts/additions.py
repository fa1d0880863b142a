"""Doubt: sums of money that do not add up to the total that is stated of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from unreel.editing.doubts.doubt import Doubt, Reading
from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.values import Money

_PARTS = {Field.DOMESTIC, Field.TERRITORIES}
_TOTALS = {Field.WORLDWIDE, Field.BOX_OFFICE}
_UNLIKE = 4
"""A total that is off by more than this part of it must be of something else."""
_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?")


def additions(reading: Reading) -> Iterator[Doubt]:
    """Return each "$9.3 million in … and $7.6 million in … for a total of $16.8 million" that is none."""
    sums = [fact for fact in reading.facts if isinstance(fact.value, Money)]
    for _, stated in groupby(sums, key=lambda fact: id(fact.sentence)):
        each = list({fact.span: fact for fact in stated}.values())
        for one, two, total in zip(each, each[1:], each[2:], strict=False):
            made = one.money.high + two.money.high
            off = abs(made - total.money.high)
            if _are_parts(one, two, total) and 0 < off <= total.money.high / _UNLIKE:
                rounding = (one.money.step + two.money.step + total.money.step) / 2
                because = "; rounding may be why" if off <= rounding else ""
                why = f"{one.words} and {two.words} make {_written(made, total)}, not {total.words}{because}"
                yield Doubt(total.sentence, total.words, why)


def _are_parts(one: Fact, two: Fact, total: Fact) -> bool:
    """Return whether a sentence states two parts of a total, and then the total."""
    return (
        {one.field, two.field} <= _PARTS
        and total.field in _TOTALS
        and one.money.currency == two.money.currency == total.money.currency
        and max(one.money.high, two.money.high) < total.money.high
    )


def _written(amount: Decimal, like: Fact) -> str:
    """Return an amount in the form in which the text has another: '$16.9 million'."""
    figures = _FIGURES.search(like.words)
    if figures is None:
        return f"{amount:,f} {like.money.currency}"
    scale = like.money.high / Decimal(figures[0].replace(",", ""))
    return _FIGURES.sub(f"{(amount / scale).normalize():,f}", like.words, count=1)

"""Write sums of money as the site writes all of them: '$16.8 million', '₹31.06 crore', '£7–10 million'."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from unreel.facts.values import Money
from unreel.lexicon.wordlists import wordtable


class _Scale(NamedTuple):
    name: str
    size: int
    decimals: int


_SCALES = (_Scale(" billion", 10**9, 2), _Scale(" million", 10**6, 1), _Scale("", 1, 0))
_INDIAN = (_Scale(" crore", 10**7, 2), _Scale(" lakh", 10**5, 1), _Scale("", 1, 0))
"""The film trade of India counts so."""


def in_words(money: Money) -> str:
    """Return a sum in figures with a scale, rounded: below a million to whole units of its currency."""
    scales = _INDIAN if money.currency == "INR" else _SCALES
    scale = next(scale for scale in scales if money.high >= scale.size or scale.size == 1)
    figures = _figures(money.high, scale)
    if money.low != money.high and (lower := _figures(money.low, scale)) != figures:
        figures = f"{lower}–{figures}"
    mark, name = _called(money.currency)
    return f"{mark}{figures}{scale.name}{name}"


def _figures(amount: Decimal, scale: _Scale) -> str:
    """Return an amount with at most the scale's decimals: 16800000 → '16.8'."""
    figures = f"{round(amount / scale.size, scale.decimals):,f}"
    return figures.rstrip("0").rstrip(".") if "." in figures else figures


@cache
def _called(currency: str) -> tuple[str, str]:
    """Return what stands before an amount of a currency, and what behind it, one of them ''."""
    marks, _, words = wordtable("facts/grammar/currencies.txt").get(currency, currency).partition("|")
    mark = next(iter(marks.split()), "")
    if not mark:
        return "", f" {words.rpartition(',')[2].strip() or currency}"
    return (f"{mark} " if mark[-1].isalpha() else mark), ""

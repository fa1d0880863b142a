"""Doubt: sums of money that do not add up to the total that is stated of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.editing.doubts.money import CURRENCIES, Amount, amounts, shown
from unreel.editing.doubts.place import Doubt, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.model.film import Film

# what stands between two parts of a total, and before the total
_AND = re.compile(rf"[^.;{CURRENCIES}]*?\b(?:and|plus)\b[^.;{CURRENCIES}]*")
_TOTAL = re.compile(
    rf"[^.;{CURRENCIES}]*?\b(?:total|totalling|totaling|combined|altogether|worldwide)\b[^;{CURRENCIES}]*?"
)
_NO_PART = re.compile(r"\b(?:budget|opening|weekend|first|day|per|average|of which|including|cost|against)\b")

_UNLIKE = 4
"""A total that is off by more than this part of it must be of something else."""


def sums(film: Film) -> Iterator[Doubt]:
    """Return each "$9.3 million in … and $7.6 million in … for a total of $16.8 million" that is none."""
    for line in prose(film):
        stated = list(amounts(line.text)) if not line.quoted else []
        for one, two, total in zip(stated, stated[1:], stated[2:], strict=False):
            off = abs(one.value + two.value - total.value)
            if _are_parts(line.text, one, two, total) and 0 < off <= total.value / _UNLIKE:
                because = "; rounding may be why" if off <= one.half + two.half + total.half else ""
                made = shown(one.value + two.value, total)
                why = f"{one.words} and {two.words} make {made}, not {total.words}{because}"
                yield Doubt(line, total.words, why)


def _are_parts(text: str, one: Amount, two: Amount, total: Amount) -> bool:
    """Return whether a sentence says of three sums that two make the third."""
    between = text[one.span.end : two.span.start], text[two.span.end : total.span.start]
    return (
        one.currency == two.currency == total.currency
        and max(one.value, two.value) < total.value
        and bool(_AND.fullmatch(between[0]) and _TOTAL.fullmatch(between[1]))
        and not any(_NO_PART.search(words) for words in between)
    )

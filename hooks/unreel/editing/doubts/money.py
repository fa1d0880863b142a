"""Text to the sums of money that it states, as precisely as it states them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCALE = {"": 1, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "crore": 10_000_000}
SUM = re.compile(
    r"(?P<currency>(?:US|C|A|CA|NZ)?\$|£|€|¥|₹|₩|Rs\.? ?)(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?:[ -](?P<scale>thousand|million|billion|crore)\b)?"
)
CURRENCIES = "$£€¥₹₩"


class Amount(NamedTuple):
    """A sum of money as stated."""

    words: str
    span: Span
    currency: str
    value: Decimal
    """In whole units of its currency."""
    half: Decimal
    """Half of what its last digit stands for: the sum may have been rounded by so much."""
    scale: str
    """'million', or ''."""


def amounts(text: str) -> Iterator[Amount]:
    """Return the sums of a sentence in its order."""
    for found in SUM.finditer(text):
        scale = found["scale"] or ""
        digits = found["number"].replace(",", "")
        decimals = len(digits.partition(".")[2])
        zeros = len(digits) - len(digits.rstrip("0")) if not decimals else 0
        yield Amount(
            words=found[0],
            span=Span(*found.span()),
            currency=found["currency"].strip(),
            value=Decimal(digits) * _SCALE[scale],
            half=_SCALE[scale] * Decimal(10) ** (zeros - decimals) / 2,
            scale=scale,
        )


def shown(value: Decimal, like: Amount) -> str:
    """Return a value as another sum is written: '$16.9 million'."""
    return f"{like.currency}{(value / _SCALE[like.scale]).normalize():,f} {like.scale}".rstrip()

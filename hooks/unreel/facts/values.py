"""What facts come to: sums of money and scores, parsed once. Dates are a `Day` of the lexicon."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from unreel.lexicon.day import Day

__all__ = ["Day", "Money", "Score", "Value"]


class Money(NamedTuple):
    """A sum of money in its own currency."""

    currency: str
    """ISO 4217: 'USD', where the text names no other kind of dollar."""
    low: Decimal
    """The amount in whole units of the currency, or the lower end of a range."""
    high: Decimal
    step: Decimal = Decimal(1)
    """What the last digit of `high` stands for: '$16.8 million' may have been rounded to 100,000."""


class Score(NamedTuple):
    """What critics or an audience gave a film."""

    points: Decimal | None
    """On a scale from 0 to 100; None where the text names no scale ('four stars')."""
    reviews: str = ""
    """How many reviews it counts, as stated: '149'; '' where the text does not say."""


Value = str | Money | Day | Score

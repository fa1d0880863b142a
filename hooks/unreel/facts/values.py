"""What facts come to: money, scores and lengths of time, parsed once. Dates are a `Day` of the lexicon."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from unreel.lexicon.day import Day

__all__ = ["Day", "Duration", "Money", "Score", "Value"]


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


class Duration(NamedTuple):
    """How long something lasts."""

    minutes: int

    @property
    def iso(self) -> str:
        """Return it as ISO 8601: 'PT149M'."""
        return f"PT{self.minutes}M"

    @property
    def in_words(self) -> str:
        """Return it in English: '149 minutes'."""
        return f"{self.minutes} minute{'s' * (self.minutes != 1)}"


Value = str | Money | Day | Score | Duration

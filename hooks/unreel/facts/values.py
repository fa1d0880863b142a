"""What facts come to: money, scores, prizes and lengths of time, parsed once. A date is a `Day`."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from unreel.lexicon.day import Day

__all__ = ["Award", "Day", "Duration", "Money", "Score", "Value"]


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


class Award(NamedTuple):
    """A prize that was won."""

    name: str
    """As stated: 'Golden Rail Award for Best Film', 'Best Editing', 'two Rail Awards'."""
    giver: str = ""
    """Who gives it, or where: '54th Lund Film Festival', 'Rail Award'; '' where the text does not say."""
    category: str = ""
    """What it is for: 'Best Film'; '' where its name says no more: 'Golden Lion'."""
    edition: str = ""
    """Which year or number of its giver's is stated: '2004', '54th'."""
    recipient: str = ""
    """Who is said to have got it: 'Jo Ek', 'Ann Lee and Bob Ray'."""
    result: str = "won"
    """'won', or 'shared' with somebody else's film."""

    @property
    def in_words(self) -> str:
        """Return it with who got it and who gives it: 'Best Actor (Jo Ek), Lund Film Festival'."""
        to = f" ({self.recipient})" if self.recipient else ""
        return f"{self.name}{to}" + (f", {self.given_at}" if self.given_at else "")

    @property
    def given_at(self) -> str:
        """Return who gives it, where its name does not say so."""
        return "" if self.giver in self.name else self.giver


Value = str | Award | Money | Day | Score | Duration

"""A date as exactly as a text states it, and how it is written."""

from __future__ import annotations

from typing import NamedTuple

from unreel.lexicon.labels import label
from unreel.lexicon.months import MONTHS


class Day(NamedTuple):
    """A day, or only its month or year, where a text states no more; sorts by time, the less exact first."""

    year: int
    month: int = 0
    """1 to 12; 0 where only the year is stated."""
    day: int = 0
    """1 to 31; 0 where only the month is stated."""

    @classmethod
    def of(cls, iso: str) -> Day:
        """Return the date that ISO 8601 states as 2016-04-08, 2016-04 or 2016."""
        return cls(*map(int, iso.split("-")))

    @property
    def iso(self) -> str:
        """Return it as ISO 8601, as far as it is stated."""
        stated = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        return "-".join(stated[: self.parts])

    @property
    def parts(self) -> int:
        """Return how exact it is: 1 for a year, 2 for a month, 3 for a day."""
        return 1 + bool(self.month) + bool(self.day)

    def contradicts(self, other: Day) -> bool:
        """Return whether both are of one event only if a text is wrong: their days or months are not one."""
        parts = min(self.parts, other.parts)
        return parts > 1 and self[:parts] != other[:parts]

    @property
    def month_name(self) -> str:
        """Return the month as readers see it, or '' where only the year is stated."""
        return label(MONTHS[self.month - 1]) if self.month else ""

    @property
    def in_words(self) -> str:
        """Return it as the site writes all dates: '8 April 2016', 'April 2016', '2016'."""
        if self.day:
            return label("{} {} {}", self.day, self.month_name, self.year)
        return f"{self.month_name} {self.year}".lstrip()

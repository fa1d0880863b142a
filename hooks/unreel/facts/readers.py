"""The table of readers, one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.facts.awards import awards
from unreel.facts.box_office import box_office
from unreel.facts.countries import countries
from unreel.facts.credits import credited
from unreel.facts.distributors import distributors
from unreel.facts.events import events
from unreel.facts.releases import releases
from unreel.facts.scores import scores
from unreel.facts.stars import stars
from unreel.facts.titles import also

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from unreel.facts.fact import Fact
    from unreel.facts.lines import Line
    from unreel.model.film import Film

READERS: tuple[Callable[[Film, Sequence[Line]], Iterable[Fact]], ...] = (
    also,
    credited,
    stars,
    countries,
    releases,
    distributors,
    awards,
    box_office,
    scores,
    events,
)
"""Each takes a film and the lines of its prose, and gives the facts of one sort in the lines' order."""

"""The table of readers, one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.facts.fields.also_known_as import also
from unreel.facts.fields.awards import awards
from unreel.facts.fields.box_office import box_office
from unreel.facts.fields.countries import countries
from unreel.facts.fields.credits import credited
from unreel.facts.fields.distributors import distributors
from unreel.facts.fields.events import events
from unreel.facts.fields.releases import releases
from unreel.facts.fields.scores import scores
from unreel.facts.fields.stars import stars

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

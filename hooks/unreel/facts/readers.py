"""The table of readers: a new one needs its import and its entry here.

The other steps are under "Add a fact" in ARCHITECTURE.md.
"""

from __future__ import annotations

from unreel.facts.fields import (
    also_known_as,
    awards,
    box_office,
    countries,
    credits,  # noqa: A004 - none of the builtin's users is here
    distributors,
    events,
    production_companies,
    releases,
    running_times,
    scores,
)

READERS = tuple(
    module.READER
    for module in (
        also_known_as,
        credits,
        countries,
        production_companies,
        releases,
        distributors,
        running_times,
        awards,
        box_office,
        scores,
        events,
    )
)
"""In the order of their facts."""

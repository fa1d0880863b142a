"""The table of readers.

To add a fact: give `Field` a member (field.py); write fields/NAME.py with a function that takes the film and
its sentences and gives `Fact`s, and below it a `READER` that says which fields it reads in which sections;
name the module here. What it needs of language (dates, persons, money, whose a sentence is) lies in grammar/.
Cases, sentences with what they state, lie in tests/cases.
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

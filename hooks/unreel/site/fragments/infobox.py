"""`<!-- infobox -->`: what a film's pages state about it, each value led back to where it was read."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from unreel.facts.fact import plain
from unreel.facts.grammar.nations import country_of
from unreel.lexicon.months import MONTHS
from unreel.model.article import BACK_MATTER, PROSE
from unreel.names.entities import PEOPLE
from unreel.names.mentions import target
from unreel.pages.escape import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unreel.facts.fact import Fact
    from unreel.site.fragments.place import Place

MOST = 8
"""How many prizes are shown; the page with the others is one click away."""

_ROWS = (
    ("Also known as", ("also",)),
    ("Directed by", ("director",)),
    ("Written by", ("writer",)),
    ("Produced by", ("producer",)),
    ("Starring", ("star",)),
    ("Cinematography", ("cinematographer",)),
    ("Music by", ("composer",)),
    ("Released", ("release",)),
    ("Distributed by", ("distributor",)),
    ("Country", ("country",)),
    ("Language", ("language",)),
    ("Budget", ("budget",)),
    ("Box office", ("worldwide", "domestic")),
    ("Awards", ("award",)),
)
"""Each row's name, and the facts that it shows: the first of the fields that has any."""
_OF_PEOPLE = {"director", "writer", "producer", "star", "cinematographer", "composer"}
_EACH_ON_ITS_OWN = {"release", "award"}


def infobox(place: Place) -> str:
    """Return a list of what is stated about the film: a row's name, then its values; '' where nothing is.

    A person's name leads to their entry, and a mark behind it to the paragraph that names them;
    every other value leads to the paragraph that states it.
    """
    rows = []
    for label, fields in _ROWS:
        stated = next((found for field in fields if (found := of(place.facts, field))), [])
        if stated:
            rows.append(f"- **{_counted(label, stated)}** {_values(stated, place)}")
    return "\n".join(rows)


def of(facts: Iterable[Fact], field: str) -> list[Fact]:
    """Return the facts of a field, each value once, releases by their dates."""
    found: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        if fact.field == field:
            found.setdefault((plain(fact.value), fact.date, fact.about), fact)
    stated = list(found.values())
    return sorted(stated, key=lambda fact: fact.date) if field == "release" else stated


def _counted(label: str, stated: list[Fact]) -> str:
    if len(stated) == 1:
        return {"Awards": "Award"}.get(label, label)
    return {"Country": "Countries", "Language": "Languages"}.get(label, label)


def _values(stated: list[Fact], place: Place) -> str:
    field = stated[0].field
    # what is stated is found where it is stated, not here once more
    mark = "\n    { .fact data-search-exclude }"
    if field in _OF_PEOPLE:
        return _people(stated, place) + mark
    values = [_value(fact, place) for fact in stated[:MOST]]
    if field not in _EACH_ON_ITS_OWN:
        return ", ".join(values) + mark
    if len(stated) > MOST:
        values.append(f"[{len(stated) - MOST} more]({_link(stated[MOST], place)})")
    # no list in the list: Material's search would lose its way in what it is to leave out
    return "  \n    ".join(values) + mark


def _people(stated: list[Fact], place: Place) -> str:
    """Return names, and behind those that one paragraph states the mark that leads there."""
    entries = _entries(place)
    parts = []
    for _, facts in groupby(stated, key=lambda fact: fact.line.place):
        run = list(facts)
        names = []
        for fact in run:
            entry = entries.get(plain(fact.value))
            names.append(f"[{escape(fact.value)}]({entry})" if entry else escape(fact.value))
        parts.append(
            f'{", ".join(names)} [¶]({_link(run[0], place)}){{ .said aria-label="{_where(run[0])}" }}'
        )
    return "; ".join(parts)


def _entries(place: Place) -> dict[str, str]:
    """Return for each person who has an entry the link that leads there."""
    known = place.whereabouts.entities.values() if place.whereabouts else ()
    return {plain(entity.name): target(entity, place.name) for entity in known if entity.section == PEOPLE}


def _value(fact: Fact, place: Place) -> str:
    words = shown(fact)
    about = f", {escape(fact.about)}" if fact.about and fact.field == "release" else ""
    scope = " (United States and Canada)" if fact.field == "domestic" else ""
    return f"[{escape(words)}]({_link(fact, place)}){about}{scope}"


def shown(fact: Fact) -> str:
    """Return the words in which a value is shown: a date in full, a country by name, all else as stated."""
    if fact.field == "release":
        return said(fact.date, fact.value)
    return country_of().get(fact.value, fact.value) if fact.field == "country" else fact.value


def said(date: str, words: str) -> str:
    """Return a date in words, day and month in the order in which the text has them."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    day = int(rest[1])
    return f"{day} {month} {year}" if re.match(r"(?:the )?\d", words) else f"{month} {day}, {year}"


def _link(fact: Fact, place: Place) -> str:
    """Return the link from the page to the paragraph that states a fact."""
    return fact.line.place.removeprefix(place.name) or place.name


def _where(fact: Fact) -> str:
    known = fact.line.section in {*PROSE, *BACK_MATTER}
    return f"Stated under {fact.line.section.capitalize()}" if known else "Stated here"

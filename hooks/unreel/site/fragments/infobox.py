"""`<!-- infobox -->`: what a film's pages state about it, each value led back to where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from unreel.facts.fact import Fact, plain
from unreel.facts.field import SUMS, Field
from unreel.facts.values import Day, Duration
from unreel.model.article import BACK_MATTER, PROSE
from unreel.names.mentions import target
from unreel.pages.escape import escape
from unreel.site.fragments.context import FragmentContext
from unreel.site.fragments.people import entries
from unreel.site.fragments.sums import rows_of_sums

FROM_INFOBOX = '<abbr title="as the source’s infobox says">infobox</abbr>'
"""The mark behind what no sentence states."""
MOST = 8
"""How many prizes are shown; the page with the others is one click away."""


def infobox(context: FragmentContext) -> str:
    """Return a list of what is stated about the film: a row's name, then its values; '' where nothing is.

    A person's name leads to their entry, and a mark behind it to the paragraph that names them;
    every other value leads to the paragraph that states it.
    """
    rows: dict[str, str] = {}
    year = context.film.year if context.film else ""
    for field in Field:
        stated = of(context.facts, field) if field.row and field.row not in rows else []
        if stated:
            label = field.row if len(stated) == 1 else field.rows
            rows[field.row] = f"- **{label}** {_values(stated, context)}"
        elif field is Field.RELEASE and year:
            rows[field.row] = f"- **{field.row}** {escape(year)}{_MARK}"
    return "\n".join(rows.values())


def of(facts: Iterable[Fact], field: Field) -> list[Fact]:
    """Return the facts of a field, each value once, releases by their dates.

    Where the infobox that came with the text states the field, prose does not.
    """
    every = [fact for fact in facts if fact.field == field]
    told = [fact for fact in every if fact.from_infobox] or every
    found: dict[tuple[str, str, str], Fact] = {}
    for fact in told:
        about = "" if field.job else fact.about  # who is a writer and a co-writer is one of the writers
        found.setdefault((plain(fact.text), fact.date, about), fact)
    if field in SUMS:
        rows = rows_of_sums(found.values())
        return [same[0] for same in rows] or list(found.values())
    return sorted(found.values(), key=attrgetter("date"))  # of all else none has a date


_MARK = "\n    { .fact data-search-exclude }"
"""What is stated is found where it is stated, not here once more."""


def _values(stated: list[Fact], context: FragmentContext) -> str:
    field = stated[0].field
    if field.job:
        return _people(stated, context) + _MARK
    values = [_value(fact, context) for fact in stated[:MOST]]
    if field not in {Field.RELEASE, Field.AWARD}:
        return ", ".join(values) + _MARK
    year = context.film.year if context.film else ""
    if field is Field.RELEASE and not _is_of_year(stated, year):
        values.insert(0, escape(year))
    if len(stated) > MOST:
        values.append(f"[{len(stated) - MOST} more]({_link(stated[MOST], context)})")
    # no list in the list: Material's search would lose its way in what it is to leave out
    return "  \n    ".join(values) + _MARK


def _is_of_year(releases: list[Fact], year: str) -> bool:
    """Return whether one of the releases is of about the film's year, or that is unknown."""
    return not year.isdecimal() or any(abs(fact.day.year - int(year)) <= 1 for fact in releases)


def _people(stated: list[Fact], context: FragmentContext) -> str:
    """Return names, and behind those that one paragraph states the mark that leads there."""
    known = entries(context)
    parts = []
    for _, facts in groupby(stated, key=attrgetter("sentence.target")):
        run = list(facts)
        names = []
        for fact in run:
            entity = known.get(plain(fact.text))
            name = escape(fact.text)
            names.append(f"[{name}]({target(entity, context.name)})" if entity else name)
        mark = f'[¶]({_link(run[0], context)}){{ .pilcrow aria-label="{_where(run[0])}" }}'
        parts.append(f"{', '.join(names)} {FROM_INFOBOX if run[0].from_infobox else mark}")
    return "; ".join(parts)


_WITH_ABOUT = {Field.RELEASE, Field.AWARD, Field.DISTRIBUTOR}
"""Those whose values mean less without their place, giver or medium."""


def _value(fact: Fact, context: FragmentContext) -> str:
    words = shown(fact)
    about = f", {escape(fact.about)}" if fact.about and fact.field in _WITH_ABOUT else ""
    scope = " (United States and Canada)" if fact.field == Field.DOMESTIC else ""
    if fact.from_infobox:
        return f"{escape(words)}{about}{scope} {FROM_INFOBOX}"
    return f"[{escape(words)}]({_link(fact, context)}){about}{scope}"


def shown(fact: Fact) -> str:
    """Return the words in which a value is shown: a date and a length in full, a country and a genre by name.

    All else is shown as stated.
    """
    if isinstance(fact.value, Day):  # day and month in the order in which the text has them
        return fact.value.in_words(day_first=bool(re.match(r"(?:the )?\d", fact.words)))
    if isinstance(fact.value, Duration):
        return fact.value.in_words
    return fact.country or fact.genre or fact.text


def _link(fact: Fact, context: FragmentContext) -> str:
    """Return the link from the page to the paragraph that states a fact."""
    return fact.sentence.target_from(context.name)


def _where(fact: Fact) -> str:
    section = fact.sentence.section
    return f"Stated under {section.capitalize()}" if section in {*PROSE, *BACK_MATTER} else "Stated here"

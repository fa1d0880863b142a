"""Lay out the sums that a film's pages state as a person would: one labelled sum a row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from unreel.facts.fact import Fact
from unreel.facts.field import SUMS, Field
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern

TOTALS = {Field.WORLDWIDE, Field.BOX_OFFICE, Field.DOMESTIC, Field.TERRITORIES}
"""Of these one place has one: the last count is the highest."""
HOME_MEDIA = "Home media"
_OF_ALL = {Field.WORLDWIDE, Field.BOX_OFFICE, Field.BUDGET}
"""These are of the whole film, whatever they are called."""
_WEEK = r"(?:[A-Z]\w+|\d+(?:st|nd|rd|th))[- ](?:weekend|week)"
_SHOWN = lazy_regex(rf"(?!Later week)(?:{pattern('site/fragments/sums_shown.txt')}|{_WEEK})\b")
_AMERICA = re.compile(r"\bU\.?S\b|United States|North America|[Dd]omestic|stateside")
_ABROAD = re.compile(
    r"territor|overseas|abroad|international|foreign|countries|elsewhere|world", re.IGNORECASE
)
_LIST = re.compile(r",| and |/| & ")
_ROUNDED = 50
"""Of two sums that differ by less than a fiftieth one is the other, rounded."""


def rows_of_sums(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Return the rows of the table, each the facts that state it, the most exact one first."""
    labelled: dict[tuple[Field, str], dict[str, list[Fact]]] = {}
    for fact in sorted(facts, key=lambda fact: SUMS.index(fact.field) if fact.field in SUMS else 0):
        if fact.field in SUMS and not fact.from_infobox and _is_shown(fact):
            rows = labelled.setdefault((fact.field, _label(fact)), {})
            rows.setdefault(fact.words, []).append(fact)
    merged = [row for rows in labelled.values() for row in _of_one_label(list(rows.values()))]
    merged = [row for row in merged if not _is_said_of_more(row[0], [other[0] for other in merged])]
    elsewhere = [same[0] for same in merged if same[0].field != Field.BOX_OFFICE]
    # a total that is also worldwide, or at home, is that
    return [
        same
        for same in merged
        if same[0].field != Field.BOX_OFFICE or not any(are_one_sum(same[0], other) for other in elsewhere)
    ]


def are_one_sum(one: Fact, other: Fact) -> bool:
    """Return whether two facts state one amount, which one may round: "$68 million", "$68.2 million"."""
    a, b = one.money, other.money
    return a.currency == b.currency and abs(a.high - b.high) * _ROUNDED <= max(a.high, b.high)


def _label(fact: Fact) -> str:
    """Return what a sum is called, the same for all that means the whole film or the home of its studio."""
    at_home = fact.field == Field.DOMESTIC and _AMERICA.search(fact.about)
    return "" if at_home or fact.field in _OF_ALL else fact.about


def _is_said_of_more(fact: Fact, others: Iterable[Fact]) -> bool:
    """Return whether another states this sum more exactly, or first, for a place that it calls otherwise."""
    same = [one for one in others if one.field == fact.field and are_one_sum(one, fact)]
    if fact.field == Field.DOMESTIC or (fact.field == Field.TERRITORIES and _ABROAD.search(fact.about)):
        wide = [one for one in same if fact.field == Field.DOMESTIC or _ABROAD.search(one.about)]
        return min(wide, key=lambda one: one.money.step) is not fact
    return False


def _is_shown(fact: Fact) -> bool:
    return fact.field != Field.OTHER_SUM or bool(_SHOWN.match(fact.about))


def _of_one_label(rows: list[list[Fact]]) -> list[list[Fact]]:
    """Return rows of one label without those that say a sum once more, or an earlier count of it."""
    found: list[list[Fact]] = []
    for same in sorted(rows, key=lambda same: same[0].money.step):  # the most exact first
        known = next((row for row in found if are_one_sum(row[0], same[0])), None)
        if known is None:
            found.append([*same])
        else:
            known.extend(same)
    if len(found) > 1 and (rows[0][0].field in TOTALS or rows[0][0].about == HOME_MEDIA):
        if rows[0][0].field == Field.TERRITORIES and _LIST.search(rows[0][0].about):
            return []  # "in Peru and Kenya it took $5 and $7 million, respectively"
        highest = max(found, key=lambda same: same[0].money.high)
        currencies = {same[0].money.currency for same in found}
        found = [highest] if len(currencies) == 1 else found
    return found

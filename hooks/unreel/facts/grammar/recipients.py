"""Read who got a prize: "Best Actor (Jo Ek)", "Best Director for Ann Lee"."""

from __future__ import annotations

import re

from unreel.facts.grammar.companies import is_company
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import pattern, wordset
from unreel.model.spans import Span
from unreel.names.credits.persons import persons, persons_before
from unreel.names.no_person import is_no_person

_BEHIND = re.compile(
    r"(?: (?:[Aa]ward|[Pp]rize|[Hh]onou?rs?))?"
    r"(?: ?\((?!\w+ed\b)|(?: ?[–—-]| â\S*) \(?|: | for | to )(?=[^a-z\W\d_])"
)
_NEXT = lazy_regex(rf" (?:{pattern('facts/grammar/prizes.txt#first words')})\b")
"""What follows a name in a list whose marks were lost."""


def recipient(text: str, prize: Span, end: int) -> Span | None:
    """Return the people named directly behind a prize, up to `end`, who got it."""
    lead = _BEHIND.match(text, prize.end, end)
    if lead is None:
        return None
    closed = text.find(")", lead.end(), end) if "(" in lead[0] else -1
    following = _NEXT.search(text, lead.end(), end)
    stop = closed if closed > 0 else following.start() if following else end
    found = _people(text, persons(text[:stop], lead.end(), of_noun=True)[0])
    is_remark = found is None and closed > 0 and _BEHIND.match(text, closed + 1, end)
    return recipient(text, Span(prize.start, closed + 1), end) if is_remark else found


def recipient_before(text: str, at: int) -> Span | None:
    """Return the people whose deed the words at `at` tell: "Jo Ek won"."""
    found = persons_before(text, at)
    # "The film features Jo Ek as a driver and won" tells who plays
    return _people(text, found) if found and at - found[-1].end <= _NEAR else None


_NEAR = 30
"""Code points between who won and the word for it, in which a remark may stand."""


def recipient_at(text: str, at: int) -> Span | None:
    """Return the people named at `at`."""
    return _people(text, persons(text, at, of_noun=True)[0])


def _people(text: str, found: list[Span]) -> Span | None:
    """Return the stretch of a list of people; None where one of them is a company or a thing."""
    names = [one.of(text) for one in found]
    if not names or any(_is_nobody(name) for name in names):
        return None
    return Span(found[0].start, found[-1].end)


def _is_nobody(name: str) -> bool:
    """Return whether a name in a list of winners is a company's, a prize's or a thing's."""
    first = name.split(" ", maxsplit=1)[0]
    return (
        is_company(name)
        or name in country_of().values()
        or is_no_person(name)
        or first in wordset("facts/grammar/prizes.txt#remarks")
        or not _NAMES_WORDS.isdisjoint(name.split())
    )


_NAMES_WORDS = wordset("facts/grammar/prizes.txt#words")

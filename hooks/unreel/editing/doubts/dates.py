"""Doubt: two dates for one event, in two places of the prose or in the prose and its source."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from unreel.editing.doubts.place import Doubt, Told, prose, sources
from unreel.lexicon.wordlists import wordlist, wordset
from unreel.lists.references import fields
from unreel.lists.references.dates import DATE, iso
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.model.film import Film

NEAR = 3
"""Days between what happened and what reports it, at most, for the two to be the same thing."""

SHARED = 3
"""Words that a sentence and a source have in common, at least, to speak of one thing."""

_DATE = re.compile(rf"(?<![\w-]){DATE}(?!\w)")
_DAY = len("2016-01-13")
_WORD = re.compile(r"[^\W\d_]{5,}")
_PLACE = re.compile(r"\bin (?P<place>(?:the )?[A-Z][\w.]*(?: (?:and |of |the )*[A-Z\d][\w.]*)*)")
_AT = re.compile(r"\bat (?:the )?(?:\d+\w* )?(?:annual )?(?P<place>[A-Z][\w.'’]*(?: [\w.'’]+)*? Festival)")


class Event(NamedTuple):
    """Something that happened on a day, as one sentence says."""

    what: str
    where: str
    manner: frozenset[str]
    """'limited', 'DVD': what tells releases apart."""
    day: str
    words: str
    line: Told


def dates(film: Film) -> Iterator[Doubt]:
    """Return each pair of sentences, or sentence and source, that date one event differently."""
    events = [event for line in prose(film) if not line.quoted for event in _events(line)]
    told: set[frozenset[str]] = set()
    for one, two in combinations(events, 2):
        same = (one.what, one.manner) == (two.what, two.manner) and _same_place(one, two)
        if same and _at_odds(one.day, two.day) and frozenset({one.day, two.day}) not in told:
            told.add(frozenset({one.day, two.day}))
            where = f" {one.where}" if one.where and one.where == two.where else ""
            why = f"{two.words} or {one.words}? The {one.what}{where} has two dates"
            yield Doubt(two.line, two.words, why, one.line, one.words)
    yield from _against_sources(film)


def _same_place(one: Event, two: Event) -> bool:
    """Return whether two events were at one place: a film is released at many, and shown first at one."""
    if one.what == "release":
        return bool(one.where) and one.where == two.where
    return one.where == two.where or not (one.where and two.where)


def _at_odds(one: str, two: str) -> bool:
    """Return whether two dates (ISO 8601) cannot both be true: they differ as far as both are stated."""
    known = min(len(one), len(two))
    return known > len("2016") and one[:known] != two[:known]


def _events(line: Told) -> Iterator[Event]:
    text, at = line.text, 0
    if _other().search(text):
        return
    for found in _DATE.finditer(text):
        clause = text[at : found.start()]
        after = re.match(r"[^.;,]*", text[found.end() :])
        verbs = list(_verbs().finditer(clause))
        if verbs:
            verb = verbs[-1]
            around = clause[verb.start() :] + " | " + (after[0] if after else "")
            where = _AT.search(around) or _PLACE.search(around)
            manner = frozenset(
                word for word in wordlist("editing/doubts/manners.txt") if word in f"{clause} {around}"
            )
            what = _named()[verb[0].lower()]
            yield Event(what, where[0] if where else "", manner, iso(found[0]), found[0], line)
        at = found.end()


def _against_sources(film: Film) -> Iterator[Doubt]:
    """Return sentences with the day of a post or a release to the press whose own day is another."""
    dated = [(line, found) for line in prose(film) for found in _DATE.finditer(line.text)]
    for source in sources(film):
        read = fields.read(source.text, Span(0, len(source.text)))
        own = read.medium.casefold() in wordset("editing/doubts/first_hand.txt") or read.text.startswith("@")
        if not own or len(read.date) < _DAY:
            continue
        words = _content(f"{' '.join(read.authors)} {read.title}")
        for line, found in dated:
            apart = _days_apart(iso(found[0]), read.date)
            if 0 < apart <= NEAR and len(words & _content(line.text)) >= SHARED:
                what = read.medium.casefold() or "post"
                why = f"{found[0]}, where the {what} that seems to be its source is of {read.date}"
                yield Doubt(line, found[0], why, source, read.title)


def _days_apart(one: str, two: str) -> int:
    if min(len(one), len(two)) < _DAY:
        return 0
    return abs((date.fromisoformat(one) - date.fromisoformat(two)).days)


def _content(words: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(words))


@cache
def _named() -> dict[str, str]:
    """Return words → the event that they tell of."""
    return dict(line.split(" = ") for line in wordlist("editing/doubts/events.txt"))


@cache
def _verbs() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _named()), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _manners() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, wordlist('editing/doubts/manners.txt')))})\b")


@cache
def _other() -> re.Pattern[str]:
    """Return what shows that a sentence speaks of something else beside the film: its trailer, its music."""
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, wordlist('editing/doubts/other_things.txt')))})\b", re.IGNORECASE
    )

"""Doubt: two dates for one event, in two places of the prose or in the prose and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, groupby
from operator import attrgetter
from typing import NamedTuple

from unreel.editing.doubts.doubt import Doubt, Reading
from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.day import Day
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, wordlist, wordset, wordtable
from unreel.lists.references import fields

NEAR = 3
"""Days between what happened and what reports it, at most, for the two to be the same thing."""

SHARED = 3
"""Words that a sentence and a source have in common, at least, to speak of one thing."""

_VERB = lazy_regex(rf"\b(?:{pattern('editing/doubts/events.txt')})\b", re.IGNORECASE)
# a sentence with one of these speaks of something else beside the film: its trailer, its music
_OTHER = lazy_regex(rf"\b(?:{pattern('editing/doubts/other_things.txt')})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{5,}")
_PLACE = re.compile(r"\bin (?:the )?[A-Z][\w.]*(?: (?:and |of |the )*[A-Z\d][\w.]*)*")
_FESTIVAL = re.compile(
    r"\bat (?:the )?(?:\d{1,4}\w{0,4} )?(?:annual )?[A-Z][\w.'’]{0,40}(?: [\w.'’]{1,40}){0,12}? Festival"
)
_REST_OF_CLAUSE = re.compile(r"[^.;,]*")


class Event(NamedTuple):
    """Something that happened on a day or in a month, as one sentence says."""

    what: str
    where: str
    manner: frozenset[str]
    """'limited', 'DVD': what tells releases apart."""
    day: Day
    words: str
    sentence: SentenceInContext


def dates(reading: Reading) -> Iterator[Doubt]:
    """Return each pair of sentences, or sentence and source, that date one event differently."""
    dated = _dated(reading)
    events = [event for one, facts in groupby(dated, attrgetter("sentence")) for event in _events(one, facts)]
    told: set[frozenset[Day]] = set()
    for one, two in combinations(events, 2):
        days = frozenset({one.day, two.day})
        same = (one.what, one.manner) == (two.what, two.manner) and _same_place(one, two)
        if same and one.day.contradicts(two.day) and days not in told:
            told.add(days)
            where = f" {one.where}" if one.where and one.where == two.where else ""
            why = f"{two.words} or {one.words}? The {one.what}{where} has two dates"
            yield Doubt(two.sentence, two.words, why, one.sentence, one.words)
    yield from _against_sources(reading, dated)


def _same_place(one: Event, two: Event) -> bool:
    """Return whether two events were at one place: a film is released at many, and shown first at one."""
    if one.what == "release":
        return bool(one.where) and one.where == two.where
    return one.where == two.where or not (one.where and two.where)


def _dated(reading: Reading) -> list[Fact]:
    """Return the events of a day or a month; of several of one thing, the first."""
    events = (fact for fact in reading.facts if fact.field == Field.EVENT and fact.day.month)
    return [next(same) for _, same in groupby(events, attrgetter("sentence", "span"))]


def _events(sentence: SentenceInContext, facts: Iterable[Fact]) -> Iterator[Event]:
    text, at = sentence.text, 0
    if _OTHER.search(text):
        return
    for fact in facts:
        span, clause = fact.span, text[at : fact.span.start]
        verbs = list(_VERB.finditer(clause))
        if verbs:
            after = _REST_OF_CLAUSE.match(text, span.end)
            around = clause[verbs[-1].start() :] + " | " + (after[0] if after else "")
            where = _FESTIVAL.search(around) or _PLACE.search(around)
            manners = wordlist("editing/doubts/manners.txt")
            manner = frozenset(word for word in manners if word in f"{clause} {around}")
            what = wordtable("editing/doubts/events.txt")[verbs[-1][0].lower()]
            yield Event(what, where[0] if where else "", manner, fact.day, fact.words, sentence)
        at = span.end


def _against_sources(reading: Reading, dated: Iterable[Fact]) -> Iterator[Doubt]:
    """Return sentences with the day of a post or a release to the press whose own day is another."""
    of_days = [fact for fact in dated if fact.day.day]
    for source in reading.sources:
        read = fields.read(source.text)
        values = {field.kind: field.value for field in read}
        medium = values.get("medium", "").casefold()
        own = medium in wordset("editing/doubts/first_hand.txt") or source.text.startswith("@")
        day = Day.of(values.get("date", "0"))
        if not (own and day.day):
            continue
        words = _content(" ".join(field.value for field in read if field.kind in {"author", "title"}))
        for fact in of_days:
            apart = abs((date(*fact.day) - date(*day)).days)
            if 0 < apart <= NEAR and len(words & _content(fact.sentence.text)) >= SHARED:
                source_name = f"{medium or 'post'} that seems to be its source"
                why = f"{fact.words}, where the {source_name} is of {values['date']}"
                yield Doubt(fact.sentence, fact.words, why, source, values.get("title", ""))


def _content(words: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(words))

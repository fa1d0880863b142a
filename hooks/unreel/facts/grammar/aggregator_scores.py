"""Read what aggregators count in a sentence: '51%' of critics, '51' out of 100, an audience's 'C+'.

Who counts lies in aggregators.txt. A value belongs to the aggregator that is named just behind it ("a 29%
rating on Rotten Tomatoes") or last before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unreel.facts.field import Field
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import any_of, hint, patterns, wordlist, wordtable
from unreel.model.spans import Span

_PERCENT = r"(?<![\d.,–-])(?P<percent>\d{1,3}(?:\s?%|\sper\s?cent\b))(?![-–]\d)"
_SCORE = r"\b(?:[Ss]cor(?:e|ed|es|ing)|[Rr]at(?:ing|ed)|[Aa]verage|[Mm]etascore|[Ss]tands)\b"
_VALUES = {
    Field.ROTTEN_TOMATOES: lazy_regex(_PERCENT),
    Field.ROTTEN_TOMATOES_AVERAGE: re.compile(
        r"(?<![\d.])(?:\d(?:\.\d+)?|10)(?:\s?/\s?|\sout\sof\s(?:a\spossible\s)?)(?:10|ten|5|five|100)(?![\d/%])"
    ),
    Field.METACRITIC: lazy_regex(
        r"(?<![\d.,–/-])(?P<of>\d{1,3})(?=\s?%|/100|\s(?:points\s)?out\sof\s(?:an?\s(?:possible\s)?)?(?:100|one\shundred)\b)"
        rf"|{_SCORE}(?:(?!based|critic|review|out\sof)[^.;,\d]){{0,40}}?(?P<score>(?<![\d.–/-])\d{{1,3}})"
        r"(?![\d%–/-]|[.,]\d|\s(?:critic|review|mainstream))"
        r"|\b(?:an?|the)\s(?P<plain>\d{2})\s(?=rating|score|average|on\b|from|at\b|metascore|\(|based)"
    ),
    # not the scale itself, "from A+ to F"
    Field.CINEMASCORE: re.compile(
        r"(?<![\w+])[\"“'‘]?(?P<grade>[A-F](?:[+−–-](?!\w)|[\s-](?:plus|minus))?)[,.]?[\"”'’]?"
        r"(?![\w+'’])(?!\+?\s?(?:to|through|-|–)\s[\"“]?F)"
    ),
    Field.RATING: lazy_regex(
        rf"{_PERCENT}|\b(?:score|rating|average)\s(?:of|is|was)\s(?P<score>\d{{1,3}}(?:\.\d+)?)"
        r"(?![\d.]*\s?(?:/|out\sof|stars?|%|per\s))"
    ),
}
_any = patterns("facts/grammar/aggregator_scores.txt")
_OF_VOTES = lazy_regex(rf"{_any('votes')}|(?:{_any('votes, whole words')})\b", re.IGNORECASE)
_NOT_CRITICS = lazy_regex(rf"{_any('not critics')}|\busers?\b", re.IGNORECASE)
_NEAR, _CLOSE = 45, 25
"""Code points around a value among which the words stand that say what it counts."""
_NUMBERS = wordtable("lexicon/numbers.txt").keys() - {"zero", "one"}
_REVIEWS = lazy_regex(
    rf"(?P<count>(?<!\d)\d+(?:,\d{{3}}){{0,4}}|\b(?:{any_of(_NUMBERS)}))\s"
    rf"(?:(?!based|out)[a-z-]{{1,30}}+\s){{0,3}}?(?:{_any('counted')})\b"
)
_BEFORE, _BEHIND = 60, 160
"""Code points around a score among which the number of reviews may stand."""
_AGGREGATORS = {
    form.strip(): (name, Field(field))
    for name, field, forms in (line.split(" = ") for line in wordlist("facts/grammar/aggregators.txt"))
    for form in forms.split(",")
}
"""Their names and fields by all that they are called."""
_NAMED = lazy_regex(rf"(?<!\w)(?:{any_of(_AGGREGATORS)})(?!\w)")
_may_name_one = hint(*_AGGREGATORS)


class Aggregator(NamedTuple):
    """An aggregator as a sentence names it."""

    name: str
    field: Field
    """That of its facts."""
    span: Span


def aggregators(text: str) -> list[Aggregator]:
    """Return the aggregators that a sentence names, in its order."""
    named = _NAMED.finditer(text) if _may_name_one(text) else ()
    return [Aggregator(*_AGGREGATORS[found[0]], Span(*found.span())) for found in named]


def field_of(name: str) -> Field:
    """Return the field of an aggregator's facts; that of all other ratings where the name is none of them."""
    return _AGGREGATORS.get(name, ("", Field.RATING))[1]


def aggregator_scores(text: str, named: Sequence[Aggregator]) -> Iterator[tuple[Field, Span, str]]:
    """Return the first value of each sort in a sentence for which an aggregator is named, and whose it is."""
    for field, value in _VALUES.items():
        counts = Field.ROTTEN_TOMATOES if field == Field.ROTTEN_TOMATOES_AVERAGE else field
        for found in value.finditer(text) if any(one.field == counts for one in named) else ():
            by = whose(text, Span(*found.span()), named)
            if by and by.field == counts and _fits(text, found, field, by):
                yield field, Span(*found.span(found.lastgroup or 0)), by.name
                break


def whose(text: str, at: Span, named: Sequence[Aggregator]) -> Aggregator | None:
    """Return the aggregator whose value stands there: the one named just behind it, or last before it."""
    behind = next((one for one in named if one.span.start >= at.end), None)
    before = next((one for one in reversed(named) if one.span.end <= at.start), None)
    if behind:
        between = text[at.end : behind.span.start]
        on = re.search(r"\b(?:on|at|from|by|in|of)\b", between)
        if before is None or (on and not re.search(r"[;,]|\d", between)):
            return behind
    return before


def reviews(text: str, at: Span) -> str:
    """Return how many reviews a score counts, as stated: '149'; '' where a sentence does not say."""
    after = re.split(r"(?<=[.!?][\"”])\s", text[at.end : at.end + _BEHIND])[0]
    ahead = [*_REVIEWS.finditer(text[max(0, at.start - _BEFORE) : at.start])]
    found = _REVIEWS.search(after) or next(reversed(ahead), None)
    return found["count"] if found else ""


def _fits(text: str, found: re.Match[str], field: Field, by: Aggregator) -> bool:
    """Return whether a value is one of critics' votes on the film."""
    around = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    if field == Field.RATING:
        return bool(_OF_VOTES.search(around)) and not re.match(r"[^.;,]{0,25}recommend", text[found.end() :])
    if field == Field.CINEMASCORE:
        return True
    close = text[max(0, found.start() - _CLOSE) : found.end() + _CLOSE]
    close += text[by.span.end : max(found.start(), by.span.end + _CLOSE // 2)]
    counts = field != Field.ROTTEN_TOMATOES or _OF_VOTES.search(around)
    return bool(counts) and not _NOT_CRITICS.search(close)

"""Read the dated events around the film: its making, its release, what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.clauses import is_quoted
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.dates import Dated, dates
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns, wordlist
from unreel.model.film import Film

PLANNED = "planned"
"""What an event is about that was only to happen."""
EARLIEST = 15
"""How many years before a film the first events may lie that are told of it."""

_NEAR = 80
"""Code points before a date in which a cue says what it is the date of."""
_any = patterns("facts/fields/events.txt")
_LEAD = lazy_regex(
    rf"(?:^|[\s(—–])(?:{_any('prepositions')})"
    r"(?: (?:early|late|mid)[ -]?| (?:about|around))?(?: the year| calendar year)? ?\Z"
    rf"|\b(?:as (?:early|late|recently) as|(?:{_any('parts of a year')})(?:,? of|,| in)?"
    r"|early|late|mid-?) \Z",
    re.IGNORECASE,
)
_NO_SETS = "".join(f"(?<!{word} )" for word in wordlist("facts/fields/events.txt#sets"))
_NOT_EVENTS = lazy_regex(
    rf"{_NO_SETS}\b(?:(?:{_any('not events')}|(?:{_any('other works')}) (?:was |were )?(?:first )?"
    r"(?:published|written|released))\b(?:[^.,;]|,(?= \d))*"
    rf"|(?:{_any('right before')}) )\Z",
    re.IGNORECASE,
)
_PLANNED = lazy_regex(
    rf"(?:\b(?:{_any('planned')})|\b(?:{_any('announced')})\b[^.;]{{0,80}}\bwould)\b"
    r"(?:(?! and | but )[^.;\d]){0,80}\Z"
)
_NAMED = lazy_regex(rf" (?!(?:{_any('behind a day')})\b)\w")


def events(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return an event for each date that the prose states, the story and people's own words aside.

    A year alone counts only where it says when ("in 1999"), not what ("the 1999 festival", "Alien
    (1979)"), and not in brackets. What lies more than `EARLIEST` years before the film is another's
    past, and so are dates of life and death, of other works and of the story itself. What was only to
    happen at a date is `PLANNED`.
    """
    first = int(film.year) - EARLIEST if film.year.isdecimal() else 0
    for sentence in sentences:
        for dated, about in _events(sentence.text, film.title):
            if dated.day.year >= first:
                yield Fact(Field.EVENT, dated.day, sentence, dated.span, about)


def _events(text: str, title: str) -> Iterator[tuple[Dated, str]]:
    before: Dated | None = None
    about = ""
    for dated in dates(text):
        goes_on = before and text[before.span.end : dated.span.start] in {", ", " and ", ", and ", " or "}
        if not goes_on:
            about = PLANNED if _PLANNED.search(text, 0, dated.span.start) else ""
        before = dated if goes_on or _happened(text, dated, title) else None
        if before and not dated.ends:
            yield dated, about


def _happened(text: str, dated: Dated, title: str) -> bool:
    """Return whether something is said to have happened at a date; the film's title says nothing of it."""
    before = text[max(0, dated.span.start - _NEAR) : dated.span.start].replace(title, "")
    if is_quoted(text, dated.span.start) or _NOT_EVENTS.search(before):
        return False
    if not dated.day.month:
        return bool(_LEAD.search(before)) and not re.search(r"\([^()]*\Z", before)
    # as dates of life do: "Ann Lee (May 3, 1950 – …)"
    opens_bracket = text[: dated.span.start].rstrip().endswith(("(", "(born", "(b.", "(died", "(d."))
    # to tell one thing from others of its name: "the September 11, 2001 attacks"
    says_which = text.endswith("the ", 0, dated.span.start) and _NAMED.match(text, dated.span.end)
    return not (opens_bracket or says_which)

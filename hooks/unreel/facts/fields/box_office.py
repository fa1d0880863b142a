"""Prose to the sums that it states of the film: what it cost, took, sold for, and whatever else.

A fact's `about` is what the text says the sum is: 'Opening weekend', 'North America', 'Profit'. Sums of other
films are left out, and so are conversions in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.fields.totals import TOTAL, with_total
from unreel.facts.grammar import money_cues, places
from unreel.facts.grammar.clauses import pieces, quotations
from unreel.facts.grammar.money import Sum, sums
from unreel.facts.grammar.money_labels import capital, label
from unreel.facts.grammar.other_films import Films
from unreel.facts.grammar.sum_words import Said, with_words
from unreel.facts.reader import ABOUT_FILM, Reader
from unreel.lexicon.wordlists import wordset
from unreel.model.article import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unreel.facts.grammar.money_cues import Cue
    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film
    from unreel.model.spans import Span

AVERAGE = "Average"
"""What a sum is called that is no sum of the whole film."""
_HOME_MEDIA = "Home media"
_GROSS = "Gross"
_FIRST_WEEK = re.compile(r"(?:opening|first) week\b")
_OF_WHICH = re.compile(r",? (?:\w+ )?of (?:which|that)\b")
_ENDS = ("run with", "run at", "having", "up with", "finished with", "finishing with")
"""How a total is led in without a verb of taking money: "it ended its run with $4 million"."""
_NOT_READ = "none"


class _Meaning(NamedTuple):
    """What the words around a sum say it is."""

    field: str
    about: str
    compared: bool = False
    """Is it of a kind that another film may have as well, so that it matters whose it is?"""


_NOTHING = _Meaning("", "")


class _Scope(NamedTuple):
    """What the sentence has said so far that holds for its next sum."""

    cue: Cue | None = None
    where: places.Where | None = None
    takings: bool = False
    """Has a verb of taking money been met ("grossed")?"""
    reaches: frozenset[str] = frozenset()
    """The fields of the sums so far."""


def box_office(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the sums that are stated of the film, in reading order, and the total among them."""
    overview = film.page(Kind.OVERVIEW)
    opening = " ".join(one.text for one in overview.sentences[:2]) if overview else ""
    at_home = places.home(opening)
    films = Films(film)
    yield from with_total([fact for sentence in sentences for fact in _sums(sentence, at_home, films)])


READER = Reader(
    "box-office",
    (
        Field.BUDGET,
        Field.OPENING,
        Field.DOMESTIC,
        Field.TERRITORIES,
        Field.WORLDWIDE,
        Field.BOX_OFFICE,
        Field.ACQUISITION,
        Field.SUM,
    ),
    ABOUT_FILM,
    box_office,
    None,
)


def _sums(sentence: SentenceInContext, at_home: frozenset[str], films: Films) -> Iterator[Fact]:
    stated = list(sums(sentence.text))
    if not stated:
        return
    quoted = quotations(sentence.text)
    for piece in pieces(sentence.text):
        own = [one for one in stated if piece.start <= one.span.start < piece.end]
        if own:
            spoken = [one for one in own if not _in(one.span, quoted)]
            yield from _piece(sentence, piece, spoken, at_home, films)


def _in(span: Span, spans: Iterable[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in spans)


def _piece(
    sentence: SentenceInContext, piece: Span, stated: list[Sum], at_home: frozenset[str], films: Films
) -> Iterator[Fact]:
    """Read the sums of a sentence from left to right; what holds for the next is carried along."""
    scope, others = _Scope(), False
    for place, one in enumerate(with_words(sentence.text, piece, stated, at_home)):
        scope = _carried(scope, one.before, at_home)
        is_ = _meaning(scope, one, sentence, at_home)
        if is_.field == _NOT_READ:
            scope = scope._replace(cue=money_cues.NOTHING)
            continue
        if is_.compared:
            lead = sentence.text[piece.start : one.sum.span.start]
            listed = others and not one.before.endswith("(") and not money_cues.around(one.before)
            others = listed or not films.own(lead, one.before, one.after, first=place == 0)
        possessed = is_.field == "budget" and films.possessed(one.before)
        if is_.field and not possessed and not (is_.compared and others):
            scope = scope._replace(reaches=scope.reaches | {is_.field})
            yield Fact(Field(is_.field), one.sum.money, sentence, one.sum.span, is_.about)


def _carried(scope: _Scope, before: str, at_home: frozenset[str]) -> _Scope:
    """Return what holds once the words before a sum have been read as well."""
    if ";" in before:
        scope = _Scope()
    if scope.cue is money_cues.NOTHING and before.strip(" ,") not in {"", "and", "or"}:
        scope = scope._replace(cue=None)
    cue, takings, where = scope.cue, scope.takings, scope.where
    for met in money_cues.around(before):
        if met.kind == "total":
            cue = cue if cue and cue.label == _HOME_MEDIA else None
            takings = takings or met.words.endswith(_ENDS)
            where = _sum_of(scope.reaches) if met.words.startswith("total") and scope.reaches else where
        elif met.kind == "gross":
            takings = True
            if cue and cue.kind == "sum" and not _is_taken(cue) and cue.end <= met.end - len(met.words):
                cue = None
        else:
            cue = met
    return _Scope(cue, places.last(before, at_home) or where, takings, scope.reaches)


def _sum_of(reaches: frozenset[str]) -> places.Where | None:
    """Return where a total reaches that comes after its parts: home and abroad make the world."""
    whole = {Field.DOMESTIC, Field.TERRITORIES} <= reaches
    return places.Where(Field.WORLDWIDE, "worldwide", 0, wide=True) if whole else None


def _meaning(scope: _Scope, one: Said, sentence: SentenceInContext, at_home: frozenset[str]) -> _Meaning:
    """Return what a sum is; field 'none' where it is not to be read, '' where its words do not say."""
    cue = _cue(one) or scope.cue
    if cue and cue.kind == "gross":
        cue = scope.cue or cue
    in_brackets = one.before.endswith("(")
    if in_brackets:
        where = places.named(one.before[:-1].rstrip(), at_home)
    else:
        where = places.stated(one.after, at_home)
    if cue and cue.kind in {_NOT_READ, "budget", "acquisition", "sum"}:
        return _Meaning(cue.kind, label(cue, where), cue.kind == "sum" and _is_taken(cue))
    if "home" in sentence.heading.text.casefold():
        return _Meaning("sum", _HOME_MEDIA, compared=True)
    where = where or scope.where
    if cue and cue.kind == "opening":
        weeks = where and where.reach == Field.TERRITORIES and where.wide and _FIRST_WEEK.search(cue.words)
        return _reach(where) if where and weeks else _Meaning("opening", label(cue, where), compared=True)
    if where and (scope.takings or cue or in_brackets or where.reach == Field.WORLDWIDE):
        return _reach(where)
    if where is None and (scope.takings or cue):
        return _Meaning(Field.WORLDWIDE if _OF_WHICH.match(one.goes_on) else TOTAL, _GROSS, compared=True)
    return _NOTHING


def _reach(where: places.Where) -> _Meaning:
    return _Meaning(where.reach, capital(where.words), compared=True)


def _is_taken(cue: Cue) -> bool:
    return cue.label in wordset("facts/fields/takings.txt")


def _cue(one: Said) -> Cue | None:
    """Return what the words next to a sum say; those behind it count less, but for a few."""
    behind, counts_more = one.behind
    ahead = None if counts_more else money_cues.ahead(one.before)
    return behind if behind and (ahead is None or ahead.kind == "opening") else ahead

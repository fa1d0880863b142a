"""Prose to the sums that it states of the film: what it cost, took, sold for, and whatever else.

Fields: `budget`, `opening`, `domestic`, `territories`, `worldwide`, `box-office` (the worldwide total or the
only one), `acquisition` (paid for the rights), `sum` (any other). A fact's `about` is what the text says the
sum is: 'Opening weekend', 'North America', 'Profit'. Sums of other films, of the story and in other
people's words are left out, and so are conversions in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts import money_cues, places
from unreel.facts.fact import Fact
from unreel.facts.money import Sum, sums
from unreel.facts.other_films import Films
from unreel.facts.pieces import pieces, quotations
from unreel.facts.places import Reach
from unreel.film import Kind, Span
from unreel.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unreel.facts.lines import Line
    from unreel.facts.money_cues import Cue
    from unreel.film import Film

TOTAL = "box-office"
HOME_MEDIA = "Home media"
_LABELS = {"budget": "Budget", "acquisition": "Rights"}
_TOLD = frozenset({Kind.OVERVIEW, Kind.PRODUCTION, Kind.RELEASE, Kind.RECEPTION})
_TAKEN = frozenset({"opening", *Reach, TOTAL, *wordlist("facts/takings.txt")})
"""What films are compared by, as fields and as what a `sum` is called."""

# where the words behind a sum end and those before the next begin
_JOINT = re.compile(
    r",? and(?: a| an)? |;|, |,? with |,? for an? |,? against |,? on an? |,? to an? |,? while |,? before "
    r"|,? including |,? but |,? of which |,? compared |,? from an? | \(|\. |,? (?:after|as) "
    r"|,? (?:resulting|making|leading|bringing|giving|taking|pushing|averaging|earning|grossing|finishing) "
)
_FIRST_WEEK = re.compile(r"(?:opening|first) week\b")
_OF_WHICH = re.compile(r",? (?:\w+ )?of (?:which|that)\b")
_BRACKET = re.compile(r"\s?\(((?:[^()]*[$£€¥₹₩]\s?\d[^()]*|[^()]*\b(?:dollars|USD)\b[^()]*))\)")
_CONVERTED = re.compile(r"\s|[\s,]*\(\s?(?:[^()$£€₹\d]{0,25}\s)?")


class _Scope(NamedTuple):
    """What the sentence has said so far that holds for its next sum."""

    cue: Cue | None = None
    where: places.Where | None = None
    takings: bool = False
    """Has a verb of taking money been met ("grossed")?"""
    reaches: frozenset[str] = frozenset()
    """The fields of the sums so far."""


def box_office(film: Film, said: Sequence[Line]) -> Iterator[Fact]:
    """Give the sums that are stated of the film, in reading order, and the total among them."""
    overview = film.page(Kind.OVERVIEW)
    opening = " ".join(one.text for one in overview.sentences[:2]) if overview else ""
    at_home = places.home(opening)
    films = Films(film)
    found = [
        fact
        for line in said
        if line.section in _TOLD and not line.quoted
        for fact in _line(line, at_home, films)
    ]
    yield from _with_total(found)


def _line(line: Line, at_home: frozenset[str], films: Films) -> Iterator[Fact]:
    stated = list(sums(line.text))
    if not stated:
        return
    quoted = quotations(line.text)
    for piece in pieces(line.text):
        own = [one for one in stated if piece.start <= one.span.start < piece.end]
        if own:
            yield from _piece(line, piece, [one for one in own if not _in(one.span, quoted)], at_home, films)


def _in(span: Span, spans: Iterable[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in spans)


def _piece(
    line: Line, piece: Span, stated: list[Sum], at_home: frozenset[str], films: Films
) -> Iterator[Fact]:
    """Read the sums of a sentence from left to right; what holds for the next is carried along."""
    scope, others = _Scope(), False
    for place, one in enumerate(_with_words(line.text, piece, stated, at_home)):
        scope = _carried(scope, one.before, at_home)
        field, about = _field(scope, one, line, at_home)
        if field == "none":
            scope = scope._replace(cue=money_cues.NOTHING)
        if field == "budget" and films.possessed(one.before):
            field = ""
        elif field in _TAKEN or about in _TAKEN:
            lead = line.text[piece.start : one.span.start]
            listed = others and not money_cues.around(one.before)
            others = listed or not films.own(lead, one.before, one.after, first=place == 0)
            field = "" if others else field
        if field not in {"", "none"}:
            scope = scope._replace(reaches=scope.reaches | {field})
            yield Fact(field, one.span.of(line.text), line, one.span, about=about)


class _Said(NamedTuple):
    """A sum with the words that speak of it."""

    span: Span
    before: str
    """From the words that speak of the sum before."""
    after: str
    goes_on: str
    """What follows `after`."""


def _with_words(text: str, piece: Span, stated: list[Sum], at_home: frozenset[str]) -> Iterator[_Said]:
    at = piece.start
    aside = Span(0, 0)
    for place, one in enumerate(kept := _unconverted(text, stated)):
        if one.span.start < aside.end:
            yield _Said(one.span, text[aside.start : one.span.start], text[one.span.end : aside.end - 1], "")
            aside = Span(one.span.end, aside.end)
            continue
        bracket = _BRACKET.match(text, one.span.end)
        aside = Span(bracket.start(1), bracket.end()) if bracket else Span(0, 0)
        start = max(one.span.end, aside.end)
        later = [other.span.start for other in kept[place + 1 :] if other.span.start >= start]
        after = _after(text[start : later[0] if later else piece.end], at_home)
        end = start + len(after)
        yield _Said(one.span, text[at : one.span.start], after, text[end : piece.end])
        at = end


def _unconverted(text: str, stated: list[Sum]) -> list[Sum]:
    """Give the sums without those that only say one before in another currency: "£2 million ($3 million)"."""
    kept: list[Sum] = []
    for one in stated:
        before = text[kept[-1].span.end : one.span.start] if kept else ""
        if not (kept and _CONVERTED.fullmatch(before) and one.currency != kept[-1].currency):
            kept.append(one)
    return kept


def _after(words: str, at_home: frozenset[str]) -> str:
    """Give the words behind a sum as far as they still speak of it: ' in the United States and Canada'."""
    where = places.stated(words, at_home)
    cue, _ = money_cues.behind(words)
    joint = _JOINT.search(words, max(where.end if where else 0, cue.end if cue else 0))
    return words[: joint.start()] if joint else words


def _carried(scope: _Scope, before: str, at_home: frozenset[str]) -> _Scope:
    """Give what holds once the words before a sum have been read as well."""
    if ";" in before:
        scope = _Scope()
    if scope.cue is money_cues.NOTHING and before.strip(" ,") not in {"", "and", "or"}:
        scope = scope._replace(cue=None)
    cue, takings, where = scope.cue, scope.takings, scope.where
    for met in money_cues.around(before):
        if met.kind == "total":
            cue = cue if cue and cue.label == HOME_MEDIA else None
            where = _sum_of(scope.reaches) if met.words.startswith("total") and scope.reaches else where
        elif met.kind == "gross":
            takings = True
            if cue and cue.kind == "sum" and cue.label not in _TAKEN and cue.end <= met.end - len(met.words):
                cue = None
        else:
            cue = met
    return _Scope(cue, places.last(before, at_home) or where, takings, scope.reaches)


def _sum_of(reaches: frozenset[str]) -> places.Where | None:
    """Give where a total reaches that comes after its parts: home and abroad make the world."""
    whole = {Reach.HOME, Reach.ABROAD} <= reaches
    return places.Where(Reach.WORLD, "worldwide", 0, wide=True) if whole else None


def _field(scope: _Scope, one: _Said, line: Line, at_home: frozenset[str]) -> tuple[str, str]:
    """Give the field of a sum and what it is called; 'none' or '' where it is not to be read."""
    cue = _cue(one) or scope.cue
    if cue and cue.kind == "gross":
        cue = scope.cue or cue
    if one.before.endswith("("):
        where = places.named(one.before[:-1].rstrip(), at_home)
    else:
        where = places.stated(one.after, at_home)
    if cue and cue.kind in {"none", "budget", "acquisition", "sum"}:
        return cue.kind, cue.label or _LABELS.get(cue.kind, "")
    if "home" in line.heading.casefold():
        return "sum", HOME_MEDIA
    where = where or scope.where
    if cue and cue.kind == "opening":
        if where and where.reach == Reach.ABROAD and where.wide and _FIRST_WEEK.search(cue.words):
            return Reach.ABROAD, _capital(where.words)
        return "opening", _opening(cue, where)
    if where is None:
        takings = scope.takings or bool(cue)
        field = Reach.WORLD if _OF_WHICH.match(one.goes_on) else TOTAL
        return (field, "Gross") if takings else ("", "")
    if scope.takings or cue or one.before.endswith("(") or where.reach == Reach.WORLD:
        return where.reach, _capital(where.words)
    return "", ""


def _cue(one: _Said) -> Cue | None:
    """Give what the words next to a sum say; those behind it count less, but for a few."""
    behind, counts_more = money_cues.behind(one.after)
    ahead = None if counts_more else money_cues.ahead(one.before)
    return behind if behind and (ahead is None or ahead.kind == "opening") else ahead


def _opening(cue: Cue, where: places.Where | None) -> str:
    span = re.search(
        r"(?:opening|first|debut|premiere)[- ](?:[\w-]+[- ]){0,3}?(?:weekend|days?|weeks?|night|frame|session)",
        cue.words,
        re.IGNORECASE,
    )
    words = _capital(span[0]) if span else "Opening"
    return f"{words}, {where.words}" if where else words


def _capital(words: str) -> str:
    bare = words.removeprefix("the ")
    return bare[:1].upper() + bare[1:]


def _with_total(found: list[Fact]) -> Iterator[Fact]:
    """Give the facts with one total: worldwide if stated, else bound to no place, else the only one."""
    world = [fact for fact in found if fact.field == Reach.WORLD]
    parts = [_amount(fact) for fact in found if fact.field in {Reach.HOME, Reach.ABROAD}]
    unbound = [fact for fact in found if fact.field == TOTAL and not _exceeded(fact, parts)]
    home = [fact for fact in found if fact.field == Reach.HOME]
    alone = len({fact.value for fact in home}) == 1 and not any(fact.field == Reach.ABROAD for fact in found)
    total = _final(world or unbound or (home if alone else []))
    told = [*world, *([total] if total else [])]
    for fact in found:
        if fact.field != TOTAL or fact is total:
            yield fact
        elif not any(_about_the_same(fact, one) for one in told):
            yield fact._replace(field="sum")
        if fact is total and fact.field != TOTAL:
            yield fact._replace(field=TOTAL)


def _exceeded(total: Fact, parts: Iterable[Sum]) -> bool:
    """Tell whether a part is larger than what looks like a total, which so was counted earlier."""
    whole = _amount(total)
    return any(part.currency == whole.currency and part.high > whole.high for part in parts)


def _final(totals: list[Fact]) -> Fact | None:
    """Give the first statement of the highest total; what is lower was counted earlier."""
    highest = max((one.high for fact in totals[:1] for one in _all(totals, fact)), default=None)
    return next((fact for fact in totals if highest and _amount(fact).high * 50 >= highest * 49), None)


def _all(totals: list[Fact], first: Fact) -> Iterator[Sum]:
    """Give the amounts of all totals that are in the currency of the first."""
    amounts = [_amount(fact) for fact in totals]
    return (one for one in amounts if one.currency == _amount(first).currency)


def _amount(fact: Fact) -> Sum:
    return next(sums(fact.value))


def _about_the_same(one: Fact, other: Fact) -> bool:
    """Tell whether a figure is another one said again, rounded: $494.8 million, $494,878,759."""
    a, b = _amount(one), _amount(other)
    return a.currency == b.currency and abs(a.high - b.high) * 50 <= b.high

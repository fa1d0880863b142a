"""Read the sums that prose states of the film: what it cost, took, sold for, and whatever else.

A fact's `about` is what the text says the sum is: 'Opening weekend', 'North America', 'Profit'. Sums of other
films are left out, and so are conversions in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar import places
from unreel.facts.grammar.sum_context import (
    IGNORED,
    SumInContext,
    Takings,
    ahead,
    around,
    capital,
    label,
    sums_in_context,
)
from unreel.facts.grammar.sum_ownership import Ownership
from unreel.facts.sentences import SentenceInContext
from unreel.facts.values import Money
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern, wordset
from unreel.model.article import Kind
from unreel.model.film import Film

if TYPE_CHECKING:
    from unreel.facts.grammar.sum_context import SumCue

_NOT_TAKEN = {Field.BUDGET, Field.ACQUISITION, Field.OTHER_SUM}
_HOME_MEDIA = "Home media"
_PLANNED = lazy_regex(rf"\b(?:{pattern('facts/fields/plans.txt')})\b", re.IGNORECASE)
"""What is spent by a plan, or for something else than the film: no budget."""
_CLAUSE = re.compile(r"[,;:] ")
_WORLD = places.Where(Field.WORLDWIDE, "worldwide", 0, wide=True)
_ENDS = ("run with", "run at", "having", "up with", "finished with", "finishing with")
"""How a total is led in without a verb of taking money: "it ended its run with $4 million"."""


class _Scope(NamedTuple):
    """What the sentence has said so far that holds for its next sum."""

    cue: SumCue | None = None
    where: places.Where | None = None
    takings: bool = False
    """Has a verb of taking money been met ("grossed")?"""
    reaches: frozenset[Field] = frozenset()
    """The fields of the sums so far."""


def box_office(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the sums that are stated of the film, in reading order, and the total among them."""
    overview = film.page(Kind.OVERVIEW)
    opening = " ".join(one.text for one in overview.sentences[:2]) if overview else ""
    at_home = places.home(opening)
    ownership = Ownership(film.title)
    yield from _with_total([fact for sentence in sentences for fact in _sums(sentence, at_home, ownership)])


def _sums(sentence: SentenceInContext, at_home: frozenset[str], ownership: Ownership) -> Iterator[Fact]:
    """Read the sums of each clause from left to right; what holds for the next is carried along."""
    at_home_media = "home" in sentence.heading.text.casefold()
    for clause in sums_in_context(sentence.text, at_home):
        scope, others = _Scope(), False
        for one in clause:
            scope = _carried(scope, one.before, at_home)
            cue = _cue(scope, one)
            if cue and cue.kind == Takings.IGNORED:
                scope = scope._replace(cue=IGNORED)
                continue
            meaning = _meaning(cue, scope, one, at_home, at_home_media=at_home_media)
            if meaning is None:
                continue
            field, about = meaning
            # is it of a kind that another film may have as well, so that it matters whose it is?
            compared = cue is None or cue.kind not in _NOT_TAKEN or _is_taken(cue)
            if compared:
                listed = others and not one.before.endswith("(") and not around(one.before)
                others = listed or not ownership.is_of_film(one, first=one is clause[0])
            other_budget = field == Field.BUDGET and (
                ownership.is_possessed(one.before)
                or _PLANNED.search(_CLAUSE.split(sentence.text[: one.sum.span.start])[-1])
            )
            if not other_budget and not (compared and others):
                scope = scope._replace(reaches=scope.reaches | {field})
                yield Fact(field, one.sum.money, sentence, one.sum.span, about)


def _carried(scope: _Scope, before: str, at_home: frozenset[str]) -> _Scope:
    """Return what holds once the words before a sum have been read as well."""
    if ";" in before:
        scope = _Scope()
    if scope.cue is IGNORED and before.strip(" ,") not in {"", "and", "or"}:
        scope = scope._replace(cue=None)
    cue, takings, where = scope.cue, scope.takings, scope.where
    for met in around(before):
        if met.kind == Takings.TOTAL:
            cue = cue if cue and cue.label == _HOME_MEDIA else None
            takings = takings or met.words.endswith(_ENDS)
            if met.words.startswith("total") and scope.reaches:  # home and abroad make the world
                where = _WORLD if {Field.DOMESTIC, Field.TERRITORIES} <= scope.reaches else None
        elif met.kind == Takings.GROSS:
            takings = True
            other = cue and cue.kind == Field.OTHER_SUM and not _is_taken(cue)
            if cue and other and cue.end <= met.end - len(met.words):
                cue = None
        else:
            cue = met
    return _Scope(cue, places.last(before, at_home) or where, takings, scope.reaches)


def _cue(scope: _Scope, one: SumInContext) -> SumCue | None:
    """Return what the words next to a sum say, those behind it only if they outweigh those before it."""
    behind, counts_more = one.behind
    before = None if counts_more else ahead(one.before)
    near = behind if behind and (before is None or before.kind == Field.OPENING) else before
    return scope.cue or near if near is None or near.kind == Takings.GROSS else near


def _meaning(
    cue: SumCue | None, scope: _Scope, one: SumInContext, at_home: frozenset[str], *, at_home_media: bool
) -> tuple[Field, str] | None:
    """Return the field of a sum, and what it is; None where its words do not say."""
    before = one.before.removesuffix("(")
    in_brackets = before != one.before
    where = places.named(before.rstrip(), at_home) if in_brackets else places.stated(one.after, at_home)
    if cue and cue.kind in _NOT_TAKEN:
        return Field(cue.kind), label(cue, where)
    if at_home_media:
        return Field.OTHER_SUM, _HOME_MEDIA
    where = where or scope.where
    if cue and cue.kind == Field.OPENING:
        abroad = where and where.reach == Field.TERRITORIES and where.wide
        if not (abroad and re.search(r"(?:opening|first) week\b", cue.words)):
            return Field.OPENING, label(cue, where)
    if where and (scope.takings or cue or in_brackets or where.reach == Field.WORLDWIDE):
        return where.reach, capital(where.words)
    if where is None and (scope.takings or cue):
        whole = re.match(r",? (?:\w+ )?of (?:which|that)\b", one.goes_on)
        return Field.WORLDWIDE if whole else Field.BOX_OFFICE, "Gross"
    return None


def _is_taken(cue: SumCue) -> bool:
    return cue.label in wordset("facts/fields/takings.txt")


def _with_total(found: list[Fact]) -> Iterator[Fact]:
    """Return the facts with one total: worldwide if stated, else bound to no place, else the only one."""
    world, home, abroad = (
        [fact for fact in found if fact.field == field]
        for field in (Field.WORLDWIDE, Field.DOMESTIC, Field.TERRITORIES)
    )
    parts = [fact.money for fact in (*home, *abroad)]
    unbound = [fact for fact in found if fact.field == Field.BOX_OFFICE and not _exceeded(fact, parts)]
    alone = not abroad and len({fact.words for fact in home}) == 1
    total = _final(world or unbound or (home if alone else []))
    shown = [*world, *([total] if total else [])]
    for fact in found:
        if fact.field != Field.BOX_OFFICE or fact is total:
            yield fact
        elif not any(_about_the_same(fact, one) for one in shown):
            yield fact._replace(field=Field.OTHER_SUM)
        if fact is total and fact.field != Field.BOX_OFFICE:
            yield fact._replace(field=Field.BOX_OFFICE)


def _exceeded(total: Fact, parts: Sequence[Money]) -> bool:
    """Return whether what looks like a total is none: a part is larger, or all are in other currencies."""
    same = [part for part in parts if part.currency == total.money.currency]
    return bool(parts and not same) or any(part.high > total.money.high for part in same)


def _final(totals: list[Fact]) -> Fact | None:
    """Return the first statement of the highest total; what is lower was counted earlier."""
    same = [fact for fact in totals if fact.money.currency == totals[0].money.currency]
    highest = max((fact.money.high for fact in same), default=Decimal(0))
    return next((fact for fact in same if fact.money.high * 50 >= highest * 49), None)


def _about_the_same(one: Fact, other: Fact) -> bool:
    """Return whether a figure is another one said again, rounded: $494.8 million, $494,878,759."""
    a, b = one.money, other.money
    return a.currency == b.currency and abs(a.high - b.high) * 50 <= b.high

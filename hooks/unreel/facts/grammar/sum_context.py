"""The sums of a sentence, each with the words around it, and what these say it is: budget, opening, a profit.

The cues lie in sum_cues.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from unreel.facts.field import Field
from unreel.facts.grammar import places
from unreel.facts.grammar.clauses import clauses, quotations
from unreel.facts.grammar.money import Sum, sums
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns, wordlist
from unreel.model.spans import Span

_any = patterns("facts/grammar/sums.txt")
_FILLER = lazy_regex(rf"(?:[\s(\"“]|(?<!\w)(?:{_any('fillers')})){{1,60}}+\Z")
_LABELS = {Field.BUDGET: "Budget", Field.ACQUISITION: "Rights", Field.OPENING: "Opening"}
_WORDS = {
    name: lazy_regex(words, re.IGNORECASE)
    for name, words in (
        (
            "opening",
            rf"(?:{_any('openings')})[- ](?:[\w-]{{1,30}}[- ]){{0,3}}?(?:{_any('spans of an opening')})",
        ),
        ("acquisition", rf"(?:\b(?!(?:{_any('before rights')})\b)[\w-]{{1,30}} )?rights"),
        ("Later week", rf"(?:{_any('later')}|(?<!\d)\d+(?:st|nd|rd|th))[- ](?:weekend|week)"),
        ("Previews", rf"(?:(?:{_any('times of previews')})[ -]){{1,8}}(?:{_any('previews')})|previews"),
    )
}
# where the words behind a sum end and those before the next begin
_JOINT = lazy_regex(rf",? (?:{_any('joints')}) |;|, | \(|\. ")
_BRACKET = re.compile(r"\s?\((?=[^()]{0,200}(?:[$£€¥₹₩]\s?\d|\b(?:dollars|USD)\b))([^()]*+)\)")
_CONVERTED = re.compile(r"\s|[\s,]*+\(\s?(?:[^()$£€₹\d]{0,25}\s)?")
_NEAR = 150
"""Code points before a sum among which the words lie that stand directly before it."""
_IN_THE_CLAUSE = r"(?:(?!\s(?:and|but|before|while)\s)(?:[^,;.$]|(?<=\d)[.,](?=\d))){0,60}?"
_UP_TO_A_STOP = r"(?:[^;.$]|(?<=\d)[.](?=\d)){0,90}?"


class Takings(StrEnum):
    """What words say of a sum that is not a field by itself: how far it reaches tells which."""

    GROSS = "gross"
    TOTAL = "total"
    IGNORED = "none"
    """The sum is not to be read."""


class SumCue(NamedTuple):
    """What some words say of a sum."""

    kind: Field | Takings
    label: str
    """What an `other-sum` is called: 'Profit'."""
    words: str
    """The words themselves."""
    end: int
    """Where they end, in code points into the text that was looked at."""


IGNORED = SumCue(Takings.IGNORED, "", "", 0)


class _Rule(NamedTuple):
    kind: Field | Takings
    label: str
    pattern: re.Pattern[str]

    def cue(self, found: re.Match[str] | None) -> SumCue | None:
        return SumCue(self.kind, self.label, found[0], found.end()) if found else None


class SumInContext(NamedTuple):
    """A sum with the words that speak of it."""

    sum: Sum
    lead: str
    """From the beginning of the clause up to the sum."""
    before: str
    """From the words that speak of the sum before."""
    after: str
    behind: tuple[SumCue | None, bool]
    """What `after` says of the sum, and whether that counts more than what stands before it."""
    goes_on: str
    """What follows `after`."""


def sums_in_context(text: str, at_home: frozenset[str]) -> Iterator[list[SumInContext]]:
    """Return the sums that a sentence states in its own words, those of each clause together."""
    spoken = [one for one in sums(text) if not any(span.contains(one.span) for span in quotations(text))]
    for clause in clauses(text) if spoken else ():
        own = [one for one in spoken if clause.contains(one.span)]
        yield list(_in_context(text, clause, own, at_home))


def _in_context(text: str, piece: Span, stated: list[Sum], at_home: frozenset[str]) -> Iterator[SumInContext]:
    """Return the sums of a sentence without conversions; those in brackets behind a sum stand alone.

    `piece` is the part of `text` that is read, `stated` the sums in it.
    """
    at, aside = piece.start, Span(0, 0)
    for place, one in enumerate(kept := _unconverted(text, stated)):
        lead = text[piece.start : one.span.start]
        if one.span.start < aside.end:
            after = text[one.span.end : aside.end - 1]
            yield SumInContext(one, lead, text[aside.start : one.span.start], after, _said_behind(after), "")
            aside = Span(one.span.end, aside.end)
            continue
        bracket = _BRACKET.match(text, one.span.end)
        aside = Span(bracket.start(1), bracket.end()) if bracket else Span(0, 0)
        start = max(one.span.end, aside.end)
        later = (other.span.start for other in kept[place + 1 :] if other.span.start >= start)
        words = text[start : next(later, piece.end)]
        behind = _said_behind(words)
        after = _after(words, behind[0], at_home)
        end = start + len(after)
        yield SumInContext(one, lead, text[at : one.span.start], after, behind, text[end : piece.end])
        at = end


def _unconverted(text: str, stated: list[Sum]) -> list[Sum]:
    """Return the sums without those that repeat one in another currency: "£2 million ($3 million)"."""
    kept: list[Sum] = []
    for one in stated:
        before = text[kept[-1].span.end : one.span.start] if kept else ""
        if not (kept and _CONVERTED.fullmatch(before) and one.money.currency != kept[-1].money.currency):
            kept.append(one)
    return kept


def _after(words: str, cue: SumCue | None, at_home: frozenset[str]) -> str:
    """Return the words behind a sum as far as they still speak of it: ' in the United States and Canada'."""
    where = places.stated(words, at_home)
    joint = _JOINT.search(words, max(where.end if where else 0, cue.end if cue else 0))
    return words[: joint.start()] if joint else words


def ahead(before: str) -> SumCue | None:
    """Return what the words directly before a sum say."""
    before = before[-_NEAR:]
    # "made for $5 million": what looks like filler may be a part of the cue
    texts = dict.fromkeys((before.rstrip(), _FILLER.sub("", before).rstrip()))
    cues = (rule.cue(rule.pattern.search(text)) for rule in _rules()["<"] for text in texts)
    return next(filter(None, cues), None)


def _said_behind(after: str) -> tuple[SumCue | None, bool]:
    """Return what the words directly behind a sum say, and whether it counts more than what is before it."""
    for side in (">>", ">"):
        for rule in _rules()[side]:
            if cue := rule.cue(rule.pattern.match(after)):
                return cue, side == ">>"
    return None, False


def around(before: str) -> list[SumCue]:
    """Return all that is said before a sum, in the order in which it ends."""
    found = (rule.cue(one) for rule in _rules()["~"] for one in rule.pattern.finditer(before))
    return sorted(filter(None, found), key=lambda cue: cue.end)


@cache
def _rules() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {"<": [], ">": [], ">>": [], "~": []}
    for line in wordlist("facts/grammar/sum_cues.txt"):
        name, side, words = (part.strip() for part in line.split(" : ", 2))
        kind, _, label = name.partition("=")
        wide = words.replace("……", _UP_TO_A_STOP).replace("…", _IN_THE_CLAUSE)
        shape = re.compile(rf"(?:{wide})\Z" if side == "<" else wide)
        rules[side].append(_Rule(Takings(kind) if kind in {*Takings} else Field(kind), label, shape))
    return rules


def label(cue: SumCue, where: places.Where | None) -> str:
    """Return what a sum is called: 'First day, Japan', 'Early Thursday screenings', 'Profit'."""
    named = _WORDS.get(cue.kind if cue.kind in _WORDS else cue.label)
    found = named.search(cue.words) if named else None
    words = capital(found[0]) if found else cue.label or _LABELS.get(Field(cue.kind), "")
    return f"{words}, {where.words}" if where and cue.kind == Field.OPENING else words


def capital(words: str) -> str:
    """Return words as they open a line: 'Other territories'."""
    bare = words.removeprefix("the ")
    return bare[:1].upper() + bare[1:]

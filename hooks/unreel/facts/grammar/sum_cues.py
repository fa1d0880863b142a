"""The words around a sum to what it is: budget, opening, a profit; the cues lie in sum_cues.txt."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.field import Field
from unreel.lexicon.wordlists import patterns, wordlist

if TYPE_CHECKING:
    from unreel.facts.grammar.places import Where

_any = patterns("facts/grammar/sums.txt")
_FILLER = re.compile(rf"(?:[\s(\"“]|(?<!\w)(?:{_any('fillers')}))+\Z")
_LABELS = {Field.BUDGET: "Budget", Field.ACQUISITION: "Rights", Field.OPENING: "Opening"}
_WORDS = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in (
        ("opening", rf"(?:{_any('openings')})[- ](?:[\w-]+[- ]){{0,3}}?(?:{_any('spans of an opening')})"),
        ("acquisition", rf"(?:\b(?!(?:{_any('before rights')})\b)[\w-]+ )?rights"),
        ("Later week", rf"(?:{_any('later')}|\d+(?:st|nd|rd|th))[- ](?:weekend|week)"),
        ("Previews", rf"(?:(?:{_any('times of previews')})[ -])+(?:{_any('previews')})|previews"),
    )
}

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


class Cue(NamedTuple):
    """What some words say of a sum."""

    kind: Field | Takings
    label: str
    """What an `other-sum` is called: 'Profit'."""
    words: str
    """The words themselves."""
    end: int
    """Where they end, in code points into the text that was looked at."""


IGNORED = Cue(Takings.IGNORED, "", "", 0)


class _Rule(NamedTuple):
    kind: Field | Takings
    label: str
    pattern: re.Pattern[str]

    def cue(self, found: re.Match[str] | None) -> Cue | None:
        return Cue(self.kind, self.label, found[0], found.end()) if found else None


def ahead(before: str) -> Cue | None:
    """Return what the words directly before a sum say."""
    before = before[-_NEAR:]
    # "made for $5 million": what looks like filler may be a part of the cue
    texts = dict.fromkeys((before.rstrip(), _FILLER.sub("", before).rstrip()))
    cues = (rule.cue(rule.pattern.search(text)) for rule in _rules()["<"] for text in texts)
    return next(filter(None, cues), None)


def behind(after: str) -> tuple[Cue | None, bool]:
    """Return what the words directly behind a sum say, and whether it counts more than what is before it."""
    for side in (">>", ">"):
        for rule in _rules()[side]:
            if cue := rule.cue(rule.pattern.match(after)):
                return cue, side == ">>"
    return None, False


def around(before: str) -> list[Cue]:
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


def label(cue: Cue, where: Where | None) -> str:
    """Return what a sum is called: 'First day, Japan', 'Early Thursday screenings', 'Profit'."""
    named = _WORDS.get(cue.kind if cue.kind in _WORDS else cue.label)
    found = named.search(cue.words) if named else None
    words = capital(found[0]) if found else cue.label or _LABELS.get(Field(cue.kind), "")
    return f"{words}, {where.words}" if where and cue.kind == Field.OPENING else words


def capital(words: str) -> str:
    """Return words as they open a line: 'Other territories'."""
    bare = words.removeprefix("the ")
    return bare[:1].upper() + bare[1:]

"""The words around a sum to what it is: budget, opening, a profit; the cues lie in money_cues.txt."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from unreel.lexicon.wordlists import wordlist

# words that may stand between a cue and its sum: "a budget of more than an estimated $5 million"
_FILLER = re.compile(
    r"(?:[\s(\"“]|(?<!\w)(?:a|an|the|of|to|at|by|over|about|around|circa|c\.|ca\.|approximately|approx\.?|nearly"
    r"|almost|roughly|some|just|only|under|more|less|than|well|estimated|reported|reportedly|massive|mere"
    r"|modest|meager|respectable|total|up|additional|another|further|huge|whopping|little|low|high|record"
    r"|impressive|upwards|excess|in|between|from|close|merely|somewhere|below|above|figure|sum|amount|near"
    r"|exactly|paltry|disappointing|strong|solid|healthy|staggering|cool|small|tiny|very|slightly|fewer|even"
    r"|already|least|believed|be|said|have|exceeding|exceeded|exceeds|exceed|was|were|is|it|was|fully))+\Z"
)


class Cue(NamedTuple):
    """What some words say of a sum."""

    kind: str
    """A field ('budget', 'opening'), 'gross', 'total', 'sum', or 'none' where it is not to be read."""
    label: str
    """What a 'sum' is called: 'Profit'."""
    words: str
    """The words themselves."""
    end: int
    """Where they end, in code points into the text that was looked at."""


_NEAR = 150
"""Code points before a sum among which the words lie that stand directly before it."""
_IN_THE_CLAUSE = r"(?:(?!\s(?:and|but|before|while)\s)(?:[^,;.$]|(?<=\d)[.,](?=\d))){0,60}?"
_UP_TO_A_STOP = r"(?:[^;.$]|(?<=\d)[.](?=\d)){0,90}?"
NOTHING = Cue("none", "", "", 0)


class _Rule(NamedTuple):
    kind: str
    label: str
    pattern: re.Pattern[str]


def ahead(before: str) -> Cue | None:
    """Return what the words directly before a sum say."""
    before = before[-_NEAR:]
    filler = _FILLER.search(before)
    bare = before[: filler.start()] if filler else before
    # "made for $5 million": what looks like filler may be a part of the cue
    texts = dict.fromkeys((before.rstrip(), bare.rstrip()))
    for rule in _rules()["<"]:
        for text in texts:
            found = rule.pattern.search(text)
            if found:
                return Cue(rule.kind, rule.label, found[0], found.end())
    return None


def behind(after: str) -> tuple[Cue | None, bool]:
    """Return what the words directly behind a sum say, and whether it counts more than what is before it."""
    for side in (">>", ">"):
        for rule in _rules()[side]:
            found = rule.pattern.match(after)
            if found:
                return Cue(rule.kind, rule.label, found[0], found.end()), side == ">>"
    return None, False


def around(before: str) -> list[Cue]:
    """Return all that is said before a sum, in the order in which it ends."""
    cues = [
        Cue(rule.kind, rule.label, found[0], found.end())
        for rule in _rules()["~"]
        for found in rule.pattern.finditer(before)
    ]
    return sorted(cues, key=lambda cue: cue.end)


@cache
def _rules() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {"<": [], ">": [], ">>": [], "~": []}
    for line in wordlist("facts/grammar/money_cues.txt"):
        name, side, pattern = line.split(" : ", 2)
        kind, _, label = name.strip().partition("=")
        wide = pattern.strip().replace("……", _UP_TO_A_STOP).replace("…", _IN_THE_CLAUSE)
        ending = rf"(?:{wide})\Z" if side.strip() == "<" else wide
        rules[side.strip()].append(_Rule(kind, label, re.compile(ending)))
    return rules

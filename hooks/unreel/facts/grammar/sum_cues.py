"""The words around a sum to what it is: budget, opening, a profit; the cues lie in sum_cues.txt."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from unreel.lexicon.wordlists import pattern, wordlist

_FILLER = re.compile(rf"(?:[\s(\"“]|(?<!\w)(?:{pattern('facts/grammar/sums.txt#fillers')}))+\Z")


class Cue(NamedTuple):
    """What some words say of a sum."""

    kind: str
    """A field ('budget', 'opening'), 'gross', 'total', 'other-sum', or 'none' where it is not to be read."""
    label: str
    """What an 'other-sum' is called: 'Profit'."""
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
    for line in wordlist("facts/grammar/sum_cues.txt"):
        name, side, pattern = line.split(" : ", 2)
        kind, _, label = name.strip().partition("=")
        wide = pattern.strip().replace("……", _UP_TO_A_STOP).replace("…", _IN_THE_CLAUSE)
        ending = rf"(?:{wide})\Z" if side.strip() == "<" else wide
        rules[side.strip()].append(_Rule(kind, label, re.compile(ending)))
    return rules

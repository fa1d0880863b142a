"""Doubt: the film's budget, or what it earned worldwide, stated as two sums."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from unreel.editing.doubts.money import SUM, Amount, amounts
from unreel.editing.doubts.place import Doubt, Told, prose
from unreel.lexicon.wordlists import wordlist
from unreel.model.article import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.model.film import Film

_STATED = {
    "budget": (r"budget of (?:only |just |about |around |approximately )?", r" (?:production )?budget\b"),
    "worldwide gross": (r"(?:worldwide|global) (?:total|gross|box office) of (?:over )?", r" worldwide\b"),
}
"""What → what stands before the sum of it, or behind."""
_READ = frozenset({Kind.OVERVIEW, Kind.PRODUCTION, Kind.RELEASE, Kind.RECEPTION})


class Figure(NamedTuple):
    """A sum that one line states of one thing."""

    what: str
    amount: Amount
    line: Told


def figures(film: Film) -> Iterator[Doubt]:
    """Return each two lines whose sums for one thing differ by more than rounding explains."""
    told: set[str] = set()
    for one, two in combinations(_figures(film), 2):
        # twice: "$374 million" for $374.6 million was cut off, not rounded
        rounding = 2 * (one.amount.half + two.amount.half)
        apart = abs(one.amount.value - two.amount.value) > rounding
        same = one.what == two.what and one.amount.currency == two.amount.currency
        if same and apart and one.what not in told:
            told.add(one.what)
            why = f"{two.amount.words} or {one.amount.words}? The {one.what} is stated as two sums"
            yield Doubt(two.line, two.amount.words, why, one.line, one.amount.words)


def _figures(film: Film) -> Iterator[Figure]:
    for line in prose(film):
        if line.page.section in _READ and not line.quoted and not _vague().search(line.text):
            for amount in amounts(line.text) if SUM.search(line.text) else ():
                before, after = line.text[: amount.span.start], line.text[amount.span.end :]
                for what, (leads, follows) in _STATED.items():
                    if re.search(rf"\b{leads}\Z", before) or re.match(follows, after):
                        yield Figure(what, amount, line)


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, wordlist('editing/doubts/vague.txt')))})\b")

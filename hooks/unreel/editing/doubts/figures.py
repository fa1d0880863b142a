"""Doubt: the film's budget, or what it earned worldwide, stated as two sums."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from unreel.editing.doubts.doubt import Doubt, Reading
from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern

_VAGUE = lazy_regex(rf"\b(?:{pattern('editing/doubts/vague.txt')})\b")
_NAMES = {Field.BUDGET: "budget", Field.WORLDWIDE: "worldwide gross"}


def figures(reading: Reading) -> Iterator[Doubt]:
    """Return two sums for one thing that differ by more than rounding explains, once for each thing."""
    for field, name in _NAMES.items():
        named = (fact for fact in reading.facts if fact.field == field)
        stated = [fact for fact in named if not _VAGUE.search(fact.sentence.text)]
        for one, two in [pair for pair in combinations(stated, 2) if _at_odds(*pair)][:1]:
            why = f"{two.words} or {one.words}? The {name} is stated as two sums"
            yield Doubt(two.sentence, two.words, why, one.sentence, one.words)


def _at_odds(one: Fact, two: Fact) -> bool:
    """Return whether the sums of two sentences cannot be one: of one sentence both are meant.

    "$374 million" for $374.6 million was cut off, not rounded.
    """
    a, b = one.money, two.money
    apart = max(a.low, b.low) - min(a.high, b.high)
    return one.sentence is not two.sentence and a.currency == b.currency and apart > a.step + b.step

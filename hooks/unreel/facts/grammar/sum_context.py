"""The sums of a sentence, each with the words that speak of it: those before it, those behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.grammar import places, sum_cues
from unreel.lexicon.wordlists import pattern
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.facts.grammar.money import Sum
    from unreel.facts.grammar.sum_cues import Cue

# where the words behind a sum end and those before the next begin
_JOINT = re.compile(rf",? (?:{pattern('facts/grammar/sums.txt#joints')}) |;|, | \(|\. ")
_BRACKET = re.compile(r"\s?\(((?:[^()]*[$£€¥₹₩]\s?\d[^()]*|[^()]*\b(?:dollars|USD)\b[^()]*))\)")
_CONVERTED = re.compile(r"\s|[\s,]*\(\s?(?:[^()$£€₹\d]{0,25}\s)?")


class SumInContext(NamedTuple):
    """A sum with the words that speak of it."""

    sum: Sum
    before: str
    """From the words that speak of the sum before."""
    after: str
    behind: tuple[Cue | None, bool]
    """What `after` says of the sum, and whether that counts more than what stands before it."""
    goes_on: str
    """What follows `after`."""


def in_context(text: str, piece: Span, stated: list[Sum], at_home: frozenset[str]) -> Iterator[SumInContext]:
    """Return the sums of a sentence without conversions; those in brackets behind a sum stand alone.

    `piece` is the part of `text` that is read, `stated` the sums in it.
    """
    at, aside = piece.start, Span(0, 0)
    for place, one in enumerate(kept := _unconverted(text, stated)):
        if one.span.start < aside.end:
            after = text[one.span.end : aside.end - 1]
            yield SumInContext(one, text[aside.start : one.span.start], after, sum_cues.behind(after), "")
            aside = Span(one.span.end, aside.end)
            continue
        bracket = _BRACKET.match(text, one.span.end)
        aside = Span(bracket.start(1), bracket.end()) if bracket else Span(0, 0)
        start = max(one.span.end, aside.end)
        later = (other.span.start for other in kept[place + 1 :] if other.span.start >= start)
        words = text[start : next(later, piece.end)]
        behind = sum_cues.behind(words)
        after = _after(words, behind[0], at_home)
        end = start + len(after)
        yield SumInContext(one, text[at : one.span.start], after, behind, text[end : piece.end])
        at = end


def _unconverted(text: str, stated: list[Sum]) -> list[Sum]:
    """Return the sums without those that repeat one in another currency: "£2 million ($3 million)"."""
    kept: list[Sum] = []
    for one in stated:
        before = text[kept[-1].span.end : one.span.start] if kept else ""
        if not (kept and _CONVERTED.fullmatch(before) and one.money.currency != kept[-1].money.currency):
            kept.append(one)
    return kept


def _after(words: str, cue: Cue | None, at_home: frozenset[str]) -> str:
    """Return the words behind a sum as far as they still speak of it: ' in the United States and Canada'."""
    where = places.stated(words, at_home)
    joint = _JOINT.search(words, max(where.end if where else 0, cue.end if cue else 0))
    return words[: joint.start()] if joint else words

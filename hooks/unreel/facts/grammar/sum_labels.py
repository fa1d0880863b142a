"""What a sum is called in a table: the words of the text where they name it, else the cue's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.facts.field import Field
from unreel.lexicon.wordlists import patterns

if TYPE_CHECKING:
    from unreel.facts.grammar.places import Where
    from unreel.facts.grammar.sum_cues import Cue, Takings

_LABELS: dict[Field | Takings, str] = {
    Field.BUDGET: "Budget",
    Field.ACQUISITION: "Rights",
    Field.OPENING: "Opening",
}
_any = patterns("facts/grammar/sums.txt")
_WORDS = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in (
        ("opening", rf"(?:{_any('openings')})[- ](?:[\w-]+[- ]){{0,3}}?(?:{_any('spans of an opening')})"),
        ("acquisition", rf"(?:\b(?!(?:{_any('before rights')})\b)[\w-]+ )?rights"),
        ("Later week", rf"(?:{_any('later')}|\d+(?:st|nd|rd|th))[- ](?:weekend|week)"),
        ("Previews", rf"(?:(?:{_any('times of previews')})[ -])+(?:{_any('previews')})|previews"),
    )
}


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

"""What a sum is called in a table: the words of the text where they name it, else the cue's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unreel.facts.grammar.money_cues import Cue
    from unreel.facts.grammar.places import Where

_LABELS = {"budget": "Budget", "acquisition": "Rights", "opening": "Opening"}
_WORDS = {
    "opening": re.compile(
        r"(?:opening|first|debut|premiere)[- ](?:[\w-]+[- ]){0,3}?"
        r"(?:weekend|days?|weeks?|night|frame|session)",
        re.IGNORECASE,
    ),
    "acquisition": re.compile(
        r"(?:\b(?!(?:the|to|its|all|of|for|acquired|purchased|bought|sold|winning|won|them)\b)"
        r"[\w-]+ )?rights",
        re.IGNORECASE,
    ),
    "Later week": re.compile(
        r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)"
        r"|following|next|final|last)[- ]"
        r"(?:weekend|week)",
        re.IGNORECASE,
    ),
    "Previews": re.compile(
        r"(?:(?:early|Thursday|Wednesday|Tuesday|Monday|midnight|night|sneak|advance|weekday)[ -])+"
        r"(?:previews?|screenings|showings|shows)|previews",
        re.IGNORECASE,
    ),
}


def label(cue: Cue, where: Where | None) -> str:
    """Return what a sum is called: 'First day, Japan', 'Early Thursday screenings', 'Profit'."""
    named = _WORDS.get(cue.kind if cue.kind in _WORDS else cue.label)
    found = named.search(cue.words) if named else None
    words = capital(found[0]) if found else cue.label or _LABELS.get(cue.kind, "")
    return f"{words}, {where.words}" if where and cue.kind == "opening" else words


def capital(words: str) -> str:
    """Return words as they open a line: 'Other territories'."""
    bare = words.removeprefix("the ")
    return bare[:1].upper() + bare[1:]

"""The set phrases of citations: dates, "Retrieved …", "at the Wayback Machine", page numbers, ISBNs.

They are what the citation templates CS1 and CS2 write, and what people write by hand in their
manner; https://en.wikipedia.org/wiki/Help:Citation_Style_1 shows the former.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from unreel.lists.references.dates import DATE, YEAR
from unreel.model.spans import Span


class SetPhrase(NamedTuple):
    """One set phrase, with its place in code points."""

    kind: str
    start: int
    end: int


_DASH = "(?:[-–—,&]|â\x80[\x93\x94])"
"""Between two page numbers; the last is a dash that was read in the wrong encoding, as many texts have it."""
_DEBRIS = (
    r"\{\{cite\s\w+\}\}:|(?:\{\{cite\s\w+\}\}:\s)?CS1\s(?:maint|errors):[^()|]{1,60}\(link\)"
    r"|(?:Check\sdate\svalues\sin:|Missing\sor\sempty|Unknown\sparameter|External\slink\sin"
    r"|Cite\suses\sdeprecated\sparameters?|More\sthan\sone\sof|Invalid)"
    r"(?:\s[|/]\S*|\s\w+){1,8}\s\(help\)"
)
"""What the templates say to those who maintain them: "CS1 maint: url-status (link)"."""
_BACKLINKS = (
    r"\^?\s?(?:1(?:\.0)?\s2(?:\.\d)?(?:\s\d\d?(?:\.\d)?){0,60}"
    r"|\d\d?\.0\s\d\d?\.1(?:\s\d\d?\.\d){0,60}|a\sb(?:\s[c-z]){0,24})(?=\s\D)"
)
"""The marks that lead from an entry back to where it is cited several times: "1 2 3", "6.0 6.1", "a b c"."""
_WORDS = {
    "retrieved": rf"(?:Retrieved|Accessed|Last accessed|Viewed|viewed|accessed|retrieved)(?:\son)?:?\s{DATE}",
    "archived": rf"(?:Archived|archived)(?:\sfrom\sthe\soriginal)?(?:\s\([^()]{{1,20}}\))?(?:\son)?\s{DATE}"
    r"(?:,?\sat\sthe\sWayback\sMachine|,?\s(?:at|via)\sarchive\.\w+)?",
    "wayback": r"at\sthe\sWayback\sMachine",
    "(date)": rf"\((?:{DATE}|{YEAR})\)",
    "date": DATE,
    "number": r"(?:ISBN|ISSN|OCLC|ASIN|LCCN|JSTOR|doi|DOI)[:\s]\s?[\dX](?:[\dX./-]|\s(?=\d)){0,40}",
    "pages": rf"(?:pp?|[Pp]gs?|pages?|Page|[Vv]ol|[Nn]o|[Cc]h|[Cc]hap|[Cc]hapters?)\.?:?\s?"
    rf"\d+(?:\s?{_DASH}\s?\d*)*",
    "time": r"Event\soccurs\sat\s[\d:]+",
    "aside": r"\((?:in\s\w+|PDF|Press\srelease|Tweet|DVD|[Vv]ideo|Podcast"
    r"|(?:[Ss]ubscription|[Rr]egistration)\srequired(?:\s\(help\))?)\)",
    "debris": _DEBRIS,
    "backlinks": _BACKLINKS,
    "address": r"(?:https?://|www\.)\S+",
}
_KINDS = ("", *_WORDS)


def find(text: str, section: Span) -> Iterator[SetPhrase]:
    """Return the set phrases of `section`, in order; none overlaps another."""
    for mark in _mark().finditer(text, section.start, section.end):
        yield SetPhrase(_KINDS[mark.lastindex or 0], *mark.span())


@cache
def _mark() -> re.Pattern[str]:
    phrases = "|".join(f"({phrase})" for phrase in _WORDS.values())
    return re.compile(rf"(?:(?<!\S)|(?=\{{\{{cite))(?:{phrases})[.,;:)\]]{{0,9}}(?=\s|\{{\{{|\Z)")

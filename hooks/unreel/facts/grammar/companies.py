"""A stretch of prose to the companies that it lists: "Filmo Pictures, Gamma Film and Zed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.facts.grammar.nations import country_of
from unreel.lexicon.months import MONTHS
from unreel.lexicon.wordlists import patterns, wordlist
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

PART = r"(?:\d+(?:st|nd|rd|th) (?=[A-Z])|[^\W\d_a-z][\w’'&+!.-]*)"
"""A pattern of the first word of a company's name."""
COMPANY = (
    rf"(?:{PART}(?: ?(?:(?:&|&amp;|of|de|du|des) )?(?:the )?{PART}(?! (?:Film )?Festival))*"
    r"(?: \d+\b(?! \w+ \d))?)"
)
"""A pattern of a company's whole name."""
_any = patterns("facts/grammar/companies.txt")
_COMPANY = re.compile(COMPANY)
_NEXT = re.compile(r" ?(?:\([^()]*\))?,? (?:and|&|&amp;) (?:by |through )?(?=[A-Z0-9])|, (?=[A-Z0-9])")
_NO_COMPANY = re.compile(rf"(?:{'|'.join(MONTHS)}|Christmas|The Film)\b")
_ACTS = re.compile(rf" (?:{_any('verbs')})\b")
_ENDINGS = wordlist("facts/grammar/companies.txt#endings")


def companies(text: str, at: int) -> Iterator[Span]:
    """Return the places of the companies of a list that opens at `at`, in code points."""
    while (found := _COMPANY.match(text, at)) and not _NO_COMPANY.match(found[0]):
        name = found[0]
        while name.endswith((".", "'s", "’s")) and not name.endswith(_ENDINGS):
            name = name.removesuffix("'s").removesuffix("’s").rstrip(".")
        name = name.rstrip("'’")
        if _ACTS.match(text, found.end()) or name in country_of():
            return
        yield Span(found.start(), found.start() + len(name))
        more = _NEXT.match(text, found.end())
        if more is None:
            return
        at = more.end()

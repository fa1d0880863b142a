"""Read who brought the film to its audience."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.facts.fields.releases import OTHERWISE
from unreel.facts.grammar.companies import COMPANY, PART, companies
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.months import MONTHS
from unreel.lexicon.wordlists import patterns
from unreel.model.spans import Span
from unreel.names.credits.subjects import is_done_to_film, is_irrealis

_any = patterns("facts/fields/distributors.txt")
_CUE = re.compile(
    rf"\b(?P<verb>{_any('cues')})(?P<gap>(?:(?! by | through | via |;)[^\n]){{0,150}}?),?"
    rf" (?:by|through|via) (?:the )?(?={PART})"
)
# what stands between "released" and "by" tells where, when and how
_GAP = re.compile(rf"\A,? (?:{_any('gap')}|\d|{'|'.join(MONTHS)})\b(?!.*\b(?:{_any('no gap')})\b)")
_DEED = re.compile(
    rf"(?P<firm>{COMPANY}) (?:(?:{_any('adverbs')}) )?(?:released|distributed)"
    r" (?:the (?:film|movie|picture)|it)\b(?!['’]s| (?:on|to) (?:DVD|VHS|Blu|home|video))"
)
_AFTER = 60
"""Code points behind "released the film" within which it may prove to be on home media."""


def distributors(sentence: SentenceInContext, title: str) -> Iterator[Span]:
    """Return the places of those whom a sentence says to have released the film, home media aside."""
    text = sentence.text
    if "home" in sentence.heading.text.casefold() or not ("elease" in text or "istribut" in text):
        return
    for cue in _CUE.finditer(text):
        gap, before, after = cue["gap"], text[: cue.start()], text[cue.end() :]
        if gap and (not _GAP.match(gap) or OTHERWISE.search(gap.replace(title, ""))):
            continue
        received = cue["verb"] == "release"
        if _received(before.replace(title, "")) if received else is_done_to_film(before, after, title):
            yield from companies(text, cue.end())
    for deed in _DEED.finditer(text):
        after = text[deed.end() : deed.end() + _AFTER]
        if not is_irrealis(text[: deed.start()], None, title) and not OTHERWISE.search(after):
            yield from companies(text, deed.start("firm"))


def _received(before: str) -> bool:
    """Return whether words lead to a release of the film: "It was given a limited"."""
    owned = re.search(r"\b(?:[Ii]ts|a|an|[Tt]he)(?: [\w-]+){0,3} \Z", before)
    return bool(owned and re.search(r"(?:had|given|received|its) ", before)) and not OTHERWISE.search(before)

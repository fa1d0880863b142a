"""Prose to those who brought the film to its audience."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.fields.releases import OTHERWISE
from unreel.facts.grammar.companies import COMPANY, PART, companies
from unreel.lexicon.months import MONTHS
from unreel.lexicon.wordlists import patterns
from unreel.names.credits.subjects import is_done_to_film, is_irrealis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film
    from unreel.model.spans import Span

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


def distributors(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return who released or distributed the film, publishers of home media aside."""
    for sentence in sentences:
        text = sentence.text
        if "home" not in sentence.heading.text.casefold() and ("elease" in text or "istribut" in text):
            for span in statements(text, film.title):
                yield Fact(Field.DISTRIBUTOR, span.of(text), sentence, span)


def statements(text: str, title: str) -> Iterator[Span]:
    """Return the places of those whom a sentence says to have released the film called `title`."""
    for cue in _CUE.finditer(text):
        gap, before, after = cue["gap"], text[: cue.start()], text[cue.end() :]
        if gap and (not _GAP.match(gap) or OTHERWISE.search(gap.replace(title, ""))):
            continue
        if cue["verb"] == "release":
            stated = _received(before.replace(title, ""))
        else:
            stated = is_done_to_film(before, after, title)
        if stated:
            yield from companies(text, cue.end())
    for deed in _DEED.finditer(text):
        after = text[deed.end() : deed.end() + _AFTER]
        if not is_irrealis(text[: deed.start()], None, title) and not OTHERWISE.search(after):
            yield from companies(text, deed.start("firm"))


_OWNED = re.compile(r"\b(?:[Ii]ts|a|an|[Tt]he)(?: [\w-]+){0,3} \Z")
_RECEIVED = re.compile(r"(?:had|given|received|its) ")


def _received(before: str) -> bool:
    """Return whether words lead to a release of the film: "It was given a limited"."""
    return bool(_OWNED.search(before) and _RECEIVED.search(before)) and not OTHERWISE.search(before)

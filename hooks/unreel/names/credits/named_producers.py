"""Read who produced a film that nobody is said to have produced: "turned it in to producer Ann Lee"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns
from unreel.model.article import Kind
from unreel.names.credits.credit import CreditCue
from unreel.names.credits.persons import persons, persons_before

if TYPE_CHECKING:
    from unreel.model.spans import Span
    from unreel.names.credits.credit import SectionText

_any = patterns("names/credits/producers.txt")
_SECTIONS = {Kind.OVERVIEW, Kind.PRODUCTION, Kind.RELEASE, ""}
_PLANNED = lazy_regex(
    r",? (?:will|would|is to|was to|are to|were to|is set to|was set to|agreed to) "
    rf"(?:also |both )?(?:{_any('deeds')})\b"
)
_NAMED = re.compile(r"\b[Pp]roducers?,? (?=[^a-z\W\d_])")
_ANOTHER = lazy_regex(
    rf"(?:\b(?:{_any('other producers')})|(?<![.!?:;] )\b(?!Hollywood\b)[A-Z][\w’'.-]{{0,30}}|['’]s|-)[ -]?\Z"
)
_ELSEWHERE = lazy_regex(rf"\b(?:{_any('elsewhere')})\b|\b(?:18|19|20)\d\d (?:film|movie|series)\b")


def planned(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return who was to produce the film: "Ann Lee and Bob Ray would produce the film"."""
    text = statement.text
    if statement.section in _SECTIONS and "produce" in text and not _ELSEWHERE.search(_bare(text, title)):
        for cue in _PLANNED.finditer(text):
            yield _credit(text, persons_before(text, cue.start()))


def mentioned(statement: SectionText, title: str) -> Iterator[CreditCue]:
    """Return who is called a producer where the film's making is told: "met producer Ann Lee"."""
    text = statement.text
    if statement.section not in _SECTIONS or "roducer" not in text or _ELSEWHERE.search(_bare(text, title)):
        return
    for cue in _NAMED.finditer(text):
        if _ANOTHER.search(text, 0, cue.start()):
            continue
        people = persons(text, cue.end())[0]
        yield _credit(text, people if "s" in cue[0] else people[:1])


def _credit(text: str, people: list[Span]) -> CreditCue:
    """Return that people produced the film, those with a whole name."""
    return CreditCue("producer", tuple(one for one in people if " " in one.of(text)))


def _bare(text: str, title: str) -> str:
    """Return a sentence without the film's title, which may have any words."""
    return text.replace(title, "it")

"""Prose to the prizes that the film or its makers won: 'award'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.facts.fact import Fact, plain
from unreel.facts.grammar.nations import country_of
from unreel.facts.grammar.prizes import prizes
from unreel.lexicon.wordlists import patterns
from unreel.model.film import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from unreel.facts.lines import Line
    from unreel.model.film import Film

_TOLD = {Kind.OVERVIEW, Kind.RELEASE, Kind.RECEPTION, Kind.PRODUCTION, ""}
_any = patterns("facts/fields/awards.txt")
_CUE = re.compile(rf"(?<![\w-])(?:{_any('cues')})\b")
_ELSEWHERE = re.compile(rf"\b(?:{_any('elsewhere')})(?: \w+){{0,6}} ?\Z|n't (?:\w+ ){{0,3}}\Z")
_NEVER = re.compile(rf"\b(?:{_any('never')})\b", re.IGNORECASE)
# what makers are known for: "Ann Lee, who won", "Ann Lee (who had won"
_OF_MAKER = re.compile(r"(?:\bwho (?:also )?|\([^)]*|\bfrom )\Z")
_FOR_FILM = re.compile(
    r"\bfor (?:his|her|their) (?:[\w-]+ ){0,4}"
    r"(?:in|on|scoring of|direction of|score (?:of|for)|work (?:for|on)) "
    r"(?:the )?(?:\d{4} )?(?:film |movie )?"
    r"[\"“]?(?P<film>[A-Z][^,.;\"”]*)|\bfor [\"“]?(?P<work>The [A-Z][^,.;\"”]*)"
)


def awards(film: Film, lines: Sequence[Line]) -> Iterable[Fact]:
    """Return the prizes won for the film, each once, in the prose's order; nominations are none."""
    told: dict[str, Fact] = {}
    for line in lines:
        if line.quoted or line.section not in _TOLD or not _CUE.search(line.text):
            continue
        for span in statements(line, film.title):
            name = span.of(line.text)
            key = plain(name)
            if _NEVER.search(name) or name.rpartition(" ")[0] in country_of():
                continue
            if not any(key in known or known in key for known in told):
                told[key] = Fact("award", name, line, span)
    return told.values()


def statements(line: Line, title: str) -> Iterator[Span]:
    """Return the places of the names of prizes that a sentence says were won for the film called `title`."""
    text = line.text
    for cue in _CUE.finditer(text):
        before = text[: cue.start()]
        if line.section == Kind.PRODUCTION and _OF_MAKER.search(before):
            continue
        if not _ELSEWHERE.search(before) and _unquoted(before) and not _another(text[cue.end() :], title):
            yield from prizes(text, cue.end())


def _unquoted(before: str) -> bool:
    """Return whether no quotation is open."""
    return before.count('"') % 2 == 0 and before.count("“") == before.count("”")


def _another(after: str, title: str) -> bool:
    """Return whether a prize was for another film: "won an Oscar for his scoring of Zoe"."""
    other = _FOR_FILM.search(after)
    work = (other["film"] or other["work"]) if other else ""
    return bool(work) and title.casefold() not in work.casefold() and work.casefold() not in title.casefold()

"""Prose to the prizes that the film or its makers won."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.facts.fact import Fact
from unreel.facts.field import Field
from unreel.facts.grammar.clauses import is_quoted
from unreel.facts.grammar.prizes import prizes
from unreel.lexicon.nations import country_of
from unreel.lexicon.wordlists import patterns
from unreel.model.article import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film
    from unreel.model.spans import Span

_any = patterns("facts/fields/awards.txt")
_CUE = re.compile(rf"(?<![\w-])(?:{_any('cues')}|(?:was|were) (?:also |later )?(?:{_any('participles')}))\b")
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


def awards(film: Film, sentences: Sequence[SentenceInContext]) -> Iterator[Fact]:
    """Return the prizes won for the film, in the prose's order; nominations are none."""
    for sentence in sentences:
        for span in statements(sentence, film.title):
            name = span.of(sentence.text)
            if not _NEVER.search(name) and name.rpartition(" ")[0] not in country_of():
                yield Fact(Field.AWARD, name, sentence, span)


def statements(sentence: SentenceInContext, title: str) -> Iterator[Span]:
    """Return the places of the names of prizes that a sentence says were won for the film called `title`."""
    text = sentence.text
    for cue in _CUE.finditer(text):
        before = text[: cue.start()]
        if sentence.section == Kind.PRODUCTION and _OF_MAKER.search(before):
            continue
        if not (_ELSEWHERE.search(before) or is_quoted(text, cue.start())) and not _another(
            text[cue.end() :], title
        ):
            yield from prizes(text, cue.end())


def _another(after: str, title: str) -> bool:
    """Return whether a prize was for another film: "won an Oscar for his scoring of Zoe"."""
    other = _FOR_FILM.search(after)
    work = (other["film"] or other["work"]) if other else ""
    return bool(work) and title.casefold() not in work.casefold() and work.casefold() not in title.casefold()

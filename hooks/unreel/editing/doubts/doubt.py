"""A doubt, and the hint that tells people of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from unreel.facts.fact import Fact
from unreel.facts.sentences import SentenceInContext
from unreel.model.diagnostics import Diagnostic, Severity, located


class Reading(NamedTuple):
    """What a film's pages say, as the readers of doubts are handed it."""

    sentences: Sequence[SentenceInContext]
    facts: Sequence[Fact]

    @property
    def prose(self) -> Sequence[SentenceInContext]:
        """Return what the pages say of the film: sentences and the cast list, but no sources."""
        return [one for one in self.sentences if not one.in_back_matter]

    @property
    def sources(self) -> Sequence[SentenceInContext]:
        """Return the entries of the references and what else tells of sources."""
        return [one for one in self.sentences if one.in_back_matter]


class Doubt(NamedTuple):
    """What an editor may want to look at; `words` stand in the sentence."""

    sentence: SentenceInContext
    words: str
    why: str
    other: SentenceInContext | None = None
    """The sentence that it is at odds with, if that is another one."""
    others: str = ""
    """The words there."""


def diagnostic(doubt: Doubt, folder: str, texts: Mapping[str, str]) -> Diagnostic:
    """Return a doubt as a hint at its place, the other place named; `texts` are the pages as they lie."""
    here = _located(doubt.sentence, doubt.words, folder, texts, doubt.why)
    if doubt.other is None:
        return here
    there = _located(doubt.other, doubt.others, folder, texts, "")
    return here._replace(message=f"{doubt.why} ({there.path}:{there.line}:{there.column})")


def _located(
    sentence: SentenceInContext, words: str, folder: str, texts: Mapping[str, str], why: str
) -> Diagnostic:
    name, (start, end) = sentence.page.name, sentence.sentence.span
    at = texts[name].find(words, start, end)
    return located(f"{folder}/{name}", texts[name], max(at, start), why, Severity.HINT)

"""Find quotations: someone's own words that were set apart before the text was flattened.

A block quotation has no quotation marks, and once flattened only its introduction ("… said:")
and its voice tell it from the prose around it: it speaks of I and you, in contractions and in the
present, where an encyclopedia speaks of sums, dates and names in the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.model.spans import Span

LONGEST_INTRODUCTION = 80
"""Code points between the verb and its colon: "said in an interview with The Verge:"."""

LONGEST = 15
"""Sentences of one block quotation; longer ones are rare, and cost most where the guess is wrong."""

LONGEST_SENTENCE = 600
"""Code points; what goes on for longer without a full stop is a list, not speech."""

FEWEST_PRONOUNS = 2
"""How often a stretch must say I, we or you before it is taken for someone's own words."""

_SPEAKER = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur|[Yy]ou|[Yy]our)\b(?!\.)")
_VOICE = (
    (re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our)\b(?!\.)"), 1.0),
    (re.compile(r"\w['’](?:d|ll|re|ve|m)\b|n['’]t\b|\b[Ii]t['’]s\b|\b[Tt]hat['’]s\b"), 1.0),
    (re.compile(r"\.\.\.|…"), 0.5),
    (re.compile(r"\b(?:is|are|will|can|going to)\b"), 0.3),
    (re.compile(r"\b(?:was|were|had|would be|has been)\b"), -0.3),
    (re.compile(r"\bthe (?:film|movie)\b"), -0.5),
    (re.compile(r"[$€£₹]\s?\d|\d%|\b(?:19|20)\d\d\b"), -1.5),
    (re.compile(r"(?<=[a-z,] )[A-Z][a-z]+"), -0.4),
    (re.compile(r"[\"“”]"), -1.0),
)


_INTRODUCTION = lazy_regex(
    rf"\b(?:{pattern('lexicon/reporting_verbs.txt')})\b[^:\"“]{{0,{LONGEST_INTRODUCTION}}}: (?=[^\W\d_])"
)


def parts(text: str, sentences: Sequence[Span]) -> Iterator[tuple[list[Span], bool]]:
    """Return the sentences in stretches, each with whether it is a quotation.

    A sentence that holds both the introduction and the first words of the quotation is cut at its
    colon. Together the stretches hold just what came in.
    """
    prose: list[Span] = []
    at = 0
    while at < len(sentences):
        opening = _introduced(sentences[at].of(text))
        said = _said(text, sentences, at, opening.end()) if opening else []
        if said:
            start = said[0].start
            yield [*prose, Span(sentences[at].start, start - 1)], False
            yield said, True
            prose, at = [], at + len(said)
        else:
            prose.append(sentences[at])
            at += 1
    if prose:
        yield prose, False


def _introduced(sentence: str) -> re.Match[str] | None:
    """Return the verb that introduces a quotation, up to the space behind its colon."""
    return _INTRODUCTION.search(sentence) if ": " in sentence else None


def _said(text: str, sentences: Sequence[Span], at: int, offset: int) -> list[Span]:
    """Return the quotation that begins `offset` code points into sentence `at`, if it is one."""
    first = Span(sentences[at].start + offset, sentences[at].end)
    heard = list(
        takewhile(lambda span: _may_be_speech(span.of(text)), [first, *sentences[at + 1 : at + LONGEST]])
    )
    if not heard:
        return []
    voices = list(accumulate(_voice(span.of(text)) for span in heard))
    last = max(range(len(heard)), key=voices.__getitem__)
    words = " ".join(span.of(text) for span in heard[: last + 1])
    return heard[: last + 1] if len(_SPEAKER.findall(words)) >= FEWEST_PRONOUNS else []


def _may_be_speech(sentence: str) -> bool:
    """Return whether a sentence could be speech: not if it introduces the next one, or never ends."""
    return len(sentence) <= LONGEST_SENTENCE and not _introduced(sentence)


def _voice(sentence: str) -> float:
    return sum(weight * min(2, len(cue.findall(sentence))) for cue, weight in _VOICE)

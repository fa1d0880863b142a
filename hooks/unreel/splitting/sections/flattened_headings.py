"""Headings whose words a flat text has kept: "… in the harbour. Plot Ah Fat sells lanterns …".

A page that was flattened with its headings shows their words between sections, behind a full stop
or an entry and before a capital. One such word may be anything ("Production Weekly wrote"); where the
words of several sections stand so, they are headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from unreel.lexicon.section_headings import heading_words, kind_of_heading
from unreel.lexicon.wordlists import any_of, wordset
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.source_text import HeadingMark
from unreel.model.spans import Span

_FEWEST = 3
"""Kinds of sections whose words must stand as headings before any is taken for one."""
_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+\Z|[\d)\]\"”]\s+\Z|\A\s*\Z")
"""What stands before a heading: the end of a sentence, or of an entry that ends without a full stop."""
_BACK = 8
_SENTENCE = re.compile(r"\s*(?:[^\s.]+\s+){0,6}?[a-z]{2,}\s")
_NO_SENTENCE = re.compile(r"[^.]{0,160}\sas\s[A-Z]")


class _Candidate(NamedTuple):
    """Words that may be a heading."""

    span: Span
    kind: Kind
    sub: str | None
    is_behind_stop: bool


def flattened_headings(text: str) -> tuple[HeadingMark, ...]:
    """Return the headings that a text without line breaks has kept; none unless it has kept several."""
    candidates = list(_candidates(text))
    tops = list(_tops(text, [one for one in candidates if one.sub is None], candidates))
    if len({one.kind for one in tops}) < _FEWEST:
        return ()
    found = sorted([*tops, *_below(tops, candidates)])
    return tuple(HeadingMark(one.span, 2 if one.sub is None else 3) for one in found)


def _candidates(text: str) -> Iterator[_Candidate]:
    for found in _words().finditer(text):
        kind, sub = kind_of_heading(found[0])
        if kind:
            before = text[max(0, found.start() - _BACK) : found.start()]
            yield _Candidate(Span(*found.span()), kind, sub, bool(_STOP.search(before)))


@cache
def _words() -> re.Pattern[str]:
    words = set(heading_words()) - wordset("splitting/sections/no_flattened_headings.txt")
    return re.compile(rf"(?<!\S)(?:{any_of(words)})(?=\s+[\"“'‘(\[^]*[^a-z\W_])")


def _tops(text: str, whole: Sequence[_Candidate], candidates: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Return the headings of whole sections, each kind's first; behind a cast list a full stop may miss."""
    starts = {one.span.start for one in candidates}
    seen: set[Kind] = set()
    last: Kind | None = None
    for one in whole:
        goes_on = _next_word(text, one.span.end) in starts
        sentence = _SENTENCE.match(text, one.span.end) and not _NO_SENTENCE.match(text, one.span.end)
        behind_cast = last is Kind.CAST and (goes_on or sentence)
        behind_list = last in BACK_MATTER and one.kind in BACK_MATTER
        in_place = one.kind not in seen and (last not in BACK_MATTER or one.kind in BACK_MATTER)
        if in_place and (one.is_behind_stop or behind_cast or behind_list):
            seen.add(one.kind)
            last = one.kind
            yield one


def _below(tops: Sequence[_Candidate], candidates: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Return the headings of subsections: behind a full stop, or right behind another heading."""
    ends = {one.span.end for one in tops}
    back = min((one.span.start for one in tops if one.kind in BACK_MATTER), default=candidates[-1].span.end)
    seen: set[tuple[Kind, str | None]] = set()
    for one in candidates:
        is_prose = tops[0].span.end < one.span.start < back
        fits = one.sub and is_prose and (one.kind, one.sub) not in seen
        if fits and (one.is_behind_stop or one.span.start - 1 in ends):
            seen.add((one.kind, one.sub))
            yield one


def _next_word(text: str, at: int) -> int:
    return at + len(text[at : at + _BACK]) - len(text[at : at + _BACK].lstrip())

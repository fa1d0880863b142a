"""Lay out dated events as the lines of a timeline: one for a date and what happened, nothing told twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from unreel.facts.fact import Fact
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.day import Day
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.model.film import Heading, Page, Paragraph, Sentence

_REFERS_BACK = lazy_regex(rf"(?:{pattern('site/fragments/refers_back.txt')})\b")
_CUT = re.compile(r"[;,:] |(?<=[a-z]{3})\. |\s?[–—]\s?| (?=and |but |while )")
"""Where a clause of a sentence may begin or end."""
_WORD = re.compile(r"\w{4,}")
_ALIKE = 0.6
"""The share of the shorter sentence's words that the other has, if both tell of one event of one date."""
_OPENING = 2
"""Words before a date that opens its clause: "in early"."""
_FEWEST = 6
"""Words of a clause that says something."""
_LONGEST = 300
"""Code points of a sentence of which a timeline shows more than a clause."""
_FURTHEST = 2
"""Sentences before one that say what its "it" is."""

Place = tuple[str, int]
"""A page, and where a sentence begins in its Markdown."""


class TimelineLine(NamedTuple):
    """What happened at a date, and the sentences that say so, the one that is shown first."""

    day: Day
    words: str
    sentences: tuple[SentenceInContext, ...]


def timeline_lines(events: Iterable[Fact]) -> Iterator[TimelineLine]:
    """Return the lines of events, by date: what several sentences tell of one date in like words is one.

    A sentence stands at the first of its dates, and at the others its clause around the date; of a long one
    it is always that. One that begins with "It" or "He" has those before it that say who or what.
    """
    shown: set[Place] = set()
    for day, facts in groupby(sorted(events, key=attrgetter("day")), attrgetter("day")):
        lines: list[TimelineLine] = []
        for fact in facts:
            sentence = fact.sentence
            same = next(
                (at for at, line in enumerate(lines) if _are_alike(line.sentences[0], sentence)), None
            )
            if same is None:
                is_cut = _place(sentence) in shown or len(sentence.text) > _LONGEST
                words = clause(fact) if is_cut else _with_subject(sentence)
                shown.add(_place(sentence))
                lines.append(TimelineLine(day, words, (sentence,)))
            else:
                lines[same] = lines[same]._replace(sentences=(*lines[same].sentences, sentence))
        yield from lines


def clause(fact: Fact) -> str:
    """Return the clause of a sentence in which a date stands, with "…" for what is left out.

    It is as long as it must be to say something: it begins earlier, or, where the date opens it, ends later.
    """
    text, (start, end) = fact.sentence.text, fact.span
    cuts = [cut.span() for cut in _CUT.finditer(text)]
    starts = [0, *(after for _, after in cuts if after <= start)]
    ends = [*(before for before, _ in cuts if before >= end), len(text)]
    if len(text[starts[-1] : start].split()) <= _OPENING:
        last = next((at for at in ends if len(text[end:at].split()) >= _FEWEST), len(text))
        first = starts[-1]
    else:
        last = ends[0]
        first = next((at for at in reversed(starts) if len(text[at:last].split()) >= _FEWEST), 0)
    return f"{'… ' if first else ''}{text[first:last].strip()}{' …' if last < len(text) else ''}"


def _place(sentence: SentenceInContext) -> Place:
    return sentence.page.name, sentence.sentence.span.start


def _are_alike(one: SentenceInContext, other: SentenceInContext) -> bool:
    words, others = ({*_WORD.findall(sentence.text.casefold())} for sentence in (one, other))
    return one.text == other.text or len(words & others) >= _ALIKE * max(1, min(len(words), len(others)))


def _with_subject(sentence: SentenceInContext) -> str:
    """Return the words of a sentence behind those that say what it is about."""
    texts, at = [sentence.text], sentence.sentence.span.start
    before: Mapping[int, Sentence] = {}
    while _REFERS_BACK.match(texts[0]) and len(texts) <= _FURTHEST:
        before = before or _sentences_before(sentence.page)
        if at not in before:
            break
        texts.insert(0, before[at].text)
        at = before[at].span.start
    return " ".join(texts)


def _sentences_before(page: Page) -> dict[int, Sentence]:
    """Return where a sentence stands → the one before it below the same heading."""
    found: dict[int, Sentence] = {}
    last: Sentence | None = None
    for block in page.blocks:
        if isinstance(block, Heading):
            last = None
        for sentence in block.sentences if isinstance(block, Paragraph) and not block.quoted else ():
            if last:
                found[sentence.span.start] = last
            last = sentence
    return found

"""What to see also, set off from the prose that a flat text runs it on behind.

Wikipedia's layout guide puts these links between the body and the notes: titles of other articles, one
behind the other, without a verb and without a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import patterns
from unreel.model.article import BACK_MATTER, PROSE, Kind, Provenance, Section
from unreel.model.spans import Span
from unreel.splitting.sections import units

_words = patterns("splitting/see_also.txt")
_OPENS = rf"(?:{_words('opens')}) "
_WORK = rf"\((?:[^\W_]{{1,12}} )?(?:{_words('works')})\)"
_TELLS = lazy_regex(rf"\b{_OPENS}|\b(?:{_words('tells')})\b|{_WORK}")
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)\]]{0,3}\s+(?=[“\"(]?[^a-z\W\d_])")
_STOP = re.compile(r"[.!?…][\"”'’)\]]{0,3}$")
_VERB = lazy_regex(rf"\b(?:{units.VERBS})\b")
_ENTRY = lazy_regex(rf"\s(?={_OPENS})|(?<=\))\s(?=[^a-z\W\d_])")
_LONGEST = 400
"""Code points of such a list; what is longer without a stop is another: of songs, of awards."""


def apart(text: str, sections: Sequence[Section]) -> Iterator[Section]:
    """Return `sections` with what to see also set apart between the prose and the back matter."""
    for section, after in zip_longest(sections, sections[1:]):
        start = _start(text, section.span) if _may_hold(section, after) else None
        if start is None:
            yield section
        elif start == section.span.start:
            guessed = section.provenance is Provenance.MODEL
            yield section._replace(kind=Kind.SEE_ALSO, sub=None) if guessed else section
        else:
            end = section.span.start + len(text[section.span.start : start].rstrip())
            yield section._replace(span=Span(section.span.start, end))
            sure = after.confidence if after else section.confidence
            yield Section(Kind.SEE_ALSO, None, Span(start, section.span.end), sure)


def _may_hold(section: Section, after: Section | None) -> bool:
    """Return whether a section is the last prose, or taken for notes, before what no person said starts."""
    if after is None or section.kind not in {*PROSE, Kind.NOTES}:
        return False
    return after.kind in BACK_MATTER and after.provenance is Provenance.MODEL


def _start(text: str, span: Span) -> int | None:
    """Return where a list of what to see also starts that ends a stretch, None where none does."""
    first = max(span.start, span.end - _LONGEST)
    ends = [span.start, *(found.end() for found in _SENTENCE_END.finditer(text, first, span.end))]
    words = text[ends[-1] : span.end].rstrip()
    is_list = len(words) <= _LONGEST and not (_STOP.search(words) or _VERB.search(words))
    return ends[-1] if is_list and _TELLS.search(words) else None


def entries(text: str, span: Span) -> Iterator[Span]:
    """Return the entries of a list as far as their words tell where one begins."""
    at = span.start
    for found in [*_ENTRY.finditer(text, *span), None]:
        one = Span(at, found.start() if found else span.end).trimmed(text)
        if one.start < one.end:
            yield one
        at = found.end() if found else span.end

"""The end of a cast list set off from the prose behind it, word for word.

A flat text runs from the last entry into prose without a mark ("… as the cook Brack read …"); where the
splitter parted the two within an entry, the reader of cast lists knows better. And where it is unsure what
the prose behind a list is about, sentences about who played whom belong to the cast still.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.lists.cast import reader as cast
from unreel.lists.cast.vocabulary import is_name
from unreel.model.article import BACK_MATTER, Kind, Provenance, Role, Section
from unreel.model.spans import Span
from unreel.splitting import sentences
from unreel.splitting.sections import units

if TYPE_CHECKING:
    from unreel.lists.cast.evidence import Model


_SURE = 0.8
"""The confidence from which on a start behind a cast list stays where it is."""
_FEWEST, _APART = 2, 2
"""Sentences about the cast that prose behind its list has, and how far one may be from the next. Of 13 films
learned from that have so many, 9 have them in their section on the cast; most other starts are surer."""
_ABOUT_CAST = lazy_regex(rf"\b(?:{pattern('splitting/cast_words.txt')})\b")


def refine_cast_ends(
    text: str, sections: Sequence[Section], model: Model | None = None
) -> tuple[Section, ...]:
    """Return `sections` with the last entry of a cast list whole, and with prose about the cast behind it."""
    refined = list(sections)
    for at, (here, after) in enumerate(pairwise(sections)):
        is_flat = here.kind is Kind.CAST and after.kind not in {Kind.CAST, *BACK_MATTER}
        if not (is_flat and after.provenance is Provenance.MODEL):
            continue
        if _goes_on(text, here.span, after.span.start):
            refined[at : at + 2] = _with_last_entry(text, refined[at], after, model)
        refined[at : at + 2] = _with_prose(text, refined[at], refined[at + 1], model)
    return tuple(refined)


def _with_last_entry(
    text: str, here: Section, after: Section, model: Model | None
) -> tuple[Section, Section]:
    """Return a cast, with its last entry whole, and the section behind it."""
    end = sentences.split(text, after.span)[0].end
    parts = cast.read(text, Span(here.span.start, end), model)
    roles = [part for part in parts if isinstance(part, Role)]
    last = roles[-1].span if roles else here.span
    if not here.span.end < last.end < end:
        return here, after
    start = last.end + len(text[last.end : end]) - len(text[last.end : end].lstrip())
    return _parted(here, after, last.end, start)


def _with_prose(text: str, here: Section, after: Section, model: Model | None) -> tuple[Section, Section]:
    """Return a cast, with the sentences about it that follow on its list, and the section behind it."""
    if after.confidence >= _SURE:
        return here, after
    behind = sentences.split(text, after.span)
    run: list[int] = []
    for number, sentence in enumerate(behind):
        if number > (run[-1] + _APART if run else 0):
            break
        if _ABOUT_CAST.search(sentence.of(text)):
            run.append(number)
    is_short = len(run) < _FEWEST or run[-1] + 1 == len(behind)
    if is_short or not _ends_with_role(text, here.span, model):
        return here, after
    return _parted(here, after, behind[run[-1]].end, behind[run[-1] + 1].start)


def _parted(here: Section, after: Section, end: int, start: int) -> tuple[Section, Section]:
    """Return two sections that meet elsewhere: the first ends at `end`, the other starts at `start`."""
    first, second = Span(here.span.start, end), Span(start, after.span.end)
    return here._replace(span=first), after._replace(span=second)


def _ends_with_role(text: str, span: Span, model: Model | None) -> bool:
    """Return whether a cast ends with an entry of its list, and not with prose."""
    parts = cast.read(text, span, model)
    return bool(parts) and isinstance(parts[-1], Role)


def _goes_on(text: str, before: Span, at: int) -> bool:
    """Return whether a name stands before a place that goes on as an entry does: "Reilly as the cook"."""
    return is_name(before.of(text).rsplit(maxsplit=1)[-1]) and units.is_cast_entry(text, at)

"""The sections of a text as people correct them: what they say holds exactly, and all else stays.

A correction changes the section that it stands in and no other: where it starts a section, that one reaches
to the next start; where none starts, the section before goes on. An editor who goes through a text from left
to right so needs one correction a fault at most, and sees the rest stay as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from unreel.model.article import Kind, Provenance, Section
from unreel.model.spans import Span
from unreel.splitting.sections.headings import Outline
from unreel.splitting.sections.splitter import LabelEvidence, SplitText

_OPENERS = re.compile(r"(?<!\S)[\"“‘'«(\[]{1,4}\Z")
"""Marks right before a word that belong to it, which people who copy its words leave out."""
_BACK = 8
_WORD = re.compile(r"\w")


class StartCorrection(NamedTuple):
    """What a person says of a place: which section starts there, or that none does."""

    at: int
    """Code points of the text."""
    kind: Kind | None
    """None where no section starts."""
    sub: str | None = None
    """None leaves the subsection to what was learned; '' stands for none."""
    heading: str = ""


class Effect(NamedTuple):
    """What a correction does."""

    correction: StartCorrection
    before: Section
    """The section in which it stands, as it is without the correction."""
    is_idle: bool
    """Does it change nothing, nor make sure of anything?"""
    gone: tuple[Section, ...] = ()
    """Sections that start elsewhere and lose their start by it."""


def corrected(
    outline: Outline, split: SplitText, corrections: Iterable[StartCorrection]
) -> tuple[SplitText, list[Effect]]:
    """Return a split with what people say of it, in the order of the text, and what each correction does."""
    sections, effects = split.sections, list[Effect]()
    last = -1
    for one in sorted(corrections, key=lambda one: one.at):
        placed = one._replace(at=start(outline, one.at))
        sections, effect = _applied(outline.text, sections, placed, split, last)
        effects.append(effect)
        last = placed.at if placed.kind else last
    said = {effect.correction.at for effect in effects}
    kept = tuple(one for one in split.unmade if one.span.start not in said)
    return split._replace(unmade=kept).refined(sections), effects


def joined(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return sections with neighbours of one label as one."""
    runs = ([*run] for _, run in groupby(sections, lambda one: (one.kind, one.sub, one.heading)))
    return tuple(run[0]._replace(span=Span(run[0].span.start, run[-1].span.end)) for run in runs)


def start(outline: Outline, at: int) -> int:
    """Return where a section starts whose words do: before their marks, and the headings above them."""
    before = outline.text[max(0, at - _BACK) : at]
    marks = _OPENERS.search(before)
    first = at - len(marks[0]) if marks else at
    for heading in reversed(outline.headings):
        if heading.span.end <= first and not outline.text[heading.span.end : first].strip():
            first = heading.span.start
    return first


def _applied(
    text: str, sections: tuple[Section, ...], one: StartCorrection, split: SplitText, last: int
) -> tuple[tuple[Section, ...], Effect]:
    """Return the sections with one correction, and what it does to them.

    What the one before says of its place, `last`, still holds.
    """
    number = max(0, bisect_right([section.span.start for section in sections], one.at) - 1)
    if sections[number + 1 :] and not _WORD.search(text, one.at, sections[number + 1].span.start):
        number += 1
    here = sections[number]
    before, after = sections[:number], sections[number + 1 :]
    opens = here.span.start >= one.at
    if one.kind is None:
        known = any(likely.span.start == one.at for likely in split.unmade)
        if not (opens and before):
            return sections, Effect(one, here, is_idle=not known)
        changed = joined([*before[:-1], _until(text, before[-1], here.span.end), *after])
        return changed, Effect(one, here, is_idle=False, gone=_gone(sections, changed, one.at))
    new = _section(one, here, split.evidence, opens=opens)
    if not opens and _label(new) == _label(here):
        if not before or here.provenance is not Provenance.MODEL or last >= here.span.start:
            return sections, Effect(one, here, is_idle=True)
        # then it starts here, and no earlier
    elif not opens:
        before = (*before, here)
    before = (*before[:-1], *(_until(text, section, one.at) for section in before[-1:]))
    changed = joined([*before, new, *after])
    is_made = any(section.span.start == new.span.start for section in changed)
    return changed, Effect(one, here, is_idle=not is_made, gone=_gone(sections, changed, one.at))


def _section(one: StartCorrection, here: Section, evidence: LabelEvidence | None, *, opens: bool) -> Section:
    """Return the section that a correction starts in another one, up to that one's end."""
    new = Section(here.kind, one.sub or None, Span(one.at, here.span.end), 1.0, Provenance.CORRECTION)
    new = new._replace(kind=one.kind or here.kind, heading=one.heading)
    if one.sub is not None:
        return new
    if opens and here.kind is one.kind:
        return new._replace(sub=here.sub, heading=one.heading or here.heading)
    other = here.sub if here.kind is one.kind else None
    return new._replace(sub=evidence and evidence.likeliest_sub(new.span, new.kind, other))


def _label(section: Section) -> tuple[Kind, str | None, str]:
    return section.kind, section.sub, section.heading


def _until(text: str, section: Section, end: int) -> Section:
    start = section.span.start
    return section._replace(span=Span(start, start + len(text[start:end].rstrip())))


def _gone(before: Sequence[Section], after: Sequence[Section], at: int) -> tuple[Section, ...]:
    """Return the sections of `before` whose starts are no longer there, but for one at a place."""
    left = {at, *(section.span.start for section in after)}
    return tuple(section for section in before if section.span.start not in left)

"""Which sections of an article stand on a page, in which order, and under which headings.

A section that brings no heading gets one by its subsection. No heading comes twice on a page: what a later
section would say under the same words follows the first one, and what belongs to the page as a whole, or
starts where a section hardly does, follows what stands before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, takewhile
from typing import NamedTuple

from unreel.model.article import Kind, Section
from unreel.pages import layout
from unreel.recovery.article import Article
from unreel.recovery.parts import HeadingLine, Part

SURE = 0.25
"""How sure a second start of one subsection is at least (0 to 1) for its words to move to the first one's."""


class ArrangedSection(NamedTuple):
    """A section as it stands on a page."""

    section: Section
    parts: tuple[Part, ...]
    heading: str
    """The words above it that its own text has not; '' where it needs none."""


def arranged(article: Article, kinds: Collection[Kind]) -> list[ArrangedSection]:
    """Return the sections of the page that holds these `kinds`, in the order of the page."""
    sections = _on_page(article, kinds)
    given = {one.words.casefold() for _, parts in sections if (one := _given(parts))}
    runs: list[list[ArrangedSection]] = [[]]
    named: dict[str, list[ArrangedSection]] = {}
    run = runs[0]
    for section, parts in sections:
        own = _given(parts)
        words = own.words if own else _needed(section, parts)
        key, heading, shown = words.casefold(), "", parts
        if key in named and (own or section.confidence >= SURE):
            run, shown = named[key], tuple(part for part in parts if part is not own)
        elif own or (words and key not in named and key not in given):
            runs.append(run := [])
            named[key], heading = run, "" if own else words
        run.append(ArrangedSection(section, shown, heading))
    return [*chain.from_iterable(runs)]


def _on_page(article: Article, kinds: Collection[Kind]) -> list[tuple[Section, tuple[Part, ...]]]:
    """Return the sections of some kinds with their parts, in the order of the text.

    A part that stands before the page's own heading, since the text has it elsewhere ("Box office"
    below "Release"), comes last: what follows that heading would seem to be below the part's own.
    """
    found = [(one, article.within(one)) for one in _of_kinds(article.sections, kinds)]
    if len(kinds) > 1:
        return found  # each has a heading of its own
    own = next((at for at, (_, parts) in enumerate(found) if any(map(_opens, parts))), 0)
    early = [one for one in found[:own] if one[0].sub or _has_heading(one[1])]
    return [*(one for one in found if one not in early), *early]


def _of_kinds(sections: Sequence[Section], kinds: Collection[Kind]) -> Iterator[Section]:
    """Return the sections of some kinds; what fits no kind goes with the section before it."""
    page = Kind.OTHER
    for section in sections:
        page = page if section.kind is Kind.OTHER else section.kind
        if page in kinds:
            yield section


def _opens(part: Part) -> bool:
    return isinstance(part, HeadingLine) and part.opens


def _has_heading(parts: Sequence[Part]) -> bool:
    return any(isinstance(part, HeadingLine) and part.shown for part in parts)


def _given(parts: Sequence[Part]) -> HeadingLine | None:
    """Return the first heading that a section opens with and shows, None where it shows none."""
    opening = takewhile(lambda part: isinstance(part, HeadingLine), parts)
    return next((one for one in opening if isinstance(one, HeadingLine) and one.shown), None)


def _needed(section: Section, parts: Sequence[Part]) -> str:
    """Return the heading that a section which brings none needs: none if it has nothing but headings."""
    has_words = any(not isinstance(part, HeadingLine) for part in parts)
    return (section.heading or layout.heading(section.kind, section.sub)) if has_words else ""

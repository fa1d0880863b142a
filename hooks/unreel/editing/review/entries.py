"""Find the headings of people and characters on a page, with a place for an entry or without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unreel.model.article import Kind
from unreel.model.film import PEOPLE, Block, Heading, Page, Placeholder
from unreel.names.entities import ENTRY
from unreel.pages.layout import CHARACTERS

_DEEPEST = 7
"""Deeper than any heading."""


class Entry(NamedTuple):
    """A heading that is someone's name, and what stands below it."""

    heading: Heading
    below: tuple[Block, ...]
    end: float
    """The line of the next heading; none, infinity."""


def is_filled(below: Sequence[Block]) -> bool:
    """Return whether the build fills in who that is; its placeholder has to come first."""
    return bool(below) and isinstance(below[0], Placeholder) and below[0].name == ENTRY


def entries(page: Page) -> Iterator[Entry]:
    """Return the entries of a page.

    On the page of people that is each heading but those of groups, on the cast page each below
    "Characters"; headings below someone's own are parts of what is said there.
    """
    among = page.section == PEOPLE
    group = own = _DEEPEST  # levels: of "Characters" once passed, of the entry above
    headings = [(at, block) for at, block in enumerate(page.blocks) if isinstance(block, Heading)]
    next_ones = [*headings[1:], (len(page.blocks), None)]
    for (at, heading), (end, following) in zip(headings, next_ones, strict=False):
        below = page.blocks[at + 1 : end]
        own = _DEEPEST if heading.level <= own else own
        among = among and (page.section == PEOPLE or heading.level > group)
        if page.section == Kind.CAST and heading.text == CHARACTERS:
            among, group = True, heading.level
            continue
        is_group = not is_filled(below) and following is not None and following.level > heading.level
        if among and own == _DEEPEST and not is_group:
            own = heading.level
            yield Entry(heading, below, following.line if following else float("inf"))

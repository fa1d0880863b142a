"""docs/ as people left it to what they should know of it: each mistake with its place and its remedy.

The rules are tried in the order of the tables below. Each takes a page and the shelf on which it
stands, and gives complaints; none touches a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.names.entities import ENTRY
from unreel.review import shelf
from unreel.review.conflicts import conflicts
from unreel.review.dead_links import dead_links
from unreel.review.form import departures
from unreel.review.front_matter import broken_front_matter, films_without_overview, sections
from unreel.review.places import lost_places, spoilt_places
from unreel.review.scripts import scripts
from unreel.review.sentences import crowded_lines
from unreel.review.twins import twins

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from unreel.errors import Complaint
    from unreel.review.shelf import Sheet, Shelf

    Rule = Callable[[Sheet, Shelf], Iterator[Complaint]]

ALWAYS: tuple[Rule, ...] = (
    broken_front_matter,
    films_without_overview,
    scripts,
)
"""What is told of every page, besides its conflicts."""

SETTLED: tuple[Rule, ...] = (
    sections,
    dead_links,
    twins,
    spoilt_places,
    lost_places,
    crowded_lines,
    departures,
)
"""What is told once no conflict is left: until then a page holds several texts at once."""


def review(
    docs: Path, base: Path | None = None, fragments: Collection[str] = frozenset({ENTRY})
) -> list[Complaint]:
    """Give what is wrong with the pages in the folder `docs`, in the order of their paths and lines.

    `base` is the folder of the pages as sync last wrote them (`.unreel/base` beside `docs` unless
    said otherwise), `fragments` the names that the build fills.
    """
    known, complaints = shelf.read(docs, base or docs.parent / ".unreel" / "base", fragments)
    return sorted([*complaints, *reviewed(known)])


def reviewed(known: Shelf) -> Iterator[Complaint]:
    """Try every rule on every page."""
    for sheet in known.sheets.values():
        unsettled = [*conflicts(sheet, known)]
        yield from unsettled
        for rule in ALWAYS if unsettled else (*ALWAYS, *SETTLED):
            yield from rule(sheet, known)

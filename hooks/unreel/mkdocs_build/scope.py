"""What one run of MkDocs builds: films, pages of the library, and what belongs to no film."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from unreel.library import Library
from unreel.site.outlines import Outline

REST = ""
"""The unit of all pages of docs/ that are no film's."""


class Known(NamedTuple):
    """All of the site that a run need not read: values that go to any process."""

    outlines: Mapping[str, Outline] = {}
    """Film → its outline; of all films, or those that a part needs."""
    library: Library | None = None
    """What joins the films; for a part without what it does not show."""
    library_pages: Mapping[str, str] = {}
    """Path in docs/ → Markdown of the pages of the library; '' where a part need not know it."""
    ways: tuple[tuple[str, str], ...] = ()
    """The first page of each folder of these: what it is called, its path in docs/."""
    hidden: frozenset[str] = frozenset()
    """The pages of films that are not shown: paths in docs/."""
    has_news: bool = False
    """Is there a feed?"""
    elsewhere: frozenset[str] = frozenset()
    """The files of films whose folders are not where the part is built: paths in docs/."""


class Scope(NamedTuple):
    """What is built; `None` in its place means all, as plain MkDocs does it."""

    films: frozenset[str]
    library_pages: frozenset[str] = frozenset()
    """Paths in docs/."""
    has_rest: bool = False
    """The pages and files of docs/ that are no film's?"""
    has_theme: bool = False
    """The files of the theme?"""
    known: Known = Known()
    has_lists: bool = False
    """What speaks of all: map, lists, feed?"""

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to build."""
        return not (self.films or self.library_pages or self.has_rest or self.has_theme or self.has_lists)

    def has(self, unit: str) -> bool:
        """Return whether a unit of docs/ or of the library is built."""
        return self.has_rest if unit == REST else unit in self.films | self.library_pages


def unit_of(path: str, films: Mapping[str, object], library_pages: Mapping[str, object]) -> str:
    """Return the unit that a file of docs/ belongs to: a film's slug, a page of the library, or `REST`."""
    folder = path.partition("/")[0]
    if folder in films and "/" in path:
        return folder
    return path if path in library_pages else REST

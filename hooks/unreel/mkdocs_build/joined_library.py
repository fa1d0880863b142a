"""The library of all films with its pages, and what it was joined of: a server joins only what changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from unreel.library import Library, join
from unreel.library.people_settings import PeopleSettings
from unreel.library.summaries.film_summary import FilmSummary
from unreel.site.library_pages import library_pages
from unreel.site.outlines import Outline


class JoinedLibrary(NamedTuple):
    """The library, and all that it depends on."""

    summaries: Mapping[str, FilmSummary]
    """By their folders."""
    said: PeopleSettings
    library: Library
    pages: Mapping[str, str]
    """Path in docs/ → Markdown, of those too in whose place somebody wrote a page."""


def joined_library(
    outlines: Mapping[str, Outline], said: PeopleSettings, last: JoinedLibrary | None
) -> JoinedLibrary:
    """Return the library of all films: the `last` one, if it was joined of the same."""
    summaries = {slug: one.summary for slug, one in outlines.items()}
    if last and last.summaries == summaries and last.said == said:
        return last
    library = join(summaries.values(), said)
    return JoinedLibrary(summaries, said, library, library_pages(library))

"""The library of all films with its pages, and what it was joined of: a server joins only what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from unreel.library import Library, join
from unreel.library.people_settings import PeopleSettings
from unreel.library.summaries.film_summary import FilmSummary
from unreel.mkdocs_build.environment import digest_of
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
    films_digest: str
    """The digest of all that is known of the films."""
    threads_digests: Mapping[str, str]
    """Film → the digest of what its pages show of others."""


def joined_library(
    outlines: Mapping[str, Outline], said: PeopleSettings, last: JoinedLibrary | None
) -> JoinedLibrary:
    """Return the library of all films: the `last` one, if it was joined of the same."""
    summaries = {slug: one.summary for slug, one in outlines.items()}
    if last and last.summaries == summaries and last.said == said:
        return last
    before = last if last and last.said == said else None
    library = join(summaries.values(), said, before.library if before else None)
    threads = _threads_digests(library, before)
    if before and library.films is before.library.films:
        return JoinedLibrary(summaries, said, library, before.pages, before.films_digest, threads)
    films = digest_of(library.films)
    return JoinedLibrary(summaries, said, library, library_pages(library), films, threads)


def _threads_digests(library: Library, before: JoinedLibrary | None) -> dict[str, str]:
    """Return film → the digest of what its pages show of others, as `before` where that is the same."""
    kept = before.library.threads if before else {}
    known = before.threads_digests if before else {}
    return {
        slug: known[slug] if kept.get(slug) == one else digest_of(_of_mappings(one))
        for slug, one in library.threads.items()
    }


def _of_mappings(threads: Iterable[Any]) -> object:
    """Return a value whose representation does not depend on the order of keys."""
    return [sorted(one.items()) if isinstance(one, Mapping) else one for one in threads]

"""What lies around each film: joined anew where a film shows others something else, and else as it was.

Most changes of a film concern nobody else. What the last build joined is kept then, a digest for each unit,
and only what is to be built is read of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from unreel.library import Library, join
from unreel.library.kept_threads import pack, unpack
from unreel.library.people_settings import PeopleSettings
from unreel.library.summaries.film_summary import FilmSummary
from unreel.library.threads import NO_THREADS
from unreel.mkdocs_build.environment import digest_of
from unreel.mkdocs_build.folders import Folders
from unreel.mkdocs_build.scope import REST, Known, unit_of
from unreel.model.diagnostics import Diagnostic
from unreel.pages import snapshot
from unreel.site import docs, machine_readable
from unreel.site.library_pages import library_pages, ways
from unreel.site.outlines import Linked, LinkOut, Outline, fullest, link_out
from unreel.store.built import Around, Built
from unreel.store.history import Days


class Basis(NamedTuple):
    """What is joined, beside what the films show."""

    docs_dir: Path
    environment: str
    """The digest of what goes into every page."""
    said: PeopleSettings
    days: Days
    has_address: bool
    """Has the site one? Else it has no feed."""


class Joined(NamedTuple):
    """What lies around the films."""

    key: str
    """The digest of all that it was made of."""
    known: Known
    digests: Mapping[str, str]
    """Unit of docs/ or of the library → the digest of what lies around it."""
    shows_all: frozenset[str]
    """The films that speak of all."""
    fullest: str
    """The film whose words are shown where all are spoken of; '' where there is none."""
    is_kept: bool
    """Is it as the last build joined it? Then `known` lacks what `with_threads` reads, and the rest."""
    links: Mapping[str, list[tuple[str, LinkOut]]] = {}
    """Film → the links that lead to it from others, with their films."""

    @property
    def site_row(self) -> tuple[str, object]:
        """Return what is kept of it."""
        known, library = self.known, self.known.library
        told = library.diagnostics if library else ()
        films = sorted(self.shows_all), self.fullest
        return self.key, ([*known.library_pages], sorted(known.hidden), known.has_news, told, *films)

    def rows(self, units: Iterable[str]) -> dict[str, Around]:
        """Return what the next build finds of what lies around some units; nothing where that is there."""
        threads = self.known.library.threads if self.known.library else {}
        return {
            unit: Around(self.digests[unit], [pack(threads.get(unit, NO_THREADS)), self.links.get(unit, [])])
            for unit in units
            if unit in self.digests and not self.is_kept
        }


def kept(of: Folders, basis: Basis, built: Built) -> Joined | None:
    """Return what the last build joined; None where something goes into it that did not."""
    key, about = built.joined()
    if not key or key != _key(of, basis):
        return None
    try:
        pages, hidden, has_news, told, shows_all, first = about
        library = Library(diagnostics=tuple(map(Diagnostic.of_json, told)))
    except (TypeError, ValueError):
        return None
    outlines = {slug: _bare(slug) for slug in of.films}
    there = dict.fromkeys(pages, "")
    known = Known(outlines, library, there, hidden=frozenset(hidden), has_news=has_news)
    return Joined(key, known, built.around_digests(), frozenset(shows_all), str(first), is_kept=True)


def with_threads(known: Known, films: Collection[str], built: Built) -> Known | None:
    """Return what some films show of others, too; None where the cache is damaged."""
    threads, links = {}, defaultdict(list)
    found = built.around(films)
    try:
        for slug in sorted(films):
            packed, leading = found[slug]
            threads[slug] = unpack(packed)
            for source, link in leading:
                links[source].append(link_out(*link))
    except (LookupError, TypeError, ValueError):
        return None
    outlines = {slug: one._replace(links=tuple(links.get(slug, ()))) for slug, one in known.outlines.items()}
    library = (known.library or Library())._replace(threads=threads)
    return known._replace(outlines=outlines, library=library)


def anew(of: Folders, outlines: Mapping[str, Outline], basis: Basis) -> Joined:
    """Join all films."""
    days = basis.days
    library = join((one.summary for one in outlines.values()), basis.said)
    there = {*of.paths}
    pages = {path: text for path, text in library_pages(library).items() if path not in there}
    hidden = frozenset(name for one in outlines.values() for name in one.hidden)
    shown = (f"docs/{slug}/{name}" for slug, one in outlines.items() for name, *_ in one.pages)
    has_news = basis.has_address and any(days.changed.get(path) for path in shown)
    known = Known(outlines, library, pages, tuple(ways(library)), hidden, has_news=has_news)
    beside = docs.links_beside(snapshot.read(basis.docs_dir, is_entered=lambda _: False))
    shows_all = frozenset(slug for slug, one in outlines.items() if one.shows_all)
    links = _links_by_aim(outlines)
    digests = _digests(known, basis, links, beside)
    key = _key(of, basis)
    return Joined(key, known, digests, shows_all, fullest(outlines), is_kept=False, links=links)


def _key(of: Folders, basis: Basis) -> str:
    """Return the digest of all that what lies around the films is made of."""
    films = {*of.films}
    shown = sorted((name, row.shown) for name, row in of.rows.items())
    beside = sorted(path for path in of.paths if path.partition("/")[0] not in films)
    days = sorted(basis.days.changed.items()), sorted(basis.days.added.items())
    return digest_of(
        (basis.environment, basis.said, basis.has_address, shown, beside, of.rows[REST].content, days)
    )


def _digests(
    known: Known, basis: Basis, links: Mapping[str, list[tuple[str, LinkOut]]], beside: Linked
) -> dict[str, str]:
    """Return unit → the digest of what lies around it."""
    library, days = known.library or Library(), basis.days
    size = machine_readable.is_many(known.outlines), machine_readable.is_large(known.outlines)
    about = basis.environment, size, known.has_news
    changed = _by_unit(days.changed, known)
    leading = defaultdict(list)
    for target, places in beside.items():
        leading[target[0].partition("/")[0]].append((target, places))
    pages = [(slug, one.pages) for slug, one in known.outlines.items()]
    everything = library.films, pages, sorted(days.added.items())
    digests = {}
    for slug, one in known.outlines.items():
        threads = _of_mappings(library.threads.get(slug, NO_THREADS))
        aims = leading.get(slug), links.get(slug)
        own_days = changed.get(slug), days.added.get(f"docs/{slug}")
        digests[slug] = digest_of((about, threads, aims, own_days, everything if one.shows_all else None))
    for path, text in known.library_pages.items():
        digests[path] = digest_of((about, text, known.ways))
    to_others = [(aim, found) for aim, found in sorted(links.items()) if aim not in known.outlines]
    digests[REST] = digest_of((about, changed.get(REST), everything, library.diagnostics, to_others))
    return digests


def _links_by_aim(outlines: Mapping[str, Outline]) -> dict[str, list[tuple[str, LinkOut]]]:
    """Return film → the links that lead to it from others, with their films."""
    links: dict[str, list[tuple[str, LinkOut]]] = defaultdict(list)
    for slug, one in outlines.items():
        for link in one.links:
            links[link.target[0].partition("/")[0]].append((slug, link))
    return links


def _bare(slug: str) -> Outline:
    """Return what the pages of other films need of a film, but for its links."""
    return Outline(FilmSummary(slug, "", "", "", ""))


def _of_mappings(threads: Iterable[Any]) -> object:
    """Return a value whose representation does not depend on the order of keys."""
    return [sorted(one.items()) if isinstance(one, Mapping) else one for one in threads]


def _by_unit(days: Mapping[str, str], known: Known) -> dict[str, list[tuple[str, str]]]:
    """Return unit → its pages and their days."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path, day in sorted(days.items()):
        unit = unit_of(path.removeprefix("docs/"), known.outlines, known.library_pages)
        found.setdefault(unit, []).append((path, day))
    return found

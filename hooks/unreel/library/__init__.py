"""Join films: who worked on several, which name each other, and by what readers browse them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from unreel.library import people_settings
from unreel.library.film_links import links, series
from unreel.library.people_settings import PeopleSettings
from unreel.library.persons import Person, joined, persons
from unreel.library.shelves import Kind, Shelf, shelves
from unreel.library.summaries.film_summary import FilmSummary
from unreel.library.threads import FilmThreads, threads
from unreel.model.diagnostics import Diagnostic

__all__ = ["FilmSummary", "FilmThreads", "Kind", "Library", "Person", "Shelf", "join"]


class Library(NamedTuple):
    """What joins films."""

    films: Mapping[str, FilmSummary] = MappingProxyType({})
    """By their folders; without the works that their pages name, of which `threads` tells."""
    people: tuple[Person, ...] = ()
    """Those whom two films or more have an entry for."""
    shelves: Mapping[Kind, tuple[Shelf, ...]] = MappingProxyType({})
    threads: Mapping[str, FilmThreads] = MappingProxyType({})
    """Film → what its pages show of the others."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong with what an editor says of people."""

    @property
    def is_one_film(self) -> bool:
        """Return whether there is nothing to join."""
        return len(self.films) < 2  # noqa: PLR2004 - another one


def join(
    summaries: Iterable[FilmSummary], settings: PeopleSettings | None = None, last: Library | None = None
) -> Library:
    """Return what joins films, of what is known of each; `settings` is what an editor says of people.

    The `last` library of the same settings hands on what hangs together by people and shelves, unless more of
    a film changed than which works its pages name, and where: a sentence more moves those behind it.
    """
    naming = sorted(summaries, key=lambda one: one.slug)
    films = {one.slug: one._replace(works=()) for one in naming}
    made = last if last and last.films == films else _without_links(films, settings or PeopleSettings())
    linked = links(naming)
    bare = [*films.values()]
    ordered = series(bare, linked.relations)
    return made._replace(threads=threads(bare, made.people, linked, ordered, made.shelves))


def _without_links(films: Mapping[str, FilmSummary], said: PeopleSettings) -> Library:
    """Return what joins films but for what their pages say of each other."""
    names = {slug: [one.name for one in film.people] for slug, film in films.items()} if said.people else {}
    wrong = (*said.diagnostics, *people_settings.unknown(said, names))
    everybody = persons(films.values(), said)
    several = tuple(one for one in everybody if len(one.appearances) > 1)
    shelved = shelves(films.values() if len(films) > 1 else (), joined(several))
    return Library(films, several, shelved, diagnostics=wrong)

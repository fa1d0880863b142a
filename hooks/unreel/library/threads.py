"""What the pages of one film show of the others: small values, which change only where what is shown does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from unreel.library.film_links import FilmLink, Links, Relation, Series
from unreel.library.order import title_order, year_order
from unreel.library.persons import Appearance, Person
from unreel.library.shelves import Kind, Shelf
from unreel.library.summaries.film_summary import FilmSummary

MOST = 6
"""Other films of a person that an entry names; all stand on the person's page."""


class FilmRef(NamedTuple):
    """A film as others name it."""

    slug: str
    title: str
    year: str
    overview: str
    """Its path in docs/: 'night-train/index.md'."""


class OtherWork(NamedTuple):
    """A person's part in another film."""

    film: FilmRef
    entry: str
    """Its path in docs/: 'night-train/people.md#ann-lee'."""
    jobs: tuple[str, ...]
    roles: tuple[str, ...]


class PersonThread(NamedTuple):
    """Where else a person is found."""

    page: str
    """The page of the person, its path in docs/: 'people/ann-lee.md'."""
    others: tuple[OtherWork, ...]
    """The films nearest in time on which they worked, without this one, at most `MOST`, by year."""
    films: int
    """How many films of the library have an entry for them, this one too."""


class NamedIn(NamedTuple):
    """A film that names this one."""

    film: FilmRef
    place: str
    """Where it does so first, its path in docs/: 'night-train/plot.md#p2'."""
    times: int
    """How often it does."""


class SeriesThread(NamedTuple):
    """The series of a film."""

    name: str
    films: tuple[FilmRef, ...]
    """In their order, this film among them."""


class RelatedFilm(NamedTuple):
    """What a film is of another one, or that one of it."""

    what: str
    """'sequel', 'prequel', 'spin-off', 'remake'."""
    is_of: bool
    """Is the film itself that of the other one?"""
    film: FilmRef
    """The other one."""


class FilmThreads(NamedTuple):
    """All that the pages of one film show of others."""

    links: Mapping[str, tuple[tuple[FilmLink, FilmRef], ...]] = MappingProxyType({})
    """Page → the first mentions of other films there."""
    people: Mapping[str, PersonThread] = MappingProxyType({})
    """Entry ('people.md#ann-lee') → where else the person is found."""
    named_in: tuple[NamedIn, ...] = ()
    relations: tuple[RelatedFilm, ...] = ()
    series: tuple[SeriesThread, ...] = ()
    previous: FilmRef | None = None
    next: FilmRef | None = None
    shelves: Mapping[tuple[str, str], str] = MappingProxyType({})
    """(kind, name) of a shelf, ('countries', 'Poland') → the path in docs/ of its page, or of that of all."""


NO_THREADS = FilmThreads()
"""Those of a film that stands alone."""


def reference(film: FilmSummary) -> FilmRef:
    """Return how others name a film."""
    return FilmRef(film.slug, film.title, film.year, f"{film.slug}/{film.overview}")


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """Return the keys whose values are not the same."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def threads(
    films: Sequence[FilmSummary],
    people: Iterable[Person],
    links: Links,
    series: Iterable[Series],
    shelves: Mapping[Kind, Iterable[Shelf]],
) -> dict[str, FilmThreads]:
    """Return film → what its pages show of the others."""
    known = {film.slug: reference(film) for film in films}
    by_title = sorted(films, key=lambda film: title_order(film.title, film.slug))
    after = {one.slug: known[other.slug] for one, other in pairwise(by_title)}
    before = {other.slug: known[one.slug] for one, other in pairwise(by_title)}
    entries = _entries(people, known)
    shelved = _shelved(shelves)
    named, related = _named_in(links, known), _related(links.relations, known)
    told: dict[str, list[SeriesThread]] = defaultdict(list)
    for one in series:
        thread = SeriesThread(one.name, tuple(known[slug] for slug in one.films))
        for slug in one.films:
            told[slug].append(thread)
    return {
        film.slug: FilmThreads(
            _first_mentions(links.links.get(film.slug, ()), known),
            entries.get(film.slug, {}),
            named.get(film.slug, ()),
            related.get(film.slug, ()),
            tuple(told.get(film.slug, ())),
            before.get(film.slug),
            after.get(film.slug),
            shelved.get(film.slug, {}),
        )
        for film in films
    }


def _shelved(shelves: Mapping[Kind, Iterable[Shelf]]) -> dict[str, dict[tuple[str, str], str]]:
    found: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for kind, some in shelves.items():
        for shelf in some:
            page = shelf.page or f"{kind}/index.md"
            for film in shelf.films:
                found[film.slug][kind, shelf.name] = page
    return found


def _first_mentions(
    links: Iterable[FilmLink], known: Mapping[str, FilmRef]
) -> dict[str, tuple[tuple[FilmLink, FilmRef], ...]]:
    pages: dict[str, dict[str, tuple[FilmLink, FilmRef]]] = defaultdict(dict)
    for link in links:
        pages[link.page].setdefault(link.to, (link, known[link.to]))
    return {page: tuple(found.values()) for page, found in pages.items()}


def _named_in(links: Links, known: Mapping[str, FilmRef]) -> dict[str, tuple[NamedIn, ...]]:
    found: dict[str, dict[str, NamedIn]] = defaultdict(dict)
    for by, places in links.links.items():
        for link in places:
            first = found[link.to].get(by)
            place = f"{by}/{link.page}" + (f"#{link.anchor}" if link.anchor else "")
            found[link.to][by] = (
                first._replace(times=first.times + 1) if first else NamedIn(known[by], place, 1)
            )
    return {
        slug: tuple(sorted(places.values(), key=lambda one: (year_order(one.film.year), one.film.slug)))
        for slug, places in found.items()
    }


def _related(
    relations: Iterable[Relation], known: Mapping[str, FilmRef]
) -> dict[str, tuple[RelatedFilm, ...]]:
    """Return film → what it is of others, then what others are of it, each by year."""
    found: dict[str, set[RelatedFilm]] = defaultdict(set)
    for film, of, what in relations:
        found[film].add(RelatedFilm(what, True, known[of]))  # noqa: FBT003 - its name stands in the class
        found[of].add(RelatedFilm(what, False, known[film]))  # noqa: FBT003 - as above

    def place(one: RelatedFilm) -> tuple[bool, str, str, str]:
        return not one.is_of, one.what, year_order(one.film.year), one.film.slug

    return {slug: tuple(sorted(some, key=place)) for slug, some in found.items()}


def _entries(people: Iterable[Person], known: Mapping[str, FilmRef]) -> dict[str, dict[str, PersonThread]]:
    found: dict[str, dict[str, PersonThread]] = defaultdict(dict)
    for person in people:
        worked = [one for one in person.appearances if one.has_worked]
        works = [_other(one, known) for one in worked]
        at = {one.entry: number for number, one in enumerate(worked)}
        for one in person.appearances:
            others = _around(works, at.get(one.entry))
            thread = PersonThread(f"people/{person.slug}.md", others, len(person.appearances))
            found[one.film.slug][one.person.entry] = thread
    return found


def _around(works: Sequence[OtherWork], own: int | None) -> tuple[OtherWork, ...]:
    """Return the works next to a person's own, or the first where they have none here."""
    if own is None:
        return tuple(works[:MOST])
    start = max(0, min(own - MOST // 2, len(works) - MOST - 1))
    return tuple(work for number, work in enumerate(works[start : start + MOST + 1], start) if number != own)


def _other(one: Appearance, known: Mapping[str, FilmRef]) -> OtherWork:
    film = known[one.film.slug]
    return OtherWork(film, f"{film.slug}/{one.person.entry}", one.person.jobs, one.person.roles)

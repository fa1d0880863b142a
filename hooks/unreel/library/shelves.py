"""Put films on the shelves by which readers browse: years, countries, languages, genres, directors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from unreel.library.order import by_family_name, filed, title_order
from unreel.library.people_settings import key
from unreel.library.persons import Person
from unreel.library.summaries.film_summary import FilmSummary
from unreel.model.identifiers import ascii_slug


class Kind(StrEnum):
    """By what films are put on shelves; the name of the folder of its pages."""

    YEARS = "years"
    DIRECTORS = "directors"
    COUNTRIES = "countries"
    LANGUAGES = "languages"
    GENRES = "genres"


class Shelf(NamedTuple):
    """The films that have something in common."""

    kind: Kind
    name: str
    """'1999', 'Poland', 'film noir'."""
    slug: str
    """Its place among those of its kind: 'film-noir'; unique."""
    films: tuple[FilmSummary, ...]
    """By title."""

    @property
    def page(self) -> str:
        """Return the path in docs/ of its page; '' for a film alone, and for directors: people have pages."""
        is_shown = len(self.films) > 1 and self.kind is not Kind.DIRECTORS
        return f"{self.kind}/{self.slug}.md" if is_shown else ""

    @property
    def filed(self) -> str:
        """Return what it is sorted by among those of its kind."""
        return by_family_name(self.name) if self.kind is Kind.DIRECTORS else filed(self.name)


def shelves(
    films: Iterable[FilmSummary], joined: Mapping[tuple[str, str], Person]
) -> dict[Kind, tuple[Shelf, ...]]:
    """Return the shelves of each kind, sorted; `joined` are the people of several films by their entries."""
    by_value: dict[Kind, dict[str, dict[str, list[FilmSummary]]]] = {kind: defaultdict(dict) for kind in Kind}
    for film in films:
        for kind, name, place in _places(film, joined):
            by_value[kind][place].setdefault(name, []).append(film)
    return {kind: tuple(_shelves(kind, values)) for kind, values in by_value.items()}


def _places(film: FilmSummary, joined: Mapping[tuple[str, str], Person]) -> Iterator[tuple[Kind, str, str]]:
    """Return (kind, the shelf's name, what tells it from others of the kind) of the shelves of a film."""
    if film.year.isdecimal():
        yield Kind.YEARS, film.year, film.year
    values = ((Kind.COUNTRIES, film.countries), (Kind.LANGUAGES, film.languages), (Kind.GENRES, film.genres))
    for kind, names in values:
        for place, name in {ascii_slug(name): name for name in names}.items():
            yield kind, name, place
    for place, name in directors(film, joined).items():
        yield Kind.DIRECTORS, name, place


def directors(film: FilmSummary, joined: Mapping[tuple[str, str], Person]) -> dict[str, str]:
    """Return who directed a film: their place among the directors → their name."""
    found = {}
    for name in film.directors:
        own = key(name)
        entries = (one.entry for one in film.people if key(one.name) == own)
        person = next((joined[film.slug, entry] for entry in entries if (film.slug, entry) in joined), None)
        # a name without an entry is told from others of the name by the film
        found[person.slug if person else f"{own} {film.slug}"] = person.name if person else name
    return found


def _shelves(kind: Kind, values: Mapping[str, Mapping[str, list[FilmSummary]]]) -> list[Shelf]:
    made = []
    for place, named in values.items():
        name = max(named, key=lambda one: (len(named[one]), one))
        films = sorted(
            (film for some in named.values() for film in some),
            key=lambda one: title_order(one.title, one.slug),
        )
        made.append(Shelf(kind, name, place.partition(" ")[0], tuple(films)))
    return sorted(made, key=lambda shelf: (shelf.filed, shelf.slug, shelf.films[0].slug))

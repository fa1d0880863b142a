"""All films by title."""

from __future__ import annotations

from unreel.lexicon.labels import counted, label
from unreel.library import Library
from unreel.library.order import initial, title_order
from unreel.site.library_pages.listing import Row, headings, listing, with_makers

PATH = "films/index.md"


def films_by_title(library: Library) -> dict[str, str]:
    """Return the pages of all films by title, each with its year and who directed it."""
    rows = _rows(library)
    return listing(PATH, label("Films"), rows, lead=label("{} by title.", counted(len(rows))))


def letters(library: Library) -> list[tuple[str, str]]:
    """Return each letter with the path in docs/ of the films under it."""
    return headings(PATH, _rows(library))


def _rows(library: Library) -> list[Row]:
    films = sorted(library.films.values(), key=lambda film: title_order(film.title, film.slug))
    return [Row(initial(film.title), film.title, with_makers(film)) for film in films]

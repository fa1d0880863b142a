"""Films by what they share: the index of each kind of shelf, and a page for each shelf with several films."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unreel.lexicon.labels import counted, label
from unreel.library import Kind, Library, Shelf
from unreel.library.order import letter, year_order
from unreel.library.summaries.film_summary import FilmSummary
from unreel.pages.escape import escape
from unreel.site.library_pages.listing import Row, decade, film_words, listing, with_makers

_FEW = 3
"""Films that stand in an index behind the name of their shelf."""


def shelf_pages(library: Library) -> dict[str, str]:
    """Return the pages of all shelves; there are none of a kind that no film has."""
    people = {person.slug for person in library.people}
    found: dict[str, str] = {}
    for kind, shelves in library.shelves.items():
        if shelves:
            path = f"{kind}/index.md"
            rows = [Row(_group(shelf), shelf.name, _words(shelf, people)) for shelf in shelves]
            found |= listing(path, label(kind.capitalize()), rows)
        for shelf in shelves:
            found |= _page(shelf) if shelf.page else {}
    return found


def _group(shelf: Shelf) -> str:
    return decade(shelf.name) if shelf.kind is Kind.YEARS else letter(shelf.filed)


def _words(shelf: Shelf, people: set[str]) -> str:
    """Return a row of an index: a shelf and its number of films, or the films that have no page of theirs."""
    name = escape(called(shelf))
    if shelf.page:
        return f"[{name}]({shelf.slug}.md) ({counted(len(shelf.films))})"
    if shelf.kind is Kind.DIRECTORS and shelf.slug in people:
        name = f"[{name}](../people/{shelf.slug}.md)"
    with_year = shelf.kind is not Kind.YEARS
    films = ", ".join(film_words(film, with_year=with_year) for film in _by_year(shelf.films)[:_FEW])
    more = len(shelf.films) - _FEW
    return f"{name}: {films}" + (f" {label('and {} more', more)}" if more > 0 else "")


def _page(shelf: Shelf) -> dict[str, str]:
    rows = [*_rows(shelf)]
    title = called(shelf)
    lead = f"{counted(len(shelf.films))}. [{label(f'All {shelf.kind}')}](index.md)"
    return listing(shelf.page, title, rows, lead=lead)


def _rows(shelf: Shelf) -> Iterator[Row]:
    is_year = shelf.kind is Kind.YEARS
    for film in shelf.films if is_year else _by_year(shelf.films):
        words = with_makers(film, with_year=not is_year)
        yield Row("" if is_year else decade(film.year), film.title, words)


def _by_year(films: Iterable[FilmSummary]) -> list[FilmSummary]:
    return sorted(films, key=lambda film: year_order(film.year))


def called(shelf: Shelf) -> str:
    """Return what a shelf is called where it stands alone, with a capital."""
    return shelf.name[:1].upper() + shelf.name[1:]

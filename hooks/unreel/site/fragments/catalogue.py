"""`<!-- catalogue -->`: every film of the site, by title; of many, the ways to them."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from itertools import groupby

from unreel.lexicon.labels import label
from unreel.library import FilmSummary
from unreel.library.order import NUMBERS, initial, title_order
from unreel.model.film import dated
from unreel.pages.escape import escape
from unreel.site.fragments.context import FragmentContext
from unreel.site.library_pages import ways
from unreel.site.library_pages.films import letters
from unreel.site.library_pages.listing import shortened

EMPTY = label("There is no film here yet: drop a film's text into `seeds/`, and it will be.")
MANY = 24
"""From so many films on they stand under their letters, and an alphabet above them leads there."""
MOST = 250
"""With more films than that, letters lead to pages of their own: the home page stays light."""
FETCHED = 1_500
"""So many films are filtered by a list that is fetched, of some 100 KB; of more, the search finds them."""
NEWEST = 12
"""Films that the home page shows of so many."""
FEW_ADDED = 6
"""Of those added last, which stand in a line above all others where these stand on the page too."""
FIRST_WORDS = 160
"""Code points of a film's first sentence, where there are many."""

LIST = "films/films.json"
"""All films in a few words, where the field that filters them fetches it."""
FILTER = '<div class="filter" data-films="{}"></div>'
"""Where the theme's script puts a field to filter the films; "" where all of them stand on the page."""


def catalogue(context: FragmentContext) -> str:
    """Return a list of the films, each with its year, its first sentence, its director and its pages."""
    library = context.library
    films = sorted(library.films.values(), key=lambda film: title_order(film.title, film.slug))
    browse = " · ".join(f"[{title}]({path})" for title, path in ways(library))
    parts = [f"{browse}\n{{ .browse }}"] if browse else []
    if len(films) < MANY:
        return "\n\n".join([*parts, "\n".join(_card(film, context) for film in films) or EMPTY])
    added = _recently_added(films, context)
    if len(films) > MOST:
        alphabet = " ".join(f"[{letter}]({path})" for letter, path in letters(library))
        parts += [FILTER.format(LIST)] if is_fetched(films) else []
        parts += [f"{alphabet}\n{{ .alphabet }}"]
        parts += [f"## {label('Recently added') if added else label('Newest films')}"]
        return "\n\n".join([*parts, _cards(added or _newest(films), context)])
    shelves = {letter: list(some) for letter, some in groupby(films, lambda film: initial(film.title))}
    alphabet = " ".join(f"[{letter}](#{_anchor(letter)})" for letter in shelves)
    parts += [FILTER.format("")]
    parts += (
        [f"{label('Recently added')}: {', '.join(map(_named, added[:FEW_ADDED]))}\n{{ .browse }}"]
        if added
        else []
    )
    parts += [f"{alphabet}\n{{ .alphabet }}"]
    for letter, some in shelves.items():
        parts += [f"## {letter} {{ #{_anchor(letter)} }}", _cards(some, context)]
    return "\n\n".join(parts)


def is_fetched(films: Sized) -> bool:
    """Return whether films are filtered by a list that is fetched."""
    return MOST < len(films) <= FETCHED


def _recently_added(films: Iterable[FilmSummary], context: FragmentContext) -> list[FilmSummary]:
    """Return the films that were added last; none where git knows no day, or but the one of all of them."""
    days = {film: day for film in films if (day := context.added.get(f"docs/{film.slug}", ""))}
    newest = sorted(days, key=lambda film: days[film], reverse=True)
    return newest[:NEWEST] if len({*days.values()}) > 1 else []


def _newest(films: Iterable[FilmSummary]) -> list[FilmSummary]:
    """Return the films that were released last."""
    return sorted(films, key=lambda film: (-int(film.year) if film.year.isdecimal() else 0, film.slug))[
        :NEWEST
    ]


def _named(film: FilmSummary) -> str:
    return f"[{escape(dated(film.title, film.year))}]({film.slug}/{film.overview})"


def _cards(films: Iterable[FilmSummary], context: FragmentContext) -> str:
    return "\n".join(_card(film, context, is_one_of_many=True) for film in films)


def _anchor(letter: str) -> str:
    return "films-0-9" if letter == NUMBERS else f"films-{letter.lower()}"


def _card(film: FilmSummary, context: FragmentContext, *, is_one_of_many: bool = False) -> str:
    year = f" ({film.year})" if film.year else ""
    title = f"[**{escape(film.title)}**{escape(year)}]({film.slug}/{film.overview})\n    {{ .film }}"
    opening = shortened(film.opening, FIRST_WORDS) if is_one_of_many else film.opening
    about = (
        [label("Directed by {}", escape(f" {label('and')} ".join(film.directors)))] if film.directors else []
    )
    about += [] if is_one_of_many else _pages(film, context)
    return "- " + "\n\n    ".join(filter(None, [title, escape(opening), " · ".join(about)])) + "\n"


def _pages(film: FilmSummary, context: FragmentContext) -> list[str]:
    """Return the links to a film's pages."""
    pages = context.films[film.slug].pages
    return [
        f"[{escape(page.title)}]({film.slug}/{page.name})" for page in pages if page.name != film.overview
    ]

"""`<!-- catalogue -->`: every film of the site, by title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.film import Film, Kind
from unreel.pages.escape import escape

if TYPE_CHECKING:
    from unreel.fragments.place import Place

EMPTY = "There is no film here yet: drop a film's text into `seeds/`, and it will be."


def catalogue(place: Place) -> str:
    """Give a list of the films, each with its year, its first sentence and its pages."""
    films = sorted(place.films.values(), key=lambda film: (film.title.casefold(), film.slug))
    return "\n".join(map(_card, films)) or EMPTY


def _card(film: Film) -> str:
    overview = film.page(Kind.OVERVIEW)
    assert overview is not None  # noqa: S101 - a folder without one is no film
    first = next((sentence.text for sentence in overview.sentences), "")
    pages = " · ".join(
        f"[{escape(page.title)}]({film.slug}/{page.name})" for page in film.pages if page is not overview
    )
    year = f" ({film.year})" if film.year else ""
    title = f"[**{escape(film.title)}**{escape(year)}]({film.slug}/{overview.name})\n    {{ .film }}"
    lines = [title, escape(first), pages]
    return "- " + "\n\n    ".join(filter(None, lines)) + "\n"

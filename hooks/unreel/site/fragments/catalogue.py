"""`<!-- catalogue -->`: every film of the site, by title."""

from __future__ import annotations

import re
from itertools import groupby

from unreel.model.article import Kind
from unreel.model.film import Film
from unreel.model.identifiers import ascii_slug
from unreel.pages.citations import opening
from unreel.pages.escape import escape
from unreel.site.fragments.context import FragmentContext

EMPTY = "There is no film here yet: drop a film's text into `seeds/`, and it will be."
MANY = 24
"""From so many films on they stand under their letters, and an alphabet above them leads there."""

NUMBERS = "0–9"


def catalogue(context: FragmentContext) -> str:
    """Return a list of the films, each with its year, its first sentence and its pages."""
    films = sorted(context.films.values(), key=_order)
    if len(films) < MANY:
        return "\n".join(map(_card, films)) or EMPTY
    shelves = {letter: list(some) for letter, some in groupby(films, lambda film: initial(film.title))}
    alphabet = " ".join(f"[{letter}](#{_anchor(letter)})" for letter in shelves)
    parts = [f"{alphabet}\n{{ .alphabet }}"]
    for letter, some in shelves.items():
        parts += [f"## {letter} {{ #{_anchor(letter)} }}", "\n".join(map(_card, some))]
    return "\n\n".join(parts)


def _order(film: Film) -> tuple[bool, str, str]:
    return initial(film.title) != NUMBERS, filed(film.title), film.slug


def filed(title: str) -> str:
    """Return what a title is sorted by, as libraries do: without a leading article, in plain letters."""
    rest = re.sub(r"\A(?:the|an?)\s+(?=\w)", "", title, flags=re.IGNORECASE)
    plain = rest if rest.isascii() else ascii_slug(rest)
    return re.sub(r"[^a-z0-9]+", " ", plain.casefold()).strip() or rest.casefold()


def initial(title: str) -> str:
    """Return the letter that a title stands under: 'M' for 'A Man for All Seasons'."""
    first = filed(title)[:1].upper()
    return first if "A" <= first <= "Z" else NUMBERS


def _anchor(letter: str) -> str:
    return "films-0-9" if letter == NUMBERS else f"films-{letter.lower()}"


def _card(film: Film) -> str:
    overview = film.page(Kind.OVERVIEW)
    assert overview is not None  # noqa: S101 - a folder without one is no film
    pages = " · ".join(
        f"[{escape(page.title)}]({film.slug}/{page.name})" for page in film.pages if page is not overview
    )
    year = f" ({film.year})" if film.year else ""
    title = f"[**{escape(film.title)}**{escape(year)}]({film.slug}/{overview.name})\n    {{ .film }}"
    lines = [title, escape(opening(overview)), pages]
    return "- " + "\n\n    ".join(filter(None, lines)) + "\n"

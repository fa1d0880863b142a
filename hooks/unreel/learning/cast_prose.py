"""Films that were never: prose about a cast, behind the cast list of another film.

A flat text runs from a cast list into the prose behind it without a mark. Few films have kept both,
but many have such prose that has lost its list, and many a list with no prose behind it; put
together, they teach that such prose is about the cast still.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import NamedTuple

from unreel.learning.films import LabelledFilm
from unreel.model.spans import Span

_LONG = 150
"""Code points of prose that are worth a list before them."""
_FEWEST = 4
"""Entries that a list has at least."""


class Joined(NamedTuple):
    """A film made of two others, whose places are given: that with the prose, and that with the list."""

    film: LabelledFilm
    prose: int
    list: int


def joined(films: Sequence[LabelledFilm]) -> list[Joined]:
    """Return a film for each one of `films` that has prose about its cast but no list."""
    lists = [(at, words) for at, film in enumerate(films) if (words := _list(film))]
    found = [(at, number) for at, film in enumerate(films) if (number := _prose(film)) is not None]
    pairs = zip(found, cycle(lists), strict=False)
    return [Joined(_with_list(films[at], number, words), at, other) for (at, number), (other, words) in pairs]


def _list(film: LabelledFilm) -> str:
    """Return the cast list of a film, '' if it has none that is long enough."""
    for section in film.sections:
        lines = [line.span for line in film.cast if section.span.contains(line.span)]
        if section.kind == "cast" and len(lines) >= _FEWEST:
            return film.text[lines[0].start : lines[-1].end].rstrip(".")
    return ""


def _prose(film: LabelledFilm) -> int | None:
    """Return which section of a film without cast lists is prose about its cast."""
    if film.whole:
        return None
    return next(
        (
            number
            for number, section in enumerate(film.sections)
            if section.kind == "cast" and section.span.end - section.span.start > _LONG
        ),
        None,
    )


def _with_list(film: LabelledFilm, number: int, words: str) -> LabelledFilm:
    """Return a film with the `words` of a list, and a space, at the start of one of its sections."""
    at, more = film.sections[number].span.start, len(words) + 1

    def moved(span: Span) -> Span:
        return Span(span.start + more * (span.start > at), span.end + more * (span.end > at))

    sections = [one._replace(span=moved(one.span)) for one in film.sections]
    return LabelledFilm(
        film.name,
        f"{film.text[:at]}{words} {film.text[at:]}",
        film.title,
        film.source,
        film.whole,
        tuple(sections),
    )

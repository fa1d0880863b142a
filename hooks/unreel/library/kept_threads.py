"""What a film's pages show of others, as JSON can hold it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from unreel.library.film_links import FilmLink
from unreel.library.threads import (
    FilmRef,
    FilmThreads,
    NamedIn,
    OtherWork,
    PersonThread,
    RelatedFilm,
    SeriesThread,
)
from unreel.model.spans import Span


def pack(threads: FilmThreads) -> object:
    """Return what JSON can hold of the threads of a film."""
    links, people, *between, shelves = threads
    return [[*links.items()], [*people.items()], *between, [*shelves.items()]]


def unpack(content: Any) -> FilmThreads:  # noqa: ANN401 - it may hold anything: then it is joined anew
    """Return the threads again; raise LookupError, TypeError or ValueError where these are none."""
    links, people, named_in, relations, series, previous, following, shelves = content
    return FilmThreads(
        {page: tuple((_link(link), FilmRef(*film)) for link, film in found) for page, found in links},
        {entry: PersonThread(page, _works(others), films) for entry, (page, others, films) in people},
        tuple(NamedIn(FilmRef(*film), place, times) for film, place, times in named_in),
        tuple(RelatedFilm(what, is_of, FilmRef(*film)) for what, is_of, film in relations),
        tuple(SeriesThread(name, tuple(FilmRef(*film) for film in films)) for name, films in series),
        previous and FilmRef(*previous),
        following and FilmRef(*following),
        {(kind, name): page for (kind, name), page in shelves},
    )


def _link(content: Iterable[Any]) -> FilmLink:
    page, anchor, sentence, span, to = content
    return FilmLink(page, anchor, sentence, Span(*span), to)


def _works(content: Iterable[Any]) -> tuple[OtherWork, ...]:
    return tuple(
        OtherWork(FilmRef(*film), entry, tuple(jobs), tuple(roles)) for film, entry, jobs, roles in content
    )

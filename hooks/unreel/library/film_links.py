"""Join films that name each other, and series in their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from unreel.library.order import year_order
from unreel.library.summaries.film_summary import FilmSummary, NamedWork
from unreel.library.titles import Titles, words
from unreel.model.spans import Span

_SERIES = frozenset({"sequel", "prequel", "spin-off"})


class FilmLink(NamedTuple):
    """A place on a film's pages that names another film."""

    page: str
    """The page's file name."""
    anchor: str
    """The identifier of the paragraph or list item; '' where it has none."""
    sentence: int
    """Where the sentence begins in the page's Markdown: code points."""
    span: Span
    """Which of its words name the film."""
    to: str
    """The film's slug."""


class Relation(NamedTuple):
    """What one film is of another."""

    film: str
    of: str
    what: str
    """'sequel', 'prequel', 'spin-off', 'remake'."""


class Links(NamedTuple):
    """Which films name each other."""

    links: Mapping[str, tuple[FilmLink, ...]]
    """Film → the places where its pages name others, in reading order; all of them."""
    relations: tuple[Relation, ...]


def links(films: Sequence[FilmSummary]) -> Links:
    """Return which films name which, and what they are of each other where their texts say so."""
    titles = Titles(films)
    found: dict[str, tuple[FilmLink, ...]] = {}
    relations: dict[Relation, None] = {}
    for film in films:
        own = []
        for work in film.works:
            for meant in titles.meant(work, film.slug):
                start = work.start + meant.span.start
                span = Span(start, start + len(meant.span.of(work.words)))
                own.append(FilmLink(work.page, work.anchor, work.sentence, span, meant.slug))
                if work.page == film.overview:
                    relations |= dict.fromkeys(_relations(film.slug, work, meant.slug))
        if own:
            found[film.slug] = tuple(own)
    return Links(found, tuple(relations))


def _relations(film: str, work: NamedWork, other: str) -> Iterator[Relation]:
    if work.relation:
        yield Relation(film, other, work.relation)
    if work.reverse:
        yield Relation(other, film, work.reverse)


class Series(NamedTuple):
    """Films that follow each other."""

    name: str
    """'Star Trek'; '' where no text names the series."""
    films: tuple[str, ...]
    """In their order."""


def series(films: Sequence[FilmSummary], relations: Iterable[Relation]) -> Iterator[Series]:
    """Return the series of two films or more: those that films name, and those that sequels make."""
    groups = _Groups()
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for film in films:
        for place in film.series:
            names["".join(words(place.series))][film.slug] = place.series
    for members in names.values():
        first, *others = members
        for other in others:
            groups.join(first, other)
    for relation in relations:
        if relation.what in _SERIES:
            groups.join(relation.of, relation.film)
    by_slug = {film.slug: film for film in films}
    for group in groups.made():
        ordered = sorted(group, key=lambda slug: _place(by_slug[slug]))
        called = [name for known in names.values() for slug, name in known.items() if slug in group]
        yield Series(max(sorted(set(called)), key=called.count) if called else "", tuple(ordered))


def _place(film: FilmSummary) -> tuple[str, int, str]:
    return year_order(film.year), film.series[0].number if film.series else 0, film.slug


class _Groups:
    """Films that hang together, whoever says so."""

    def __init__(self) -> None:
        self._group: dict[str, list[str]] = {}

    def join(self, one: str, other: str) -> None:
        first, second = self._group.setdefault(one, [one]), self._group.setdefault(other, [other])
        if first is not second:
            first += second
            for film in second:
                self._group[film] = first

    def made(self) -> list[list[str]]:
        return list({id(group): group for group in self._group.values()}.values())

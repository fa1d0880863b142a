"""The summary of a film: all values that JSON can hold, and back."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from sys import intern
from typing import Any, NamedTuple


class Evidence(StrEnum):
    """What shows that words are the title of a work."""

    QUOTED = "quoted"
    """They stand in quotation marks."""
    EMPHASISED = "emphasised"
    """They are set in italics."""
    LISTED = "listed"
    """They are an item of a list of works."""
    DATED = "dated"
    """A year in brackets stands behind them; the title may begin later."""
    CALLED = "called"
    """Words before them say so: "the film", "a sequel to", "films such as"."""
    BARE = "bare"
    """Their capitals alone; there are three of them or more, or they begin with "The" within a sentence."""


class Medium(StrEnum):
    """What the words around a title say that it is."""

    FILM = "film"
    OTHER = "other"
    UNSAID = ""


class NamedWork(NamedTuple):
    """Words of a film's pages that may be the title of another work, and where they stand."""

    words: str
    evidence: Evidence
    year: str
    """As stated beside them; '' where none is."""
    medium: Medium
    relation: str
    """What the film is of that work: 'sequel', 'remake'; '' where nothing is said."""
    reverse: str
    """What that work is of the film."""
    page: str
    """The page's file name."""
    anchor: str
    """The identifier of the paragraph or list item there; '' where it has none."""
    sentence: int
    """Where the sentence begins in the page's Markdown: code points."""
    start: int
    """Where the words begin in the sentence: code points."""


class SeriesPlace(NamedTuple):
    """Which film of which series a film says it is."""

    series: str
    """'Star Trek'."""
    number: int
    """'the third film' is 3; 0 where the text does not say."""


class PersonSummary(NamedTuple):
    """A person of a film."""

    name: str
    entry: str
    """The place of their entry in the film's folder: 'people.md#ann-lee'."""
    jobs: tuple[str, ...]
    """What they did for the film: 'director', 'actor'."""
    roles: tuple[str, ...]
    """Whom they play."""
    sections: tuple[str, ...]
    """The sections whose pages name them, sources and the cast list aside: 'reception'."""


class FilmSummary(NamedTuple):
    """What the library needs to know of a film."""

    slug: str
    title: str
    year: str
    overview: str
    """The file of the page that tells of it first: 'index.md'."""
    opening: str
    """Its first sentence."""
    people: tuple[PersonSummary, ...] = ()
    directors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    other_titles: tuple[str, ...] = ()
    """Under which the film is known as well."""
    is_retold: bool = False
    """Is there a book or a play of its title too, which its text names?"""
    works: tuple[NamedWork, ...] = ()
    """Titles that its pages may name, in reading order."""
    series: tuple[SeriesPlace, ...] = ()


def packed(summary: FilmSummary) -> object:
    """Return what JSON can hold of a summary."""
    return summary._asdict()


def unpacked(content: Any) -> FilmSummary:  # noqa: ANN401 - it may hold anything: then it is made anew
    """Return the summary again; raise KeyError, TypeError or ValueError where it is none.

    Words that many films share are there once, however many summaries are read.
    """
    values = {**content}
    people = (_person(*fields) for fields in values.pop("people"))
    works = (_work(*fields) for fields in values.pop("works"))
    series = (SeriesPlace(*one) for one in values.pop("series"))
    words: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in values.items()
    }
    return FilmSummary(**words, people=tuple(people), works=tuple(works), series=tuple(series))


def _person(name: str, entry: str, *more: Iterable[str]) -> PersonSummary:
    return PersonSummary(name, entry, *(tuple(map(intern, some)) for some in more))


def _work(words: str, evidence: str, year: str, medium: str, *more: Any) -> NamedWork:  # noqa: ANN401 - see above
    relation, reverse, page, anchor, *place = more
    kinds = Evidence(evidence), intern(year), Medium(medium)
    return NamedWork(words, *kinds, intern(relation), intern(reverse), intern(page), intern(anchor), *place)

"""Find which words of a title that a film's pages may name are a film of the library."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from unreel.library.summaries.film_summary import Evidence, FilmSummary, Medium, NamedWork
from unreel.model.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PARTS = re.compile(r": | [–—-] ")
_JOINTS = frozenset({"and", "or"})
_OPENERS = frozenset(
    {"in", "for", "with", "like", "after", "unlike", "both", "as", "from", "since", "while", "although"}
)
"""Words that open a sentence with a capital before a title."""
_LONG = 3
"""Words of a title that is known by its words alone."""
_UNIQUE = 5
"""Words of a title that nothing else has."""
_LATER = 30
"""Years after which another work may have got a title that a text names without its year."""
_NEAR = 1
"""Years by which two texts may date one film differently."""


class Meant(NamedTuple):
    """A film, and which stretch of the words names it."""

    slug: str
    span: Span


class Titles:
    """The titles of a library's films."""

    def __init__(self, films: Iterable[FilmSummary]) -> None:
        self._films = {film.slug: film for film in films}
        self._by_words: dict[tuple[str, ...], dict[str, bool]] = defaultdict(dict)
        self._longest: dict[str, int] = {}
        self._series = {words(one.series) for film in self._films.values() for one in film.series}
        for film in self._films.values():
            for title, is_own in _titles(film):
                forms = words(title)
                if forms:
                    self._by_words[forms].setdefault(film.slug, is_own)
                    self._longest[forms[0]] = max(len(forms), self._longest.get(forms[0], 0))

    def meant(self, work: NamedWork, by: str) -> list[Meant]:
        """Return the films that a title, or titles joined by "and", on the pages of the film `by` mean.

        The longest title decides; where it does not say which film is meant, none is.
        """
        tokens = [*_WORD.finditer(work.words)]
        raw = [token[0] for token in tokens]
        plain = [*map(_plain, raw)]
        found: dict[int, Meant] = {}
        taken: list[Span] = []
        for start, end in _stretches(work, raw, plain, self._longest):
            films = self._by_words.get(tuple(plain[start:end]), {})
            if not films or any(Span(start, end).overlaps(other) for other in taken):
                continue
            taken.append(Span(start, end))
            if slug := self._one_of(films, work, plain[start:end], by):
                last = _end(work.words, tokens[end - 1].end())
                found[start] = Meant(slug, Span(tokens[start].start(), last))
        return [found[start] for start in sorted(found)]

    def _one_of(self, films: Mapping[str, bool], work: NamedWork, title: list[str], by: str) -> str:
        """Return which of the films of one title is meant, '' where that is not sure."""
        others = [slug for slug in films if slug != by and self._is_meant(work, title, slug, films[slug], by)]
        dated = [slug for slug in others if work.year and self._films[slug].year == work.year]
        likely = dated or ([] if by in films else others)
        return likely[0] if len(likely) == 1 else ""

    def _is_much_later(self, film: FilmSummary, by: str) -> bool:
        """Return whether a film came so long after another that a title there may be of something else."""
        years = [int(year) for year in (film.year, self._films[by].year) if year.isdecimal()]
        return len(years) == 2 and years[0] - years[1] > _LATER  # noqa: PLR2004 - both

    def _is_meant(self, work: NamedWork, title: list[str], slug: str, is_own: bool, by: str) -> bool:  # noqa: FBT001 - what is kept
        film = self._films[slug]
        years = [int(year) for year in (work.year, film.year) if year.isdecimal()]
        is_dated = len(years) == 2  # noqa: PLR2004 - both
        if work.medium is Medium.OTHER or (is_dated and abs(years[0] - years[1]) > _NEAR):
            return False
        is_sure = is_dated or work.medium is Medium.FILM or bool(work.relation or work.reverse)
        is_called = is_sure or work.evidence is Evidence.CALLED
        if not is_called and len(title) < _UNIQUE and self._is_much_later(film, by):
            return False
        if work.evidence is Evidence.DATED:
            return is_dated
        if work.evidence is Evidence.CALLED and is_sure:
            return True
        is_generic = film.is_retold or tuple(title) in self._series or len(title) == 1 or not is_own
        is_bare = work.evidence in {Evidence.BARE, Evidence.CALLED}
        if is_bare and len(title) < _LONG and (len(title) == 1 or title[0] != "the"):
            return False
        return is_sure or not is_generic


def words(title: str) -> tuple[str, ...]:
    """Return the words of a title as they are compared: 'Mary & Max!' → ('mary', 'and', 'max')."""
    return tuple(_plain(found[0]) for found in _WORD.finditer(title.replace("&", " and ")))


def _plain(word: str) -> str:
    return re.sub(r"['’](?:s\Z)?", "", word.casefold()) or word.casefold()


def _titles(film: FilmSummary) -> Iterator[tuple[str, bool]]:
    yield film.title, True
    for title in film.other_titles:
        yield title, False
    parts = _PARTS.split(film.title)
    for number in range(1, len(parts)):
        part = " ".join(parts[number:])
        if len(words(part)) >= _LONG:
            yield part, True


def _end(text: str, end: int) -> int:
    """Return the end of a title with the mark that belongs to it: "Oliver!"."""
    return end + 1 if text[end : end + 1] in {"!", "?"} else end


def _stretches(
    work: NamedWork, raw: list[str], plain: list[str], longest: dict[str, int]
) -> Iterator[tuple[int, int]]:
    """Return the stretches of the words that may be a title, the longest first: whole, or between joints."""
    count = len(plain)
    if work.evidence in {Evidence.QUOTED, Evidence.EMPHASISED, Evidence.LISTED}:
        yield 0, count
        return
    joints = [number for number, word in enumerate(plain) if word in _JOINTS]
    ends = {count} if work.evidence is Evidence.DATED else {count, *joints}
    starts = {0, *(number + 1 for number in joints)}
    starts |= {1} if plain[0] in _OPENERS else set()
    starts |= {number + 1 for number, word in enumerate(raw) if word.endswith(("'s", "’s"))}
    if work.evidence is Evidence.DATED:  # "Agent Johnson from The Matrix Reloaded (2003)"
        starts |= {number + 1 for number, word in enumerate(raw) if word.islower()}
    found = [
        (start, end)
        for start in starts
        for end in ends
        if 0 < end - start <= (longest.get(plain[start], 0) if start < count else 0)
    ]
    yield from sorted(found, key=lambda one: (one[0] - one[1], one[0]))

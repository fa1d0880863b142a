"""Tell who is the same person in several films, and who only bears the name.

Two entries of one name are one person unless something speaks against it: years of work that no working life
spans, work that has nothing in common, a name so common that it tells nothing, or an editor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.library.people_settings import PeopleSettings, SamePeople, key
from unreel.library.summaries.film_summary import FilmSummary, PersonSummary
from unreel.model.article import Kind

WORKING_LIFE = 65
"""Years between the first and the last film of one person, at most."""
COMMON_LIFE = 40
"""The same for those of a common name."""
NEAR = 25
"""Years between a film that only names somebody of a common name, and one on which they worked."""


class Work(StrEnum):
    """A line of work."""

    PERFORMING = "performing"
    MAKING = "making"
    MUSIC = "music"
    CAMERA = "camera"
    CUTTING = "cutting"
    CREW = "crew"
    REVIEWING = "reviewing"
    """Nothing is said but what they thought of the film, or what the film was compared with."""


_LISTED = (Work.PERFORMING, Work.MAKING, Work.MUSIC, Work.CAMERA, Work.CUTTING)
_COMBINED = frozenset({Work.PERFORMING, Work.MAKING})
"""Work that those do who bear a rare name, without being two people."""


class Appearance(NamedTuple):
    """A person's entry in one film."""

    film: FilmSummary
    person: PersonSummary

    @property
    def entry(self) -> tuple[str, str]:
        """Return what nobody else has: the film, and the place of the entry there."""
        return self.film.slug, self.person.entry

    @property
    def has_worked(self) -> bool:
        """Return whether the person had a part in making the film, and is not only named."""
        return bool(self.person.jobs or self.person.roles)

    @property
    def work(self) -> frozenset[Work]:
        """Return the lines of work in which the film knows the person; none where it says nothing of it."""
        found = {_line_of(job) for job in self.person.jobs} | (
            {Work.PERFORMING} if self.person.roles else set()
        )
        if not found and self.person.sections == (Kind.RECEPTION,):
            return frozenset({Work.REVIEWING})
        return frozenset(found)

    @property
    def year(self) -> int | None:
        """Return the year of the work; None where there is none, or nobody knows it."""
        return int(self.film.year) if self.has_worked and self.film.year.isdecimal() else None


class Person(NamedTuple):
    """Somebody whom one film or more have an entry for."""

    name: str
    """As the first film has it."""
    slug: str
    """Their place among the library's people: 'ann-lee'; unique."""
    appearances: tuple[Appearance, ...]
    """By year."""


def persons(films: Iterable[FilmSummary], settings: PeopleSettings) -> list[Person]:
    """Return everybody who has an entry in a film, by name, each with all their films."""
    titles = set()
    by_name: dict[str, list[Appearance]] = defaultdict(list)
    for film in films:
        titles.add(key(film.title))
        for person in film.people:
            by_name[key(person.name)].append(Appearance(film, person))
    found = []
    for name in sorted(by_name):
        entries = _one_a_film(by_name[name])
        is_known = {"is_common": is_common(entries[0].person.name), "is_title": name in titles}
        groups = _Groups(settings.people.get(name), **is_known)
        # whose work is known comes first: the others may be one of these
        for entry in sorted(entries, key=lambda one: (not one.has_worked, one.film.year, one.entry)):
            groups.add(entry)
        for number, group in enumerate(groups.made(), 1):
            slug = f"{name}-{number}" if number > 1 else name
            found.append(Person(group[0].person.name, slug, group))
    return found


def _one_a_film(entries: Iterable[Appearance]) -> list[Appearance]:
    """Return of two spellings of a name in one film the one of which more is known."""
    best: dict[str, Appearance] = {}
    for one in entries:
        known = best.setdefault(one.film.slug, one)
        if _known(one.person) > _known(known.person):
            best[one.film.slug] = one
    return [*best.values()]


def _known(person: PersonSummary) -> tuple[int, int]:
    return len(person.jobs) + len(person.roles), len(person.sections)


def is_common(name: str) -> bool:
    """Return whether so many people bear a name that it alone tells nothing, as no single word does."""
    match name.split():
        case [given, family]:
            is_family = family in wordset("library/common_family_names.txt")
            return is_family and given in wordset("library/common_given_names.txt")
        case [_]:
            return True
    return False


class _Group:
    """The entries of one person, as far as they were found."""

    def __init__(self) -> None:
        self.entries: list[Appearance] = []
        self.films: set[str] = set()
        self.work: frozenset[Work] = frozenset()
        self.years: list[int] = []

    def add(self, entry: Appearance) -> None:
        self.entries.append(entry)
        self.films.add(entry.film.slug)
        self.work |= entry.work
        if entry.year is not None:
            self.years.append(entry.year)

    def spans(self, entry: Appearance, most: int) -> bool:
        """Return whether the work of all of them and of one more lies within so many years."""
        years = [*self.years, *([] if entry.year is None else [entry.year])]
        return not years or max(years) - min(years) <= most

    def is_near(self, entry: Appearance) -> bool:
        """Return whether somebody whose work is known was at work around the film that names them."""
        year = entry.film.year
        return year.isdecimal() and any(abs(int(year) - own) <= NEAR for own in self.years)


class _Groups:
    """The people of one name."""

    def __init__(self, said: SamePeople | None, *, is_common: bool, is_title: bool) -> None:
        self._apart = said.apart if said else frozenset()
        self._same = frozenset(said.same) if said else frozenset()
        self._is_common, self._is_title = is_common, is_title
        self._groups: list[_Group] = []

    def add(self, entry: Appearance) -> None:
        """Put an entry to those whose it is, else begin a new person."""
        own = self._own(entry)
        if own is None:
            own = _Group()
            self._groups.append(own)
        own.add(entry)

    def made(self) -> list[tuple[Appearance, ...]]:
        """Return the people, each with their entries, in the order of their first films."""
        groups = [sorted(group.entries, key=lambda one: (one.film.year, one.entry)) for group in self._groups]
        return sorted(map(tuple, groups), key=lambda group: (group[0].film.year, group[0].entry))

    def _own(self, entry: Appearance) -> _Group | None:
        film = entry.film.slug
        free = [
            one
            for one in self._groups
            if not any(frozenset({film, other}) in self._apart for other in one.films)
        ]
        if film in self._same:
            settled = next((one for one in self._groups if self._same & one.films), None)
            return settled if settled in free else None
        alike = [one for one in free if self._is_like(entry, one)]
        if self._is_common and not entry.work:  # a name alone: there must be but one who may be meant
            return alike[0] if len(alike) == 1 else None
        return alike[0] if alike else None

    def _is_like(self, entry: Appearance, group: _Group) -> bool:
        """Return whether an entry may be of one person with others; nobody says that it is not."""
        if self._is_title and not (entry.has_worked and group.years):
            return False  # a film's title, and nobody's name
        if not group.spans(entry, COMMON_LIFE if self._is_common else WORKING_LIFE):
            return False
        work, known = entry.work - {Work.REVIEWING}, group.work - {Work.REVIEWING}
        if not entry.work.isdisjoint(group.work):
            return True
        if self._is_common:
            return not work and bool(known) and group.is_near(entry)
        return not work or not known or not (_COMBINED.isdisjoint(work) or _COMBINED.isdisjoint(known))


def _line_of(job: str) -> Work:
    return next((work for work in _LISTED if job in wordset(f"library/persons.txt#{work}")), Work.CREW)


def joined(people: Iterable[Person]) -> Mapping[tuple[str, str], Person]:
    """Return (film, entry) → the person."""
    return {one.entry: person for person in people for one in person.appearances}

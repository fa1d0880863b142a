"""The people of several films: a page for each, with all their films, and an index of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from unreel.lexicon.labels import counted, label
from unreel.library import Library, Person
from unreel.library.order import by_family_name, letter
from unreel.library.persons import Appearance
from unreel.pages.escape import escape
from unreel.site.elsewhere import beside
from unreel.site.library_pages.listing import FEW, Row, decade, film_words, listing

INDEX = "people/index.md"
ACTOR = "actor"


def people_pages(library: Library) -> dict[str, str]:
    """Return the pages of those whom two films or more have an entry for."""
    people = sorted(library.people, key=lambda one: (by_family_name(one.name), one.slug))
    rows = [_row(person) for person in people]
    lead = counted(
        len(people),
        "1 name that stands in two films or more, by family name.|"
        "{} names that stand in two films or more, by family name.",
    )
    found = listing(INDEX, label("People"), rows, lead=lead) if rows else {}
    for person in people:
        found |= _page(person)
    return found


def _row(person: Person) -> Row:
    film = person.appearances[0].film
    # two of one name are told apart by when they worked
    first = f", {film.year}" if person.slug.rpartition("-")[2].isdecimal() and film.year else ""
    words = f"[{escape(person.name)}]({person.slug}.md) ({counted(len(person.appearances))}{first})"
    return Row(letter(by_family_name(person.name)), person.name, words)


def _page(person: Person) -> dict[str, str]:
    path = f"people/{person.slug}.md"
    worked = [one for one in person.appearances if one.has_worked]
    named = [one for one in person.appearances if not one.has_worked]
    rows = [*_rows(worked)]
    if worked and named:
        films = counted(len(worked)), counted(len(named))
        lead = label("Worked on {} of this library, and is named in {}.", *films)
        rows = [row._replace(group=label("Films")) for row in rows]
        rows += [row._replace(group=label("Named in")) for row in _rows(named)]
    else:
        words = "Worked on {} of this library." if worked else "Is named in {} of this library."
        lead = label(words, counted(len(person.appearances)))
        rows = rows or [*_rows(named)]
    # a search is for the films
    lead = f"{lead} [{label('All people')}](index.md)\n{{ .browse data-search-exclude }}"
    few = 0 if worked and named else FEW  # what somebody did stands apart from where they are named
    return listing(path, person.name, rows, lead=lead, is_found=True, few=few)


def _rows(appearances: Iterable[Appearance]) -> Iterator[Row]:
    for one in appearances:
        part = (
            part_words(one.person.jobs, one.person.roles) if one.has_worked else _where(one.person.sections)
        )
        entry = beside(f"{one.film.slug}/{one.person.entry}")
        yield Row(
            decade(one.film.year),
            one.film.title,
            f"{film_words(one.film)}: [{escape(part)}]({entry})",
        )


def part_words(jobs: Sequence[str], roles: Sequence[str]) -> str:
    """Return what a person did for a film: "director, plays Max"; '' for nothing."""
    done = [job for job in jobs if not (roles and job == ACTOR)]
    return ", ".join([*done, *([label("plays {}", f" {label('and')} ".join(roles))] if roles else [])])


def _where(sections: Sequence[str]) -> str:
    return ", ".join(sections).capitalize() or label("People")

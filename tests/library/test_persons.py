"""Who is the same person in several films, and what an editor says of it. Cases are data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from case_files import each_case
from unreel import library
from unreel.library import people_settings
from unreel.library.people_settings import PeopleSettings
from unreel.library.persons import persons
from unreel.library.summaries.film_summary import FilmSummary, PersonSummary
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from case_files import Case


def film(line: str, name: str) -> FilmSummary:
    slug, year, *lists = (part.strip() for part in line.split("|"))
    jobs, roles, sections = (tuple(re.split(r", ", part)) if part else () for part in lists)
    person = PersonSummary(name, "people.md#p", jobs, roles, sections)
    return FilmSummary(slug, slug.title(), year, "index.md", "", (person,))


@each_case("library/persons")
def test_who_is_the_same(case: Case) -> None:
    name = case.text.strip()
    said = people_settings.parsed(case.parts.get("settings", ""))
    assert not said.diagnostics
    people = persons([film(line, name) for line in case.lines("entries")], said)
    assert [", ".join(one.film.slug for one in person.appearances) for person in people] == case.lines(
        "people"
    )
    assert len({person.slug for person in people}) == len(people)


@each_case("library/people_settings")
def test_what_is_wrong_with_the_settings(case: Case, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / people_settings.NAME).write_text(case.text, encoding="utf-8")
    films = [film(f"{slug} | 1999 | actor | | overview", "Ilse Brandt") for slug in ("dawn", "dusk")]
    told = library.join(films, people_settings.read(Workspace(tmp_path))).diagnostics
    assert [f"{one.line}:{one.column}: {one.message}" for one in told] == case.lines("told")
    assert {one.path for one in told} <= {people_settings.NAME}


def test_no_settings_are_none(tmp_path: Path) -> None:
    assert people_settings.read(Workspace(tmp_path)) == PeopleSettings()


@given(st.permutations(range(8)))
def test_the_order_of_films_is_no_matter(order: list[int]) -> None:
    lines = [f"f{n} | {1930 + 9 * n} | {'actor' if n % 3 else 'composer'} | | overview" for n in range(8)]
    films = [film(line, "Ilse Brandt") for line in lines]
    assert persons([films[n] for n in order], PeopleSettings()) == persons(films, PeopleSettings())

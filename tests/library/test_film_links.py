"""Which films name each other, which follow each other, and how a summary is made and kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from case_files import each_case
from unreel import library, pages
from unreel.facts import read
from unreel.facts.people_index import people_index
from unreel.facts.sentences import sentences
from unreel.library.summaries import FilmSummary, summary
from unreel.library.summaries.cached import summarized
from unreel.library.summaries.film_summary import packed, unpacked
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from case_files import Case
    from unreel.model.film import Film

OVERVIEW = '---\ntitle: "{title}"\nsection: overview\nyear: {year}\n---\n\n# {title}\n\n{text}\n'
RECEPTION = "---\nsection: reception\n---\n\n# Reception\n\n{text}\n"


def film(slug: str, title: str, year: str, text: str, reception: str = "") -> Film:
    files = {"index.md": OVERVIEW.format(title=title, year=year, text=text)}
    if reception:
        files["reception.md"] = RECEPTION.format(text=reception)
    return pages.read(slug, files)


def summed(one: Film) -> FilmSummary:
    walk = sentences(one)
    return summary(one, walk, people_index(one, walk), read(one, walk))


@each_case("library/named_films")
def test_films_that_are_named(case: Case) -> None:
    told = film("here", "Here", "2020", "Here is a 2020 film.", case.text.strip())
    others = []
    for number, line in enumerate(case.lines("films")):
        title, year, telling = (part.strip() for part in line.split("|"))
        others.append(film(f"f{number}", title, year, telling or f"{title} is a {year} film."))
    joined = library.join(map(summed, [told, *others]))
    page = told.page("reception")
    assert page
    said = {one.span.start: one.text for one in page.sentences}
    links = joined.threads["here"].links.get("reception.md", ())
    assert [f"{link.span.of(said[link.sentence])} → {to.title}" for link, to in links] == case.lines("links")
    assert {one.slug for one in others if joined.threads[one.slug].named_in} == {to.slug for _, to in links}


def test_series_stand_in_order() -> None:
    films = [
        film("c", "Lantern 3", "2005", "It is the third film in the Lantern series."),
        film("b", "Lantern 2", "2002", "It is a sequel to Lantern (1999)."),
        film("a", "Lantern", "1999", "Lantern is the first film of the Lantern film series."),
        film("d", "Lantern", "2020", "Lantern is a 2020 remake of the 1999 film Lantern."),
        film("e", "Alone", "2001", "Alone is a 2001 film."),
    ]
    joined = library.join(map(summed, films))
    (series,) = joined.threads["a"].series
    assert (series.name, [one.slug for one in series.films]) == ("Lantern", ["a", "b", "c"])
    assert joined.threads["b"].series == joined.threads["c"].series == (series,)
    assert not joined.threads["d"].series
    told = {(one.what, one.is_of, one.film.slug) for one in joined.threads["a"].relations}
    assert told == {("sequel", False, "b"), ("remake", False, "d")}
    assert [one.film.slug for one in joined.threads["d"].relations if one.is_of] == ["a"]
    assert not joined.threads["e"].series


def test_one_film_has_no_threads() -> None:
    alone = library.join([summed(film("a", "Night Train", "1999", "Night Train is a 1999 film."))])
    assert alone.is_one_film
    assert alone.threads["a"] == library.FilmThreads()
    assert not alone.people


def test_shelves() -> None:
    films = [
        film(
            "a",
            "The Night Train",
            "1999",
            "The Night Train is a 1999 Polish horror film directed by Ann Lee.",
        ),
        film(
            "b",
            "Day Train",
            "1999",
            "Day Train is a 1999 French-Polish horror drama film directed by Bob Ray.",
        ),
    ]
    shelves = library.join(map(summed, films)).shelves
    found = {
        kind: {one.name: [film.slug for film in one.films] for one in some} for kind, some in shelves.items()
    }
    assert found[library.Kind.YEARS] == {"1999": ["b", "a"]}
    assert found[library.Kind.COUNTRIES] == {"France": ["b"], "Poland": ["b", "a"]}
    assert found[library.Kind.GENRES] == {"drama": ["b"], "horror": ["b", "a"]}
    assert list(found[library.Kind.DIRECTORS]) == ["Ann Lee", "Bob Ray"]


@pytest.fixture
def told() -> Film:
    text = 'Here is a 2020 comedy film directed by Ann Lee. It recalls "Night Train" (1999).'
    return film("here", "Here", "2020", text, "It is the second film in the Lantern series.")


def test_a_summary_is_what_json_keeps(told: Film) -> None:
    made = summed(told)
    assert unpacked(json.loads(json.dumps(packed(made)))) == made
    assert made.works
    assert (made.genres, made.directors) == (("comedy",), ("Ann Lee",))
    assert made.opening.startswith("Here is")


def test_a_summary_is_kept(told: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = sentences(told)
    people, facts = people_index(told, walk), read(told, walk)
    made = summarized(told, walk, people, facts, {"index.md": "1"}, Workspace(tmp_path))
    other = made._replace(title="There")
    monkeypatch.setattr("unreel.library.summaries.cached.summary", lambda *_: other)
    assert summarized(told, walk, people, facts, {"index.md": "1"}, Workspace(tmp_path)) == made
    assert summarized(told, walk, people, facts, {"index.md": "2"}, Workspace(tmp_path)) == other

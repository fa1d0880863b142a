"""The record that the site offers beside each film, and the schema that says what it holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest

from markup import Html
from preview import Server
from projects import FILM, PLOT, Project, made
from records import faults, schema
from unreel.facts.field import Field
from unreel.site.machine_readable.film_record import SCHEMA, VERSION

if TYPE_CHECKING:
    from pathlib import Path

EDITED = "[Ann Lee](people.md#ann-lee) shot it in *Oslo*. It grossed $9 million worldwide."


def record(project: Project, folder: str = "site", slug: str = "night-train") -> dict[str, Any]:
    """Return a record, as programs read it."""
    found: dict[str, Any] = json.loads(project.read(f"{folder}/{slug}/film.json"))
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build two films, of which one has a page that a person wrote."""
    project = made(tmp_path_factory.mktemp("records"))
    project.put(
        {
            "seeds/night-train.txt": FILM,
            "seeds/night-train.yml": f"{PLOT}ids: {{imdb: tt0012345}}\n",
            "seeds/cat.txt": "Cat is a 2001 Polish film directed by Ann Lee. It stars Bob Ray.",
        }
    )
    assert project.hooks("sync").returncode == 0
    project.put({"docs/night-train/notes.md": f"# Notes\n\n{EDITED}\n"})
    done = project.build()
    assert done.returncode == 0, done.stderr
    return project


def test_the_schema_knows_every_field_of_facts() -> None:
    facts = schema()["properties"]["facts"]["items"]["properties"]
    assert facts["field"]["enum"] == [*Field]
    assert schema()["properties"]["version"]["const"] == VERSION


def test_every_record_is_as_the_schema_says_and_follows_peoples_edits(built: Project) -> None:
    assert faults(record(built, slug="cat")) == []
    found = record(built)
    assert faults(found) == []
    assert (found["slug"], found["title"], found["year"]) == ("night-train", "Night Train", "1999")
    assert found["source"]["licence"] == "CC BY-SA 4.0"
    assert found["ids"] == {"imdb": "tt0012345"}
    assert "Notes" in [page["title"] for page in found["pages"]]
    named = [one for one in found["mentions"] if one["page"] == "notes.md"]
    (notes,) = (page["markdown"] for page in found["pages"] if page["name"] == "notes.md")
    assert [notes[one["start"] : one["end"]] for one in named] == ["Ann Lee"]


def test_a_place_counts_in_the_markdown_that_the_record_has(built: Project) -> None:
    found = record(built)
    pages = {page["name"]: page["markdown"] for page in found["pages"]}
    stated = {one["field"]: pages[one["page"]][one["start"] : one["end"]] for one in found["facts"]}
    assert stated["director"] == "Ann Lee"
    assert [pages[one["page"]][one["start"] : one["end"]] for one in found["roles"]]


def test_a_country_is_named_beside_the_adjective_that_states_it(built: Project) -> None:
    stated = record(built, slug="cat")["facts"]
    countries = [(one["value"], one["country"]) for one in stated if one["field"] == "country"]
    assert countries == [("Polish (Poland)", "Poland")]


def test_each_page_of_a_film_leads_to_its_record_and_the_record_to_its_schema(built: Project) -> None:
    def linked(path: str) -> list[str]:
        every = Html(built.read(path)).attributes("link")
        return [one["href"] for one in every if one.get("type") == "application/json"]

    assert linked("site/night-train/index.html") == ["film.json"]
    assert linked("site/night-train/plot/index.html") == ["../film.json"]
    assert linked("site/index.html") == []
    assert linked("site/404.html") == []
    where = urljoin("site/night-train/film.json", record(built)["$schema"])
    assert built.read(where) == SCHEMA.read_text(encoding="utf-8")


def test_pages_for_other_engines_have_the_records_too(built: Project) -> None:
    assert built.hooks("expand", "expanded").returncode == 0
    assert record(built, "expanded/docs") == record(built)
    assert built.read("expanded/docs/film.schema.json") == SCHEMA.read_text(encoding="utf-8")


def test_a_preview_serves_the_record_of_what_was_saved(project: Project, tmp_path: Path) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    server = Server(project, tmp_path / "log.txt")
    try:
        assert 'href="../film.json"' in server.until("night-train/plot/", "wakes on an empty train")
        before = project.read("docs/night-train/index.md")
        project.put({"docs/night-train/index.md": before.replace("1999 American", "1998 American")})
        assert faults(json.loads(server.until("night-train/film.json", "1998 American"))) == []
    finally:
        server.stop()

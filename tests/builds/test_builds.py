"""What whole builds say of a page's history, and what they make of a damaged cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from projects import FILM, PLOT
from repositories import git

if TYPE_CHECKING:
    from projects import Project

PAGE = "site/night-train/plot/index.html"


@pytest.fixture
def film(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    assert project.hooks("sync").returncode == 0
    return project


def test_a_page_says_when_it_was_last_changed(film: Project) -> None:
    for command in (["init"], ["add", "docs"], ["commit", "--message", "Add a film"]):
        git(film.root, *command, day="2016-04-08")
    assert film.build("--strict").returncode == 0
    assert '<time datetime="2016-04-08">April 8, 2016</time>' in film.read(PAGE)
    assert "<lastmod>2016-04-08</lastmod>" in film.read("site/sitemap.xml")
    assert "Last changed" not in film.read("site/index.html")


def test_a_renamed_overview_stays_the_overview(film: Project) -> None:
    (film.root / "docs/night-train/index.md").rename(film.root / "docs/night-train/about.md")
    assert film.build("--strict").returncode == 0
    assert "<strong>Directed by</strong>" in film.read("site/night-train/about/index.html")
    assert '"about":{"@id":"http://127.0.0.1:8000/night-train/about/#film"}' in film.read(
        "site/night-train/people/index.html"
    )
    for page in ("index.html", PAGE, "site/night-train/print/index.html"):
        home = film.read(page if page.startswith("site/") else f"site/{page}")
        assert 'night-train/about/"' in home or 'href="../about/"' in home
    assert film.hooks("check").returncode == film.hooks("review").returncode == 0


def test_without_a_history_it_says_nothing(film: Project) -> None:
    assert film.build("--strict").returncode == 0
    assert "Last changed" not in film.read(PAGE)


def test_a_damaged_cache_of_templates_costs_time_alone(film: Project) -> None:
    film.build()
    before = film.tree("site")
    cached = list((film.root / ".unreel/cache/templates").iterdir())
    assert cached
    for place, file in enumerate(cached):
        file.write_bytes(file.read_bytes()[: place * 7] + b"\xff" * (place % 3))
    assert film.build("--strict").returncode == 0
    after = film.tree("site")
    clock = {"sitemap.xml.gz"}
    assert {name: after[name] for name in after.keys() - clock} == {
        name: before[name] for name in before.keys() - clock
    }


def test_a_cache_that_cannot_be_written_stops_nothing(film: Project) -> None:
    film.build()
    cache = film.root / ".unreel/cache/templates"
    for file in cache.iterdir():
        file.unlink()
    cache.rmdir()
    cache.write_bytes(b"")
    assert film.build("--strict").returncode == 0

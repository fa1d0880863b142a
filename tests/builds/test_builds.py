"""What whole builds say of a page's history, and that templates which are installed change nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from markup import Html
from projects import FILM, PLOT
from repositories import git

if TYPE_CHECKING:
    from pathlib import Path

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
    assert '<time datetime="2016-04-08">8 April 2016</time>' in film.read(PAGE)
    assert "<lastmod>2016-04-08</lastmod>" in film.read("site/sitemap.xml")
    assert "Last changed" not in film.read("site/index.html")
    assert "<updated>2016-04-08T00:00:00Z</updated>" in film.read("site/feed.xml")
    (feed,) = Html(film.read(PAGE)).attributes("link[type='application/atom+xml']")
    assert feed["href"] == "../../feed.xml"


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
    assert not (film.root / "site/feed.xml").exists()
    assert "feed.xml" not in film.read(PAGE)


def test_a_page_that_cannot_be_rendered_is_told_and_shown_as_it_is_written(film: Project) -> None:
    film.put({"docs/night-train/notes.md": "# Notes\n\n" + "<div markdown>\n" * 500 + "</div>\n" * 500})
    built = film.build()
    assert built.returncode == 0
    assert "docs/night-train/notes.md:1:1: this cannot be rendered (RecursionError: " in built.stderr
    assert "Traceback" not in built.stderr
    assert "&lt;div markdown&gt;" in film.read("site/night-train/notes/index.html")
    assert film.build("--strict").returncode == 1


def test_templates_that_are_installed_give_the_same_site(film: Project, tmp_path: Path) -> None:
    film.build()
    before = film.tree("site")
    assert not (film.root / ".unreel/cache/templates").exists()
    install = (
        "import sys; sys.path.insert(0, 'hooks'); from pathlib import Path; "
        "from mkdocs.config import load_config; "
        "from unreel.mkdocs_build.installed_templates import install, templates; "
        f"install(templates(load_config()), Path({str(tmp_path)!r}))"
    )
    assert film.run("-c", install).returncode == 0
    (tmp_path / "unreel_templates/__init__.py").write_text("print('loaded')")
    shutil.rmtree(film.root / "site")
    build = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from mkdocs.__main__ import cli; cli(['build'])"
    )
    assert film.run("-c", build).stdout == "loaded\n"
    after = film.tree("site")
    clock = {"sitemap.xml.gz"}
    assert {name: after[name] for name in after.keys() - clock} == {
        name: before[name] for name in before.keys() - clock
    }

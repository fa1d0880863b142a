"""`python hooks expand`, and what engines make of it that run no hooks. ProperDocs does run them."""

from __future__ import annotations

import json
import os
import re
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from links import broken
from markup import Html
from projects import FILM, LICENSED, PLOT, Project, made
from unreel.site.library_pages import FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

ENGINES = ("mkdocs", "zensical", "properdocs")
ADDRESS = "http://127.0.0.1:8000/"
TITLE = "Cat & <i>Mouse</i>"
PICTURE = "a picture"
TRIVIA = """# Trivia

The train was real. It ends with a hard\x20\x20
break, and Zoe leads [on](more/seats.md) and [back](plot.md#p1).

![A picture](../assets/train.png)

| Car | Seats |
| --- | --- |
| One | 40 |

{ not: attributes }
"""


def engine(name: str) -> str:
    """Return an engine that is installed; a checkout without it skips, and says so."""
    if find_spec(name) is None:
        missing = f"{name} is not installed: it is pinned in requirements-dev.txt"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return name


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project of two films, with pages and pictures of people's own, built with its hooks."""
    one = made(tmp_path_factory.mktemp("project"))
    cat = FILM.replace("Night Train is", "Cat is").replace("Zoe", "Пётр")
    one.put(
        {
            "seeds/night-train.txt": FILM,
            "seeds/night-train.yml": PLOT,
            "seeds/cat.txt": cat,
            "seeds/cat.yml": f"title: {json.dumps(TITLE)}\n{LICENSED}",
            "docs/night-train/trivia.md": TRIVIA,
            "docs/night-train/more/seats.md": "---\ntitle: Seats & <i>cars</i>\n---\n\n# Seats\n\nForty.\n",
            "docs/assets/train.png": PICTURE,
            "docs/about.md": "# About\n\nWho [made](night-train/index.md) this.\n",
            "docs/.draft.md": "# Not yet\n",
        }
    )
    assert one.hooks("sync").returncode == 0
    done = one.build("--strict")
    assert done.returncode == 0, done.stderr
    return one


@pytest.fixture(scope="module")
def expanded(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("expanded") / "new"
    done = project.hooks("expand", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    count = len(project.pages_without_timelines()) + len(library(folder))
    assert done.stdout == f"{folder}: {count} pages and their mkdocs.yml\n"
    return Project(folder)


def library(folder: Path) -> list[Path]:
    """Return the pages that people of several films have, and films by what they share."""
    return [path for name in FOLDERS for path in (folder / "docs" / name).rglob("*.md")]


class Article:
    """A page's words and identifiers inside <article>, its title and its description."""

    def __init__(self, html: str) -> None:
        page = Html(html)
        self.said = re.sub(r"[\s¶]+", "", page.text("article", without={"svg", "nav"}))
        self.title = page.text("head > title")
        (self.description,) = [one["content"] for one in page.attributes("meta[name=description]")] or [""]
        named = [one["id"] for one in page.attributes("article [id]")]
        self.identifiers = [name for name in named if name and not name.startswith("__")]  # the theme's own


def pages(site: Path) -> dict[str, Article]:
    return {
        path.relative_to(site).as_posix(): Article(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("index.html"))
    }


def address(page: Path) -> str:
    """Return where the HTML of a page of docs/ lies in the site."""
    within = page.parts[page.parts.index("docs") + 1 :]
    return "/".join([*within[:-1], *([] if page.stem == "index" else [page.stem]), "index.html"])


@pytest.fixture(scope="module", params=ENGINES)
def built(request: pytest.FixtureRequest, expanded: Project) -> Project:
    name = engine(request.param)
    site = expanded.root / "site"
    done = expanded.run("-m", name, "build", "--config-file", "mkdocs.yml", "--strict", "--clean")
    assert done.returncode == 0, done.stdout + done.stderr
    assert site.is_dir()
    return expanded


def test_it_builds_the_same_pages_with_the_same_words(built: Project, project: Project) -> None:
    ours, theirs = pages(project.root / "site"), pages(built.root / "site")
    assert theirs.keys() == {
        *map(address, project.pages_without_timelines()),
        *map(address, library(built.root)),
    }
    for name, page in theirs.items():
        assert page.said
        assert page.said in ours[name].said, name
        assert set(page.identifiers) <= set(ours[name].identifiers), name
    assert "p1" in theirs["night-train/plot/index.html"].identifiers
    done = project.hooks("check", "--site", str(built.root / "site"))
    assert done.returncode == 0, done.stderr


def test_every_link_leads_to_its_place(built: Project) -> None:
    assert list(broken(built.root / "site", ADDRESS)) == []
    assert (built.root / "site/assets/train.png").read_text(encoding="utf-8") == PICTURE
    assert (built.root / "site/assets/unreel.css").is_file()


def test_titles_are_words_and_name_the_film(built: Project, project: Project) -> None:
    ours, theirs = pages(project.root / "site"), pages(built.root / "site")
    for name in ("cat/index.html", "cat/people/index.html", "night-train/plot/index.html"):
        assert theirs[name].title.split(" - ")[0] == ours[name].title.rsplit(" – ", 1)[0]
        assert theirs[name].description == ours[name].description
    assert theirs["cat/people/index.html"].title.startswith(f"People – {TITLE}")
    for path in (built.root / "site").rglob("*.html"):
        assert "<i>" not in path.read_text(encoding="utf-8"), path


def test_a_films_pages_stand_in_reading_order(built: Project) -> None:
    html = Html(built.read("site/night-train/plot/index.html"))
    nav = [one["href"] for one in html.attributes("a.md-nav__link")]
    own = [link for link in nav if not link.startswith("../../")]
    order = ["../", "./", "../cast/", "../people/", "../trivia/", "../more/seats/"]
    assert [link for link in dict.fromkeys(own) if link in order] == [link for link in order if link in own]
    assert {"../", "../people/", "../trivia/"} <= set(own)


def test_expanding_twice_gives_the_same_bytes(project: Project, expanded: Project, tmp_path: Path) -> None:
    assert project.hooks("expand", str(tmp_path / "again")).returncode == 0
    assert Project(tmp_path / "again").tree("docs") == expanded.tree("docs")
    assert (tmp_path / "again/mkdocs.yml").read_bytes() == (expanded.root / "mkdocs.yml").read_bytes()


def test_only_people_change_docs(project: Project, tmp_path: Path) -> None:
    """A folder that is not free, or in docs/, is refused before anything is written."""
    before = project.tree("docs")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/note.txt").write_text("mine")
    for name, why in {
        str(tmp_path / "full"): "this folder is not empty: name one that is, or that does not exist",
        str(tmp_path / "file"): "this is a file: name a folder that is empty or does not exist",
        "docs": "this lies in docs/, where people's pages are: name a folder elsewhere",
        "docs/new": "this lies in docs/, where people's pages are: name a folder elsewhere",
        "seeds/../docs/new": "this lies in docs/, where people's pages are: name a folder elsewhere",
    }.items():
        done = project.hooks("expand", name)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"error: {name}: {why}\n"
    assert project.tree("docs") == before
    assert (tmp_path / "full/note.txt").read_text() == "mine"
    assert len(list(tmp_path.rglob("*"))) == 3
    (tmp_path / "empty").mkdir()
    assert project.hooks("expand", str(tmp_path / "empty")).returncode == 0


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (
            {"docs/x/index.md": b"caf\xe9"},
            "error: docs/x/index.md:1:4: byte 0xE9, at 3 in the file, is not UTF-8: save it as UTF-8",
        ),
        ({"mkdocs.yml": "a: [b\n"}, "error: mkdocs.yml: it cannot be read (while parsing a flow sequence"),
        ({"mkdocs.yml": "- a\n"}, "error: mkdocs.yml:1:1: these are no settings: write `key: value` lines"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    tmp_path: Path, files: dict[str, str | bytes], why: str
) -> None:
    one = made(tmp_path / "project").put(files)
    done = one.hooks("expand", str(tmp_path / "new"))
    assert done.returncode == 1
    assert done.stderr.startswith(why)
    assert not (tmp_path / "new").exists()


def test_settings_of_every_form_lose_what_needs_the_hooks_and_have_what_these_add(tmp_path: Path) -> None:
    forms = {
        "hooks: [hooks/events.py]\nsite_name: X\nplugins: {search: {}, offline: {}}\nnav: [index.md]\n": (
            "site_name: X\nplugins: {search: {}}\nnav: [index.md]\n"
        ),
        "site_name: X\ntheme: material\nplugins: [search, offline]\n": (
            "site_name: X\ntheme: material\nplugins: [search]\nnav:\n- index.md\n"
        ),
        "site_name: !ENV [NAME, X]\ntheme:\n  custom_dir: hooks/unreel/mkdocs_build/theme\n"
        "  name: material\n": ("site_name: !ENV [NAME, X]\ntheme:\n  name: material\nnav:\n- index.md\n"),
    }
    needed = (
        "extra_css: [assets/unreel.css]\nextra_javascript: [assets/unreel.js]\nmarkdown_extensions:\n"
        "- toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
        "- admonition\n- attr_list\n- footnotes\n- md_in_html\n- sane_lists\n- tables\n"
    )
    for number, (text, left) in enumerate(forms.items()):
        one = made(tmp_path / f"project{number}").put({"mkdocs.yml": text})
        assert one.hooks("expand", str(tmp_path / f"new{number}")).returncode == 0
        assert Project(tmp_path / f"new{number}").read("mkdocs.yml").split("\n", 1)[1] == left + needed
    listed = "site_name: X\nextra_css: [a.css]\nmarkdown_extensions:\n- toc: {permalink: true}\n- tables\n"
    one.put({"mkdocs.yml": f"{listed}plugins: [search, unreel]\nextra_javascript: []\n"})
    assert one.hooks("expand", str(tmp_path / "listed")).returncode == 0
    assert Project(tmp_path / "listed").read("mkdocs.yml").split("\n", 1)[1] == (
        "site_name: X\nextra_css: [a.css, assets/unreel.css]\nmarkdown_extensions:\n"
        "- toc: {permalink: true}\n- tables\n- admonition\n- attr_list\n- footnotes\n- md_in_html\n"
        "- sane_lists\nplugins: [search]\n"
        "extra_javascript: [assets/unreel.js]\nnav:\n- index.md\n"
    )


def test_properdocs_also_builds_the_project_itself_with_its_hooks(project: Project, tmp_path: Path) -> None:
    engine("properdocs")
    done = project.run("-m", "properdocs", "build", "--strict", "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr
    ours, theirs = project.tree("site"), Project(tmp_path).tree("site")
    assert ours.keys() == theirs.keys()
    # the engine's name, and the nonces, which are digests of a page with it
    engines = re.compile(rb'content="mkdocs-[^"]*"|nonce[-=]"?[\w+/=-]+')
    for name, content in ours.items():
        assert engines.sub(b"", theirs[name]) == engines.sub(b"", content), name


def test_the_link_checker_finds_what_is_broken(tmp_path: Path) -> None:
    site = Project(tmp_path).put(
        {
            "index.html": '<a href="a/">1</a><a href="a/#x">2</a><a href="#y">3</a><a href="b/">4</a>',
            "a/index.html": f'<p id="x"><img src="../gone.svg"><a href="{ADDRESS}c"></a><a href="//h/x"></a>',
        }
    )
    found = ["a/index.html: ../gone.svg", f"a/index.html: {ADDRESS}c", "index.html: #y", "index.html: b/"]
    assert list(broken(site.root, ADDRESS)) == found

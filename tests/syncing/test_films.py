"""Films and pages are renamed and removed with all that belongs to them, and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from case_files import Case, each_case
from projects import FILM, PLOT, Project
from unreel.editing.review import review
from unreel.model.diagnostics import InputError, Severity
from unreel.seeds import redirects
from unreel.seeds.people_films import with_film
from unreel.site.redirects import redirect_pages
from unreel.store.undo import undo
from unreel.store.workspace import Workspace
from unreel.syncing import films
from unreel.syncing.update import Update, update

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = FILM.replace("Night", "Day")
HOME = "# Films\n\nSee [a plot](night-train/plot.md#p1) and\n[it](<night-train/index.md>).\n"
OTHER = "docs/day-train/plot.md"


@pytest.fixture
def library(tmp_path: Path) -> Project:
    """Return two films, one of which speaks of the other."""
    project = Project(tmp_path).put(
        {
            "seeds/Night Train.txt": FILM,
            "seeds/Night Train.yml": PLOT,
            "seeds/day-train.txt": DAY,
            "seeds/day-train.yml": PLOT,
            "docs/index.md": HOME,
            "seeds/_people.yml": '"Ann Lee": {same: [night-train, day-train]}\n',
        }
    )
    synced(project)
    text = project.read(OTHER) + "\nAs in [the *other*](../night-train/cast.md#max) one.\n"
    return project.put(
        {OTHER: text, "docs/night-train/still.png": "png", "docs/night-train/own.md": "# Own\n"}
    )


def synced(project: Project, *, write: bool = True) -> Update:
    return update(Workspace(project.root), write=write)


def kept(project: Project) -> dict[str, dict[str, bytes]]:
    return {folder: project.tree(folder) for folder in ("docs", "seeds", ".unreel/base")}


def errors(project: Project) -> list[str]:
    root = project.root / "docs"
    return [str(one) for one in review(root) if one.severity > Severity.HINT]


def test_a_film_takes_all_that_is_its_own_to_another_name(library: Project) -> None:
    workspace, before = Workspace(library.root), kept(library)
    films.perform(films.renamed_film("night-train", "Sleeper (1999)", workspace), workspace)
    assert sorted(path.name for path in (library.root / "seeds").glob("Sl*")) == [
        "Sleeper (1999).txt",
        "Sleeper (1999).yml",
    ]
    assert "[the *other*](../sleeper-1999/cast.md#max)" in library.read(OTHER)
    assert "[a plot](sleeper-1999/plot.md#p1) and\n[it](<sleeper-1999/index.md>)" in library.read(
        "docs/index.md"
    )
    assert "[sleeper-1999, day-train]" in library.read("seeds/_people.yml")
    assert library.read("docs/sleeper-1999/still.png") == "png"
    for top in ("docs", ".unreel/base"):
        assert not (library.root / top / "night-train").exists()
    told = redirects.read(library.root)
    assert told.pages["night-train/own.md"] == "sleeper-1999/own.md"
    assert errors(library) == []
    assert not synced(library, write=False).behind
    assert not synced(library).wrote_pages
    films.perform(films.renamed_film("sleeper-1999", "Night Train", workspace), workspace)
    assert redirects.read(library.root).pages["sleeper-1999/plot.md"] == "night-train/plot.md"
    assert "night-train/plot.md" not in redirects.read(library.root).pages
    undo(workspace)
    assert "sleeper-1999/plot.md" in redirects.read(library.root).pages.values()
    undo(workspace)
    assert set(kept(library)["docs"]) == {*before["docs"]}


def test_a_film_whose_seed_was_renamed_by_hand_follows(library: Project) -> None:
    library.put({"docs/night-train/plot.md": library.read("docs/night-train/plot.md") + "\nMine.\n"})
    for ending in (".txt", ".yml"):
        (library.root / f"seeds/Night Train{ending}").rename(library.root / f"seeds/Sleeper{ending}")
    (hint,) = (one for one in synced(library).diagnostics if one.path == "docs/night-train")
    assert "rename night-train NEW" in hint.message
    workspace = Workspace(library.root)
    films.perform(films.renamed_film("night-train", "Sleeper", workspace), workspace)
    assert "Mine." in library.read("docs/sleeper/plot.md")
    assert not synced(library).wrote_pages
    assert errors(library) == []


def test_a_removed_film_leaves_nothing_behind_and_comes_back(library: Project) -> None:
    workspace, before = Workspace(library.root), kept(library)
    films.perform(films.removed_film("night-train", "", workspace), workspace)
    assert "As in the *other* one." in library.read(OTHER)
    assert "See a plot and\nit." in library.read("docs/index.md")
    assert not [name for names in kept(library).values() for name in names if "night" in name.casefold()]
    assert not (library.root / "seeds/_people.yml").exists()
    assert (errors(library), synced(library).wrote_pages) == ([], False)
    assert not [one for one in synced(library).diagnostics if "gone" in one.message]
    undo(workspace)
    assert kept(library) == before
    films.perform(films.removed_film("night-train", "day-train/index.md", workspace), workspace)
    assert set(redirects.read(library.root).pages.values()) == {"day-train/index.md"}
    assert "[the *other*](index.md)" in library.read(OTHER)
    assert errors(library) == []


def test_a_page_takes_its_links_and_its_address_along(library: Project) -> None:
    workspace = Workspace(library.root)
    films.perform(films.renamed_page("night-train/plot.md", "night-train/story.md", workspace), workspace)
    assert "[a plot](night-train/story.md#p1)" in library.read("docs/index.md")
    assert redirects.read(library.root).pages == {"night-train/plot.md": "night-train/story.md"}
    assert (errors(library), synced(library, write=False).behind) == ([], [])
    (library.root / "docs/night-train/own.md").unlink()
    films.perform(films.renamed_page("night-train/own.md", "night-train/story.md", workspace), workspace)
    assert redirects.read(library.root).pages["night-train/own.md"] == "night-train/story.md"
    assert errors(library) == []


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (
            lambda at: films.renamed_film("night-train", "day-train", at),
            "day-train.* is there already|somebody",
        ),
        (lambda at: films.renamed_film("night-train", "people", at), "the name is taken"),
        (lambda at: films.renamed_film("dusk", "dawn", at), "it has no text for docs/dusk"),
        (lambda at: films.removed_film("dusk", "", at), "there is no such film"),
        (lambda at: films.removed_film("..", "", at), "there is no such film"),
        (lambda at: films.removed_film("day-train", "day-train/plot.md", at), "no such page to lead to"),
        (lambda at: films.renamed_page("index.md", "day-train/plot.md", at), "it is there already"),
        (lambda at: films.renamed_page("a.md", "b.md", at), "neither this page nor docs/b.md is there"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    library: Project, act: Callable[[Workspace], films.Act], why: str
) -> None:
    before = kept(library)
    with pytest.raises(InputError, match=why):
        act(Workspace(library.root))
    assert kept(library) == before


@each_case("seeds/people_films")
def test_films_in_settings_of_people(case: Case) -> None:
    for part in case.parts:
        old, _, new = part.partition(" → ")
        assert with_film(case.text + "\n", old, new or None).rstrip("\n") == case[part]


def test_redirects_are_pages_without_scripts() -> None:
    made = dict(
        redirect_pages({"a/b.md": "c/index.md", "a/index.md": "index.md"}, site_url="https://x.org/y/")
    )
    assert set(made) == {"a/b/index.html", "a/index.html"}
    assert '<meta http-equiv="refresh" content="0; url=../../c/">' in made["a/b/index.html"]
    assert '<link rel="canonical" href="https://x.org/y/c/">' in made["a/b/index.html"]
    assert 'url=../">' in made["a/index.html"]
    assert "<script" not in "".join(made.values())
    files = dict(redirect_pages({"a/b.md": "c/index.md"}, has_folders=False))
    assert 'url=../c/index.html">' in files["a/b.html"]


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("a.md: b.md", "docs/b.md is not there"),
        ("c.md: c.md", "docs/c.md is there"),
        ("a.md: [c.md]", ":1:7: here belongs the path of a page"),
        ("../a.md: c.md", ":1:1: here belongs the path of a page"),
        ("a.md: https://example.org/b.md", "here belongs the path of a page"),
        ("- a.md", "here belong lines of the form"),
        ("a: {", "this is no YAML"),
    ],
)
def test_a_redirect_that_cannot_be_is_told_with_its_line(markup: str, why: str) -> None:
    (told,) = redirects.faults(redirects.parsed(markup), {"c.md"})
    assert why in str(told)

"""What was read of a film is not read again by who builds it, unless a page changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from projects import FILM, PLOT, made
from unreel.mkdocs_build.handed_on import hand_on, handed_on
from unreel.pages import snapshot
from unreel.site import docs
from unreel.site.film_reading import film_reading
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.model.film import Film
    from unreel.site.docs import Site
    from unreel.site.film_reading import FilmReading

NAMES = ("day-train", "night-train")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    project = made(tmp_path / "project")
    for name in NAMES:
        project.put({f"seeds/{name}.txt": FILM, f"seeds/{name}.yml": PLOT})
    assert project.hooks("sync").returncode == 0
    return Workspace(project.root)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "handed").mkdir()
    return str(tmp_path / "handed")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the films that are read from now on."""
    found: list[str] = []

    def reading(film: Film, sources: list[snapshot.PageSource], workspace: Workspace | None) -> FilmReading:
        found.append(film.slug)
        return film_reading(film, sources, workspace)

    monkeypatch.setattr("unreel.site.docs.film_reading", reading)
    return found


def _site(workspace: Workspace, last: Site | None = None) -> Site:
    return docs.films_of(snapshot.read(workspace.docs, last.docs if last else None), last, workspace)


def test_a_film_is_read_once(workspace: Workspace, folder: str, read: list[str]) -> None:
    first = _site(workspace)
    hand_on(first, folder)
    assert read == [*NAMES]
    again = _site(workspace, handed_on(NAMES, folder, workspace))
    assert read == [*NAMES]
    assert again == first
    assert all(source.page is page for slug in NAMES for source, page in _pages(again, slug))


def _pages(site: Site, slug: str) -> list[tuple[snapshot.PageSource, object]]:
    """Return the pages of a film as they were read, with those that are shown of it."""
    shown = {page.name: page for page in site.films[slug].pages}
    return [(source, shown[source.file]) for source in site.docs.folders[slug] if source.file in shown]


def test_a_film_that_changed_since_is_read_again(workspace: Workspace, folder: str, read: list[str]) -> None:
    hand_on(_site(workspace), folder)
    page = workspace.docs / "night-train/plot.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nThe train stops.\n", encoding="utf-8")
    read.clear()
    again = _site(workspace, handed_on(NAMES, folder, workspace))
    assert read == ["night-train"]
    assert again == _site(workspace)


def test_nothing_is_handed_on_without_a_folder(workspace: Workspace, folder: str) -> None:
    hand_on(_site(workspace), "")
    assert handed_on(NAMES, "", workspace) is handed_on(NAMES, folder, workspace) is None

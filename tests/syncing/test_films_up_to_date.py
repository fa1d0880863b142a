"""A command compares no film that lacked nothing when one last looked, and overlooks no change."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from compared_films import compared_films
from projects import FILM, LICENSED, PLOT, Project
from unreel.store.workspace import Workspace
from unreel.syncing.films_up_to_date import Kept
from unreel.syncing.update import Before, update

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE, BASE = "docs/night-train/plot.md", ".unreel/base/night-train/plot.md"


def synced(project: Project) -> set[str]:
    """Sync as a command does; return the films that are kept for the next one."""
    workspace = Workspace(project.root)
    kept = Kept(workspace)
    films = kept.films()
    update(workspace, write=True, before=Before(films))
    kept.keep(films)
    return {*Kept(workspace).films()}


@pytest.fixture
def quiet(project: Project) -> Project:
    for film in ("night", "day"):
        text = FILM.replace("Night", film.title())
        project.put({f"seeds/{film}-train.txt": text, f"seeds/{film}-train.yml": PLOT})
    assert synced(project) == set()  # it wrote their pages: the next one is to look at these
    assert synced(project) == {"day-train", "night-train"}
    return project


CHANGES: dict[str, Callable[[Project], object]] = {
    "a page": lambda project: project.put({PAGE: project.read(PAGE) + "\nMore.\n"}),
    "no page": lambda project: (project.root / PAGE).unlink(),
    "a base": lambda project: project.put({BASE: project.read(BASE) + "\nMore.\n"}),
    "a seed": lambda project: project.put({"seeds/night-train.txt": FILM.replace("a driver", "a guard")}),
    "the settings of a film": lambda project: project.put({"seeds/night-train.yml": LICENSED}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_film_that_was_touched_is_compared(
    quiet: Project, change: Callable[[Project], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    time.sleep(0.02)  # a file system's clock has coarse ticks
    change(quiet)
    compared = compared_films(monkeypatch)
    synced(quiet)
    assert compared == ["night-train"]


def test_the_settings_of_all_films_touch_each(quiet: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet.put({"seeds/_defaults.yml": "source: {site: Wikipedia, licence: CC BY-SA 4.0}\n"})
    compared = compared_films(monkeypatch)
    synced(quiet)
    assert sorted(compared) == ["day-train", "night-train"]


def test_what_people_edited_is_told_each_time_and_read_once(
    quiet: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    CHANGES["a page"](quiet)
    for _ in range(3):
        assert f"{PAGE}: edited" in quiet.hooks("sync").stdout
    compared = compared_films(monkeypatch)
    synced(quiet)
    assert not compared
    assert {*Kept(Workspace(quiet.root)).films()} == {"day-train", "night-train"}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"night-train": 1}', '{"day-train": [1, 2, 3, [[4]]]}'])
def test_what_is_damaged_is_not_believed(quiet: Project, content: str) -> None:
    quiet.put({".unreel/cache/_films_up_to_date.json": content})
    assert Kept(Workspace(quiet.root)).films() == {}
    assert quiet.hooks("sync").stdout == "docs/ is up to date\n"

"""Seeds are read by several workers as by one, and one that cannot be read leaves the others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from projects import FILM, PLOT, Project
from unreel.recovery import pages_from_seed
from unreel.store.workers import Workers
from unreel.store.workspace import Workspace
from unreel.syncing.update import Update, update

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.recovery.pages_from_seed import Recovery
    from unreel.seeds import Seed

FILMS = ("dawn", "day", "dusk", "night")


def library(root: Path) -> Project:
    texts = {f"seeds/{film}-train.txt": FILM.replace("Night", film.title()) for film in FILMS}
    (root / "docs").mkdir(parents=True)
    return Project(root).put({**texts, **{f"seeds/{film}-train.yml": PLOT for film in FILMS}})


def synced(project: Project, jobs: int = 1) -> Update:
    return update(Workspace(project.root), write=True, workers=Workers(jobs))


def test_two_processes_write_what_one_does(tmp_path: Path) -> None:
    one, two = library(tmp_path / "one"), library(tmp_path / "two")
    assert synced(one) == synced(two, jobs=2)
    for folder in ("docs", ".unreel/base"):  # what is written of an act tells in which order films came
        assert one.tree(folder) == two.tree(folder)
    assert len(one.tree("docs")) > len(FILMS)


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    read = pages_from_seed.pages_from_seed

    def fails(seed: Seed, *_: object) -> Recovery:
        if seed.slug == "day-train":
            raise RecursionError("too deep")
        return read(seed)

    monkeypatch.setattr(pages_from_seed, "pages_from_seed", fails)
    return monkeypatch


def test_a_seed_that_cannot_be_read_is_told_by_name_and_the_others_are_written(
    tmp_path: Path, poison: pytest.MonkeyPatch
) -> None:
    project = library(tmp_path)
    done = synced(project)
    [told] = [str(one) for one in done.diagnostics if "RecursionError" in str(one)]
    assert told.startswith("seeds/day-train.txt: this could not be worked on, and all else could: ")
    assert done.failed
    assert {path.split("/")[0] for path in project.tree("docs")} == {f"{film}-train" for film in FILMS} - {
        "day-train"
    }
    poison.undo()
    assert {change.slug for change in synced(project).behind} == {"day-train"}  # what was done was kept


def test_a_wrong_number_of_processes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNREEL_JOBS", "many")
    done = update(Workspace(library(tmp_path).root), write=True)
    assert [str(one) for one in done.diagnostics if one.path == "UNREEL_JOBS"] == [
        "UNREEL_JOBS: many is no number of processes: set 1 or more"
    ]

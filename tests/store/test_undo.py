"""The last act is taken back, and no newer edit with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from projects import FILM, PLOT, Project
from unreel.model.diagnostics import InputError
from unreel.store.undo import Step, carry_out, remember, undo
from unreel.store.workspace import Workspace
from unreel.syncing.resolve import Decision, resolve_page
from unreel.syncing.update import update

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/night-train/plot.md"


@pytest.fixture
def film(tmp_path: Path) -> Project:
    project = Project(tmp_path).put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    (tmp_path / "docs").mkdir()
    update(Workspace(tmp_path), write=True)
    return project


def kept(project: Project) -> dict[str, dict[str, bytes]]:
    return {folder: project.tree(folder) for folder in ("docs", "seeds", ".unreel/base")}


def test_a_sync_is_taken_back_and_done_again(film: Project) -> None:
    before = kept(film)
    changed = FILM.replace("the driver", "a driver").replace("thriller", "railway")
    film.put({"seeds/night-train.txt": changed})
    update(Workspace(film.root), write=True)
    after = kept(film)
    update(Workspace(film.root), write=True)  # it does nothing, and is no act
    assert undo(Workspace(film.root)).act == "sync"
    assert kept(film) == {**before, "seeds": after["seeds"]}
    undo(Workspace(film.root))
    assert kept(film) == after


def test_a_film_that_was_added_goes_with_its_folders(film: Project) -> None:
    undo(Workspace(film.root))
    assert (film.tree("docs"), film.tree(".unreel/base")) == ({}, {})
    assert not (film.root / "docs/night-train").exists()


def test_a_page_that_was_edited_since_stays_with_its_base(film: Project) -> None:
    before = kept(film)
    film.put({"seeds/night-train.txt": FILM.replace("the driver", "a driver").replace("thriller", "railway")})
    update(Workspace(film.root), write=True)
    film.put({PAGE: film.read(PAGE) + "\nMine.\n"})
    done = undo(Workspace(film.root))
    assert [one.path for one in done.diagnostics] == [PAGE]
    assert "Mine." in film.read(PAGE)
    assert "a driver" in film.read(f".unreel/base/{PAGE[5:]}")
    assert film.tree("docs")["night-train/index.md"] == before["docs"]["night-train/index.md"]


def test_a_conflict_that_was_resolved_is_back(film: Project) -> None:
    film.put({PAGE: film.read(PAGE).replace("the driver", "their driver")})
    film.put({"seeds/night-train.txt": FILM.replace("the driver", "a driver")})
    update(Workspace(film.root), write=True)
    conflict = film.read(PAGE)
    resolve_page(film.root / PAGE, Decision.THEIRS, Workspace(film.root))
    assert film.read(PAGE) != conflict
    undo(Workspace(film.root))
    assert film.read(PAGE) == conflict
    with pytest.raises(InputError, match="it cannot be resolved for the seed"):
        resolve_page(film.root / "docs/night-train/index.md", Decision.THEIRS, Workspace(film.root))


def test_an_act_is_taken_back_whole_or_not_at_all(film: Project) -> None:
    workspace = Workspace(film.root)
    carry_out(workspace, "rename a b", {"docs/b.md": b"1", PAGE: None, "seeds/night-train.yml": b""})
    film.put({"docs/b.md": "2"})
    assert undo(workspace).files == ()
    assert film.read("docs/b.md") == "2"
    film.put({"docs/b.md": "1"})
    assert sorted(undo(workspace).files) == ["docs/b.md", PAGE, "seeds/night-train.yml"]
    assert film.read("seeds/night-train.yml") == PLOT


@pytest.mark.parametrize("file", ["mkdocs.yml", "docs/../mkdocs.yml", "/etc/passwd", ".unreel/lock", "docs"])
def test_what_no_act_of_ours_changed_is_never_written(film: Project, file: str) -> None:
    workspace = Workspace(film.root)
    remember(workspace, "sync", [Step("x", file, b"evil", None)])
    with pytest.raises(InputError, match="there is nothing that could be taken back"):
        undo(workspace)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", json.dumps({"act": "x", "steps": [[1, 2, 3, 4]]})])
def test_a_record_of_another_shape_is_none(film: Project, content: str) -> None:
    film.put({".unreel/undo/act.json": content})
    with pytest.raises(InputError, match="nothing that could be taken back"):
        undo(Workspace(film.root))

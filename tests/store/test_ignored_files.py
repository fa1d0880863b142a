from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from projects import FILM, PLOT
from systems import on_posix
from unreel.store.fingerprints import fingerprints
from unreel.store.ignored_files import is_conflicted_copy, is_ignored

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Project

LEFT = [
    ".#plot.md",
    "._plot.md",
    ".plot.md.swp",
    "#plot.md#",
    "plot.md~",
    "plot.md.bak",
    "Thumbs.db",
    "~$a.docx",
]


@pytest.mark.parametrize("name", [*LEFT, ".DS_Store", "desktop.INI", "plot.md.orig", "a.swp", "__MACOSX"])
def test_what_editors_and_systems_leave_is_ignored(name: str) -> None:
    assert is_ignored(name)
    assert not is_conflicted_copy(name)


@pytest.mark.parametrize(
    "name", ["plot.md", "#1.txt", "a~b.md", "Swamp.txt", "Backup.bak.md", "Icon.txt", "tmp"]
)
def test_what_people_name_is_not(name: str) -> None:
    assert not is_ignored(name)
    assert not is_conflicted_copy(name)


def test_copies_of_a_synchronisation_are_told_by_their_names() -> None:
    assert is_conflicted_copy("plot (Ann's conflicted copy 2024-05-01).md")
    assert is_conflicted_copy("plot.sync-conflict-20240501-101112-ABCDEFG.md")
    assert not is_conflicted_copy("Conflict (1945 film).txt")


def test_what_is_left_changes_no_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "plot.md").write_text("# Plot\n", encoding="utf-8")
    before = fingerprints(tmp_path)
    for name in LEFT:
        (tmp_path / name).write_bytes(b"\0")
    assert fingerprints(tmp_path) == before


@on_posix
def test_what_is_left_in_docs_is_no_page_and_is_not_published(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    assert project.hooks("sync").returncode == 0
    project.put({f"docs/night-train/{name}": b"\0\5\x16\7\xff" for name in LEFT})
    (project.root / "docs/night-train/.#plot.md").unlink()
    (project.root / "docs/night-train/.#plot.md").symlink_to("ann@here.1:2")
    done = project.hooks("sync")
    assert (done.returncode, done.stdout, done.stderr) == (0, "docs/ is up to date\n", "")
    assert project.hooks("review").stderr == ""
    built = project.build("--strict")
    assert built.returncode == 0, built.stderr
    assert not [name for name in project.tree("site") if name.rpartition("/")[2] in LEFT]
    assert project.hooks("check").returncode == 0


def test_a_film_of_which_only_backups_are_left_is_gone(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    project.hooks("sync")
    for path in (project.root / "docs/night-train").iterdir():
        path.unlink()
    project.put({"docs/night-train/._plot.md": b"\0"})
    assert "docs/night-train/plot.md: new" in project.hooks("sync").stdout

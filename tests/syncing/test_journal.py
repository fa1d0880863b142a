"""The journal is read as what a stranger may have written."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repositories import git
from unreel.store.workspace import Workspace
from unreel.syncing import journal
from unreel.syncing.update import update

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Project

ENTRY = ["x", "plot.md", "A", None, "plot.md", "B"]
ELSEWHERE = ["..", "../..", "/etc", "../../x.md", "/x.md", "a/b.md", "", ".", "x\\..\\y.md", "\0", "C:x.md"]
"""Names that lead elsewhere."""


@pytest.mark.parametrize("place", [0, 1, 4])
@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_journal_names_pages_and_bases_alone(tmp_path: Path, place: int, name: str) -> None:
    workspace = Workspace(tmp_path / "project")
    for path in (workspace.docs / "x/plot.md", workspace.base / "x/plot.md"):
        path.parent.mkdir(parents=True)
        path.write_text("A")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    workspace.journal.write_text(json.dumps([[*ENTRY[:place], name, *ENTRY[place + 1 :]]]))
    with journal.writing(workspace):
        pass
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path: text for path, text in after.items() if path.name != "lock"} == before


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.sampled_from(["", "x", "plot.md", "A"]),
        lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.sampled_from("ab"), inner),
    )
)
def test_a_journal_of_any_shape_is_none(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    workspace = Workspace(tmp_path_factory.getbasetemp() / "shapes")
    workspace.journal.parent.mkdir(parents=True, exist_ok=True)
    workspace.journal.write_text(json.dumps(content))
    with journal.writing(workspace):
        assert not workspace.journal.exists()


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[" * 100_000, b'[["x"]]'], ids=["none", "bytes", "deep", "x"]
)
def test_a_damaged_journal_is_none(tmp_path: Path, content: bytes) -> None:
    workspace = Workspace(tmp_path)
    workspace.journal.parent.mkdir()
    workspace.journal.write_bytes(content)
    with journal.writing(workspace):
        assert not workspace.journal.exists()


def test_what_git_has_of_our_own_folder_is_not_read_and_told(project: Project) -> None:
    project.put({".gitignore": ".unreel/*\n", "docs/x/plot.md": "A", ".unreel/base/x/plot.md": "A"})
    project.put({".unreel/journal.json": json.dumps([ENTRY])})
    git(project.root, "init")
    git(project.root, "add", "--force", ".unreel/journal.json")
    workspace = Workspace(project.root)
    (told,) = [one for one in update(workspace, write=True).diagnostics if ".unreel" in one.path]
    assert str(told).startswith(".unreel/journal.json: this is no file for git, and is not read")
    assert project.read(".unreel/base/x/plot.md") == "A"
    assert "error: .unreel/journal.json: this is no file for git" in project.hooks("review").stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("docs/x/index.md", ["sync", "review", "build"]),
        ("docs/x", ["sync", "review", "build"]),
        ("docs/x.md", ["review", "build"]),  # it is no page of a film
        (".unreel/journal.json", []),
    ],
)
def test_nobody_waits_for_a_pipe(project: Project, name: str, told: list[str]) -> None:
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    project.put({"seeds/x.txt": "X is a 1999 film directed by Ann Lee. Max wakes up and runs away."})
    done = {command: project.hooks(command) for command in ("sync", "review", "check")}
    done["build"] = project.build()
    assert not any("Traceback" in one.stderr for one in done.values())
    assert [command for command in ("sync", "review", "build") if f"{name}: " in done[command].stderr] == told

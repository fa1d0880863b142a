"""A library of the first release, with edits and a conflict: it loses no word and gains no conflict."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from projects import ROOT, Project, made
from repositories import git

if TYPE_CHECKING:
    from pathlib import Path

LIBRARY = ROOT / "tests/fixtures/first_release"
CONFLICT = "docs/lantern-street/reception.md"


@pytest.fixture
def library(tmp_path: Path) -> Project:
    project = made(tmp_path)
    shutil.copytree(LIBRARY, tmp_path, dirs_exist_ok=True)
    return project


def words(project: Project) -> Counter[str]:
    """Return the words that people read, page by page."""
    pages = ((name, text.decode()) for name, text in project.tree("docs").items())
    return Counter(f"{name}: {word}" for name, text in pages for word in re.findall(r"\w+", text))


@pytest.mark.parametrize("has_git", [True, False])
def test_an_update_leaves_all_as_it_is(library: Project, *, has_git: bool) -> None:
    if has_git:
        library.put({".gitignore": ".unreel/*\n!.unreel/base/\n"})
        for command in ("init", "add .", "commit -m library"):
            git(library.root, *command.split())
    before = library.tree("docs")
    done = library.hooks("sync")
    assert library.tree("docs") == before
    told = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert len(told) == 1
    assert told[0].startswith(f"error: {CONFLICT}:13:1: you and the seed changed the same sentence")
    assert library.hooks("sync", "--take", "ours", CONFLICT).returncode == 0
    built = ["-m mkdocs build --strict", "hooks check"] if has_git else []
    for line in ("hooks sync --check", *built):
        done = library.run(*line.split())
        assert done.returncode == 0, done.stderr


def test_read_anew_it_loses_no_word_and_gains_no_conflict(library: Project) -> None:
    before = words(library)
    library.hooks("sync", "--renew")
    assert (library.root / "docs/lantern-street/timeline.md").is_file()
    assert not before - words(library)
    marked = [name for name, text in library.tree("docs").items() if b"\n<<<<<<< docs\n" in text]
    assert marked == ["lantern-street/reception.md"]

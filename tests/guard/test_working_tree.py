"""No test opens the working tree's own pages, texts or settings unnoticed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import working_tree
from projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.other_content  # that the watch works there too

OPENS: dict[str, Callable[[Path], object]] = {
    "the settings": lambda _: (ROOT / "mkdocs.yml").read_text(encoding="utf-8"),
    "a page": lambda _: (ROOT / "docs/index.md").read_bytes(),
    "the list of pages": lambda _: list((ROOT / "docs").rglob("*.md")),
    "a copy": lambda folder: shutil.copytree(ROOT / "seeds", folder / "seeds"),
    "what sync wrote": lambda _: next((ROOT / ".unreel/base").iterdir()),
}


@pytest.mark.parametrize("opens", OPENS.values(), ids=OPENS)
def test_what_is_opened_here_is_stopped(opens: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(working_tree.OpenedError):
        opens(tmp_path)
    assert working_tree.opened()


def test_what_a_process_opens_is_noted() -> None:
    done = subprocess.run([sys.executable, "hooks", "review"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0
    assert working_tree.opened()


UNWATCHED: dict[str, tuple[list[str], Path | None]] = {
    "a program in the working tree": (["git", "--version"], None),
    "one that is given its path": (["git", "-C", str(ROOT), "--version"], Path("/")),
    "a Python without the watch": ([sys.executable, "-S", "-c", ""], ROOT),
}


@pytest.mark.parametrize(("command", "folder"), UNWATCHED.values(), ids=UNWATCHED)
def test_what_nobody_could_watch_is_noted(command: list[str], folder: Path | None) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    assert working_tree.started() == [" ".join(command)]


def test_what_is_watched_or_elsewhere_is_not(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", ""], cwd=ROOT, check=True)
    subprocess.run(["git", "--version"], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run(["git", "--version"], cwd=tmp_path, env={"A": str(ROOT)}, check=True, capture_output=True)
    assert working_tree.started() == []
    subprocess.run([sys.executable, "-c", ""], cwd=ROOT, env={}, check=True)
    assert working_tree.started()


def test_fixtures_are_opened_freely() -> None:
    assert (ROOT / "tests/fixtures/project/mkdocs.yml").read_text(encoding="utf-8")
    assert working_tree.opened() == []

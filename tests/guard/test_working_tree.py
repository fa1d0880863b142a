"""No test opens the working tree's own pages, texts or settings unnoticed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import working_tree
from projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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


def test_fixtures_are_opened_freely() -> None:
    assert (ROOT / "tests/fixtures/project/mkdocs.yml").read_text(encoding="utf-8")
    assert working_tree.opened() == []

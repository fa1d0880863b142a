"""A merge that takes one side of a page and the other of its base is noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from repositories import git
from unreel.store.workspace import Workspace
from unreel.syncing.newer_bases import newer_bases

if TYPE_CHECKING:
    from pathlib import Path

PAGE, BASE = "docs/x/plot.md", ".unreel/base/x/plot.md"


def put(root: Path, **texts: str) -> None:
    """Write a film's page and its base, a line a letter."""
    for name, text in ((PAGE, texts.get("page")), (BASE, texts.get("base"))):
        if text is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text("\n".join(text))


def commit(root: Path, **texts: str) -> None:
    put(root, **texts)
    git(root, "add", "--all")
    git(root, "commit", "--allow-empty", "--message", "Change a film")


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """Return a project in which a person's page met a seed's news, and git asks what is right."""
    git(tmp_path, "init")
    commit(tmp_path, page="abcd", base="abcd")
    git(tmp_path, "checkout", "-b", "other")
    commit(tmp_path, page="aBcde", base="aBcde")
    git(tmp_path, "checkout", "main")
    commit(tmp_path, page="xbcd")
    with pytest.raises(AssertionError, match="CONFLICT"):
        git(tmp_path, "merge", "other")
    return tmp_path


def told(root: Path) -> list[str]:
    return [str(one) for one in newer_bases(Workspace(root))]


def test_one_side_of_the_page_and_the_other_of_its_base(merged: Path) -> None:
    git(merged, "checkout", "--ours", PAGE)
    (before_commit,) = told(merged)
    commit(merged)
    (after,) = told(merged)
    assert before_commit.startswith(f"{PAGE}: it has nothing of what the seed brought last, which {BASE} has")
    command = after.partition("`")[2].partition("`")[0].split()
    git(merged, *command[1:])
    assert (merged / BASE).read_text() == "\n".join("abcd")
    assert not told(merged)


@pytest.mark.parametrize("page", ["xBcde", "xbcde", "aBcde"])
def test_a_page_that_has_some_of_it_is_an_edit(merged: Path, page: str) -> None:
    commit(merged, page=page)
    assert not told(merged)


def test_nothing_is_told_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    put(tmp_path, page="ab", base="ac")
    assert not told(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert not told(tmp_path)

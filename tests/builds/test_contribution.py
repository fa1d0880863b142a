"""The way of a change, walked with git: a clone, a branch, an edit, a new text, a merge, a published page."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from projects import FILM, PLOT, ROOT, Project
from repositories import git

if TYPE_CHECKING:
    from pathlib import Path

TEXT = f"{FILM} They find him asleep in the last car. Zoe pulls the brake. The train stops at dawn."
PAGE, BASE = "docs/night-train/plot.md", ".unreel/base/night-train/plot.md"


def committed(project: Project, message: str) -> dict[str, list[str]]:
    """Commit all that changed; give file → the lines of git's own diff of it, without sync's records."""
    git(project.root, "add", "--all")
    git(project.root, "commit", "--message", message)
    files = re.split(
        r"^diff --git .*$", git(project.root, "show", "--format=", "--unified=0"), flags=re.MULTILINE
    )
    names = [re.search(r"^\+\+\+ b/(.*)$", file, flags=re.MULTILINE) for file in files]
    return {
        name[1]: re.findall(r"^[+-](?![+-]{2} ).*$", file, flags=re.MULTILINE)
        for name, file in zip(names, files, strict=True)
        if name and not name[1].endswith(".seed")
    }


def edit(project: Project, page: str, old: str, new: str) -> None:
    text = project.read(page)
    assert text.count(old) == 1
    project.put({page: text.replace(old, new)})


@pytest.fixture
def published(project: Project) -> Project:
    """Return a repository with one film."""
    for name in (".gitignore", ".gitattributes"):
        shutil.copy(ROOT / name, project.root)
    project.put({"seeds/night-train.txt": TEXT, "seeds/night-train.yml": PLOT})
    assert project.hooks("sync").returncode == 0
    git(project.root, "init")
    committed(project, "Add Night Train")
    return project


@pytest.fixture
def clone(published: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a contributor's clone of it, on a branch."""
    folder: Path = tmp_path_factory.mktemp("clone") / "films"
    git(published.root, "clone", str(published.root), str(folder))
    cloned = Project(folder)
    git(cloned.root, "switch", "--create", "brake")
    return cloned


def test_an_edit_and_a_new_text_are_a_line_each_and_merge(published: Project, clone: Project) -> None:
    edit(clone, PAGE, "Zoe pulls the brake.", "[Zoe](people.md#zoe) pulls the emergency brake.")
    assert "people.md has no heading `#zoe`" in clone.hooks("review").stderr
    edit(clone, PAGE, "[Zoe](people.md#zoe) pulls", "Zoe pulls")
    assert clone.hooks("review").stderr == ""
    assert committed(clone, "Say which brake") == {
        PAGE: ["-Zoe pulls the brake.", "+Zoe pulls the emergency brake."],
    }

    edit(clone, "seeds/night-train.txt", "The train stops at dawn.", "The train stops at noon.")
    assert clone.hooks("sync", "--check").returncode == 1
    assert f"{PAGE}: merged" in clone.hooks("sync").stdout
    sentence = ["-The train stops at dawn.", "+The train stops at noon."]
    changed = committed(clone, "Correct the hour")
    assert changed.pop("seeds/night-train.txt")
    assert changed == {PAGE: sentence, BASE: sentence}

    edit(published, PAGE, "look for the driver", "look for the guard")
    committed(published, "Correct whom they look for")
    git(published.root, "pull", "--no-rebase", "--no-edit", str(clone.root), "brake")
    page = published.read(PAGE)
    assert "the last car.\nZoe pulls the emergency brake.\nThe train stops at noon.\n" in page
    assert published.hooks("sync", "--check").stdout == f"{PAGE}: edited\ndocs/ is up to date\n"
    assert published.build("--strict").returncode == 0
    assert "Zoe pulls the emergency brake." in published.read("site/night-train/plot/index.html")
    assert published.hooks("check").returncode == 0
    told = published.hooks("changes", str(clone.root / "docs")).stdout
    assert "look for the <del>driver.</del> <ins>guard.</ins>" in told
    assert "emergency" not in told


def test_the_same_sentence_changed_twice_is_resolved_once(clone: Project) -> None:
    edit(clone, PAGE, "Zoe pulls the brake.", "Zoe pulls a brake.")
    committed(clone, "Say a brake")
    edit(clone, "seeds/night-train.txt", "Zoe pulls the brake.", "Zoe pulls the lever.")
    assert clone.hooks("sync").returncode == 1
    assert "a conflict is not resolved" in clone.hooks("review").stderr
    assert clone.hooks("sync", "--take", "theirs", PAGE).returncode == 0
    changed = committed(clone, "Take the text's word")
    assert changed[PAGE] == ["-Zoe pulls a brake.", "+Zoe pulls the lever."]
    assert changed[BASE] == ["-Zoe pulls the brake.", "+Zoe pulls the lever."]
    assert clone.hooks("sync", "--check").returncode == 0


def test_a_pull_request_shows_base_pages_as_generated(clone: Project) -> None:
    told = git(
        clone.root, "check-attr", "linguist-generated", "text", "--", BASE, PAGE, "seeds/night-train.txt"
    )
    assert f"{BASE}: linguist-generated: true" in told
    assert f"{PAGE}: linguist-generated: unspecified" in told
    assert git(clone.root, "ls-files", "--eol", PAGE).startswith("i/lf    w/lf    attr/text eol=lf")

"""A checkout whose lines end as on Windows, the code's own files too, is worth as much as any other."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from projects import Project

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {".txt", ".yml", ".md", ".py", ".html", ".css", ".js", ".tsv", ".svg"}


def test_a_checkout_with_line_ends_of_windows_is_in_step(hardcore_henry: Project, tmp_path: Path) -> None:
    shutil.copytree(hardcore_henry.root, tmp_path / "windows")
    project = Project(tmp_path / "windows")
    shutil.rmtree(project.root / ".unreel/cache")
    for path in project.root.rglob("*"):
        if path.suffix in TEXTS and path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    done = project.hooks("sync", "--check")
    assert (done.returncode, done.stdout) == (0, "docs/ is up to date\n"), done.stderr
    assert project.hooks("review").stderr == hardcore_henry.hooks("review").stderr
    built = project.build("--strict")
    assert built.returncode == 0, built.stderr
    assert project.hooks("check").returncode == 0
    seed = project.root / "seeds/hardcore-henry.txt"
    seed.write_bytes(seed.read_bytes().replace(b"directed by", b"made by", 1))
    assert project.hooks("sync").returncode == 0
    page = project.tree("docs")["hardcore-henry/index.md"]
    assert b"made by" in page
    assert page.count(b"\r\n") == page.count(b"\n")
    assert project.hooks("sync", "--check").stdout == "docs/ is up to date\n"

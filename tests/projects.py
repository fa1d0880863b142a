"""Small projects in a folder of their own, and the project's own commands run in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests/fixtures/project"
HARDCORE_HENRY = FIXTURES / "seeds/hardcore-henry.txt"

FILM = (
    "Night Train is a 1999 American thriller film written and directed by Ann Lee. It stars Bob Ray as Max. "
    "Max, a conductor, wakes on an empty train. He meets Zoe and they look for the driver."
)
"""A film's article as short as one can be."""

LICENSED = "source: {title: Night Train, site: Example, licence: CC BY-SA 4.0}\n"


PLOT = LICENSED + "sections: [{kind: plot, at: 'Max, a conductor'}]\n"
"""The same, with a plot of its own page."""


@dataclass(frozen=True)
class Project:
    """A copy of the project with seeds and pages of its own."""

    root: Path

    def put(self, files: dict[str, str | bytes]) -> Project:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def tree(self, folder: str) -> dict[str, bytes]:
        top = self.root / folder
        return {p.relative_to(top).as_posix(): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()}

    def pages_without_timelines(self) -> list[Path]:
        """Return the pages in docs/ that the site shows of films that state no dates."""
        pages = sorted((self.root / "docs").rglob("[!.]*.md"))
        return [path for path in pages if path.name != "timeline.md"]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )

    def hooks(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("hooks", *arguments)

    def build(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run("-m", "mkdocs", "build", *arguments)


def made(root: Path) -> Project:
    """Make an empty project: the code, the tests' settings, no film, and a home page."""
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(FIXTURES / "mkdocs.yml", root)
    (root / "seeds").mkdir()
    return Project(root).put({"docs/index.md": "# Films\n\n<!-- catalogue -->\n"})


def hardcore_henry(root: Path) -> Project:
    """Make a project with the first film, whose pages are as its seed gives them."""
    project = made(root)
    shutil.copytree(FIXTURES, root, dirs_exist_ok=True)
    done = project.hooks("sync")
    assert done.returncode == 0, done.stderr
    return project

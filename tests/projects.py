"""Small projects in a folder of their own, and the project's own commands run in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import forked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests/fixtures/project"
HARDCORE_HENRY = FIXTURES / "seeds/hardcore-henry.txt"

FILM = (
    "Night Train is a 1999 American thriller film written and directed by Ann Lee. It stars Bob Ray as Max. "
    "Max, a conductor, wakes on an empty train. He meets Zoe and they look for the driver."
)
"""A film's article as short as one can be."""

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
PATIENCE = 600
"""Seconds until a command counts as one that never ends."""

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
            if name.startswith("hooks/"):
                self.with_own_code()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def with_own_code(self) -> Project:
        """Put a copy of the code in the place of the link to it."""
        hooks = self.root / "hooks"
        if hooks.is_symlink():
            hooks.unlink()
            _copy_code(self.root)
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

    def run(
        self, *command: str, environment: Mapping[str, str] = os.environ
    ) -> subprocess.CompletedProcess[str]:
        """Run a command by a Python that starts anew."""
        return subprocess.run(
            [sys.executable, *command],
            cwd=self.root,
            env={**environment, **ENVIRONMENT},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )

    def hooks(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._quickly(("hooks", *arguments), os.environ)

    def build(
        self, *arguments: str, environment: Mapping[str, str] = os.environ
    ) -> subprocess.CompletedProcess[str]:
        return self._quickly(("-m", "mkdocs", "build", *arguments), environment)

    def _quickly(
        self, command: Sequence[str], environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Run a command by a Python that has loaded this tree's code, if that is the project's too."""
        if forked.IS_POSSIBLE and (self.root / "hooks").is_symlink():
            return forked.run(command, self.root, {**environment, **ENVIRONMENT}, PATIENCE)
        return self.run(*command, environment=environment)


def importing(*folders: Path | str) -> dict[str, str]:
    """Return this process's environment, for a Python that finds modules in some folders more."""
    paths = [*map(str, folders), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def made(root: Path) -> Project:
    """Make an empty project: the code, the tests' settings, no film, and a home page.

    Its code is a link to this tree's, of which Python has the bytecode; `put` gives a project its own.
    """
    try:
        (root / "hooks").symlink_to(ROOT / "hooks", target_is_directory=True)
    except OSError:  # Windows lets not everyone make links
        _copy_code(root)
    shutil.copy(FIXTURES / "mkdocs.yml", root)
    (root / "seeds").mkdir()
    return Project(root).put({"docs/index.md": "# Films\n\n<!-- catalogue -->\n"})


def _copy_code(root: Path) -> None:
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))


def hardcore_henry(root: Path) -> Project:
    """Make a project with the first film, whose pages are as its seed gives them."""
    project = made(root)
    shutil.copytree(FIXTURES, root, dirs_exist_ok=True)
    done = project.hooks("sync")
    assert done.returncode == 0, done.stderr
    return project

"""The files of a new project: templates that lie beside this, with its name and whence it gets Unreel."""

from __future__ import annotations

from pathlib import Path

from unreel.commands.new.requirement import requirement
from unreel.store.workspace import Workspace, unwritable

_TEMPLATES = Path(__file__).parent / "project"
_PATHS = {
    "mkdocs.yml": "mkdocs.yml",
    "index.md": "docs/index.md",
    "defaults.yml": "seeds/_defaults.yml",
    "requirements.txt": "requirements.txt",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "github/behind.md": ".github/behind.md",
    "github/preview.md": ".github/preview.md",
    "github/dependabot.yml": ".github/dependabot.yml",
    **{
        f"github/workflows/{one}.yml": f".github/workflows/{one}.yml"
        for one in ("check", "comment", "conflicts", "publish")
    },
}
"""Template → where it lies in a project. Hidden files are visible here."""


def write(target: Path, source: str) -> Workspace:
    """Write the files of a project whose texts come from `source`, as `_defaults.yml` has it."""
    folder = target.resolve()
    words = {"name": name(folder), "source": source, "requirement": requirement()}
    for template, path in _PATHS.items():
        text = (_TEMPLATES / template).read_text(encoding="utf-8")
        for key, value in words.items():
            text = text.replace(f"@{key}@", value)
        try:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode())
        except OSError as error:
            raise unwritable(f"{target.as_posix()}/{path}", error) from None
    return Workspace(folder)


def name(folder: Path) -> str:
    """Return what a site is called by its folder: 'my-films' → 'My films'."""
    words = "".join(letter if letter.isalnum() else " " for letter in folder.name).split()
    return " ".join(words).capitalize() if words else "Films"

"""Refuse folders that lead in circles: MkDocs follows each link, and would never come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.exceptions import PluginError

from unreel.store.listing import is_folder, listed


def refuse(docs: Path) -> None:
    """Raise `PluginError` where a link in docs/ leads to a folder in it, or to one around it."""
    root = docs.resolve()
    for path in _links(docs):
        target = path.resolve()
        if target.is_relative_to(root) or root.is_relative_to(target):
            name = path.relative_to(docs.parent).as_posix()
            raise PluginError(
                f"{name}: this link leads back into docs/: delete it, or put a folder in its place"
            )


def _links(docs: Path) -> Iterator[Path]:
    """Yield the links to folders below a folder; what they lead to is not entered."""
    folders = [str(docs)]
    while folders:
        for entry in filter(is_folder, listed(folders.pop())):
            if entry.is_symlink():
                yield Path(entry.path)
            else:
                folders.append(entry.path)

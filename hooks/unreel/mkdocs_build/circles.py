"""Refuse folders that lead in circles: MkDocs follows each link, and would never come to an end."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.exceptions import PluginError


def refuse(docs: Path) -> None:
    """Raise `PluginError` where a link in docs/ leads to a folder in it, or to one around it."""
    root = docs.resolve()
    for top, folders, _ in os.walk(docs):
        for path in (Path(top, name) for name in folders):
            if not path.is_symlink():
                continue
            target = path.resolve()
            if target.is_relative_to(root) or root.is_relative_to(target):
                name = path.relative_to(docs.parent).as_posix()
                raise PluginError(
                    f"{name}: this link leads back into docs/: delete it, or put a folder in its place"
                )

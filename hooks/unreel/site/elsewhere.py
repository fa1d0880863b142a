"""Links from a folder of docs/ to another one: all pages lie in folders side by side."""

from __future__ import annotations

from urllib.parse import quote


def beside(path: str) -> str:
    """Return the link to a path of docs/ from a page in another folder: '../night-train/plot.md#p2'."""
    file, _, anchor = path.partition("#")
    return f"../{quote(file)}" + (f"#{anchor}" if anchor else "")

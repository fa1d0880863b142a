"""Has anything changed below a folder? Told by names, sizes and times, without reading a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    Fingerprints = dict[str, tuple[int, int, int, int]]

_PASSED_OVER = frozenset({"__pycache__"})


def fingerprints(path: Path) -> Fingerprints:
    """Return the path of each file at or below `path` → what tells one state of it from another.

    That is its inode, its size in bytes, and when its words and its permissions were last changed.
    What cannot be looked at is not there.
    """
    found: Fingerprints = {}
    folders: list[str | os.PathLike[str]] = [path]
    if path.is_file():
        found[str(path)] = _stamp(path.stat())
    for folder in folders:
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            try:
                if not entry.is_dir():
                    found[entry.path] = _stamp(entry.stat())
                elif entry.name not in _PASSED_OVER:
                    folders.append(entry.path)
            except OSError:
                continue
    return found


def _stamp(stat: os.stat_result) -> tuple[int, int, int, int]:
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns

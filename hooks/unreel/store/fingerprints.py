"""The state of the files below a folder, by names, sizes and times, without reading one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    Fingerprints = dict[str, tuple[int, int, int, int]]

_IGNORED = frozenset({"__pycache__"})


def fingerprints(path: Path) -> Fingerprints:
    """Return the path of each file at or below `path` → its state.

    That is its inode, its size in bytes, and when its content and its permissions last changed, in
    nanoseconds. What cannot be read is left out.
    """
    states: Fingerprints = {}
    folders: list[str | os.PathLike[str]] = [path]
    if path.is_file():
        states[str(path)] = _fingerprint(path.stat())
    for folder in folders:
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        for entry in entries:
            try:
                if not entry.is_dir():
                    states[entry.path] = _fingerprint(entry.stat())
                elif entry.name not in _IGNORED:
                    folders.append(entry.path)
            except OSError:
                continue
    return states


def _fingerprint(stat: os.stat_result) -> tuple[int, int, int, int]:
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns

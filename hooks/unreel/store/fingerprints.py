"""The state of the files below a folder, by names, sizes and times, without reading one."""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from pathlib import Path

from unreel.store.ignored_files import is_ignored

Fingerprints = dict[str, tuple[int, int, int, int]]


def fingerprints(path: Path) -> Fingerprints:
    """Return the path of each file at or below `path` → its state.

    That is its inode, its size in bytes, and when its content and its permissions last changed, in
    nanoseconds. Behind a link to a folder, the inode is told with the folder: else nothing would change where
    the folder itself is moved to the place of the link. What cannot be read is left out, and so is what an
    editor or the system leaves there.
    """
    states: Fingerprints = {}
    files = [str(path)] if path.is_file() else []
    entered: set[str] = set()
    for folder, folders, names in os.walk(path, followlinks=True):
        folders[:] = [name for name in folders if name != "__pycache__" and _is_new(folder, name, entered)]
        files += [f"{folder}{os.sep}{name}" for name in names if not is_ignored(name)]
    for file in files:
        with suppress(OSError):
            stat = os.stat(file)  # noqa: PTH116 - in half the time
            states[file] = stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
    if entered or os.path.realpath(path) != str(path):
        return _with_places(states)
    return states


def _is_new(folder: str, name: str, entered: set[str]) -> bool:
    """Return whether a folder is to be entered; links may lead in circles, so each target is only once."""
    path = f"{folder}{os.sep}{name}"
    if not os.path.islink(path):  # noqa: PTH114 - as above
        return True
    target = os.path.realpath(path)
    is_around = f"{os.path.realpath(folder)}{os.sep}".startswith(f"{target}{os.sep}")
    is_new = target not in entered and not is_around
    entered.add(target)
    return is_new


def _with_places(states: Fingerprints) -> Fingerprints:
    """Return states of files that tell where each lies that is behind a link to a folder."""
    places: dict[str, int] = {}
    for path in states:
        folder = os.path.dirname(path)  # noqa: PTH120 - as above
        if folder not in places:
            real = os.path.realpath(folder)
            places[folder] = zlib.crc32(os.fsencode(real)) << 64 if real != folder else 0
    return {path: (places[os.path.dirname(path)] + one[0], *one[1:]) for path, one in states.items()}  # noqa: PTH120 - as above

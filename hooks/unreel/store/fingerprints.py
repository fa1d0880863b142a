"""The state of the files below a folder, by names, sizes and times, without reading one."""

from __future__ import annotations

import os
import zlib
from contextlib import suppress
from pathlib import Path

from unreel.store.ignored_files import is_ignored
from unreel.store.listing import is_folder, listed

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
    folders = [str(path)]
    while folders:
        folder = folders.pop()
        for entry in listed(folder):
            if not is_folder(entry):
                if not is_ignored(entry.name):
                    files.append(entry.path)
            elif entry.name != "__pycache__" and (not entry.is_symlink() or _is_new(folder, entry, entered)):
                folders.append(entry.path)
    for file in files:
        with suppress(OSError):
            stat = os.stat(file)  # noqa: PTH116 - in half the time
            states[file] = stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
    if entered or os.path.realpath(path) != str(path):
        return _with_places(states)
    return states


def _is_new(folder: str, link: os.DirEntry[str], entered: set[str]) -> bool:
    """Return whether a link is to be entered; it may lead in circles, so each target is only once."""
    target = os.path.realpath(link.path)
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

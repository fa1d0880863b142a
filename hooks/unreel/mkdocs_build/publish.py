"""Bring what was built to where the site lies: file by file, each whole, and only those that changed.

MkDocs empties its folder before it knows whether it will come to an end. So it builds into a folder of its
own beside the cache, and a build that fails leaves the site as it was. One that is killed while it moves its
files leaves some new and some old ones: the next one finds that out, and goes on.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from filelock import FileLock, Timeout

from unreel.model.diagnostics import InputError
from unreel.store.built import Output
from unreel.store.listing import listed
from unreel.store.text_file import read_bytes
from unreel.store.workspace import Workspace, beside

_PREFIX = "site-"


class WorkFolder:
    """The folder that one build builds into; of those that stopped builds left, it takes parts over."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.path = workspace.cache / f"{_PREFIX}{os.getpid()}-{id(self):x}"
        self.parts = self.path.with_name(f"{self.path.name}.parts")
        """Where parts of the site are built, each in a folder of its own."""
        self._left = self.path.with_name(f"{self.path.name}.left")
        self._readings = self.path.with_name(f"{self.path.name}.readings")
        self._handed_on = ""
        self._lock = FileLock(f"{self.path}.lock")

    def make(self) -> None:
        """Make the folder, empty."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._lock.acquire()
        for lock in sorted(self.path.parent.glob(f"{_PREFIX}*.lock")):
            if lock != Path(self._lock.lock_file):
                self._take_over(lock)
        self.path.mkdir(exist_ok=True)

    def readings(self) -> str:
        """Return a folder for what processes of this build hand on, new to this build; '' for none."""
        if not self._handed_on:
            with suppress(OSError):
                self._readings.mkdir(exist_ok=True)
                self._handed_on = mkdtemp(dir=self._readings)
        return self._handed_on

    def built_parts(self) -> list[Path]:
        """Return the folders of parts."""
        return sorted(self.parts.iterdir()) if self.parts.is_dir() else []

    def left_parts(self) -> list[Path]:
        """Return the folders of parts that stopped builds left."""
        return sorted(self._left.iterdir()) if self._left.is_dir() else []

    def take(self, part: Path) -> None:
        """Put the folder of a part that was left among those of this build."""
        self.parts.mkdir(exist_ok=True)
        part.rename(self.parts / part.name)

    def remove(self) -> None:
        """Remove the folder and all that is in it."""
        for folder in (self.path, self.parts, self._left, self._readings):
            shutil.rmtree(folder, ignore_errors=True)
        self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)

    def _take_over(self, lock: Path) -> None:
        """Keep the parts of a build that is no more, and remove what else it left."""
        with suppress(Timeout, OSError), FileLock(lock, timeout=0):
            for kind in ("parts", "left"):
                self._keep(lock.with_suffix(f".{kind}"))
            for kind in ("", ".parts", ".left", ".readings"):
                shutil.rmtree(lock.with_suffix(kind), ignore_errors=True)
            lock.unlink(missing_ok=True)

    def _keep(self, parts: Path) -> None:
        """Keep the parts in a folder, unless they came with somebody's commit."""
        space = self._workspace
        name = space.name(parts)
        if not parts.is_dir() or any(f"{one}/".startswith(f"{name}/") for one in space.tracked):
            return
        with suppress(InputError):
            space.refuse_links(parts)
            self._left.mkdir(exist_ok=True)
            for part in parts.iterdir():
                with suppress(OSError):  # another build left one of this name
                    part.rename(self._left / part.name)


def files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of each file of a site and its state; hidden ones at the top are not ours."""
    folders = [(str(folder), "")]
    while folders:
        where, below = folders.pop()
        for entry in listed(where):
            name = entry.name
            if not below and name.startswith("."):
                continue
            try:
                if not entry.is_dir():
                    stat = entry.stat()
                    yield below + name, f"{stat.st_size} {stat.st_mtime_ns}"
                elif not entry.is_symlink():
                    folders.append((entry.path, f"{below}{name}/"))
            except OSError:
                continue


def states(folder: Path) -> dict[str, str]:
    """Return the files of a site, by their paths, and their states; none where there is no site."""
    return dict(files(folder)) if folder.is_dir() else {}


def state(path: str) -> str:
    """Return the size and the time of a file; raise OSError where there is none."""
    stat = os.stat(path)  # noqa: PTH116 - in half the time
    return f"{stat.st_size} {stat.st_mtime_ns}"


def digest(path: Path) -> str:
    """Return the digest of a file; '' where it cannot be read."""
    try:
        return hashlib.blake2b(read_bytes(path), digest_size=16).hexdigest()
    except OSError:
        return ""


def publish(
    work: Path, site: Path, there: Mapping[str, Output], unit_of: Callable[[str], str]
) -> dict[str, Output]:
    """Move what was built to the site; return the files, by their paths, as they lie there now.

    `there` are the site's files whose content is known.
    """
    now = {path: Output(unit_of(path), seen, digest(work / path)) for path, seen in files(work)}
    folders, made = _Folders(work, site), set[Path]()
    for path, one in now.items():
        known = there.get(path)
        is_there = known is not None and known.digest == one.digest
        if is_there or not folders.move(path):
            if not is_there:
                _move(work / path, site / path, made)
            now[path] = one._replace(state=state(str(site / path)))
    return now


class _Folders:
    """The folders of what was built: one that the site lacks is moved whole, which takes far less time."""

    def __init__(self, work: Path, site: Path) -> None:
        self._work, self._site = str(work), str(site)
        self._is_moved: dict[str, bool] = {}

    def move(self, path: str) -> bool:
        """Move the folders of a file that the site lacks; return whether there were some."""
        ends = (place for place, letter in enumerate(path) if letter == "/")
        return any(self._moved(path[:end]) for end in ends)

    def _moved(self, folder: str) -> bool:
        if folder not in self._is_moved:
            new, old = f"{self._work}/{folder}", f"{self._site}/{folder}"
            self._is_moved[folder] = False
            if not os.path.lexists(old):
                with suppress(OSError):  # the site is not there yet, or lies on another disk
                    os.rename(new, old)  # noqa: PTH104 - in half the time
                    self._is_moved[folder] = True
        return self._is_moved[folder]


def _move(new: Path, old: Path, made: set[Path]) -> None:
    """Put a file in the place of another, or of a folder that bears its name, and note its folder as made."""
    if old.is_dir() and not old.is_symlink():
        shutil.rmtree(old)
    if old.parent not in made:
        for folder in reversed(old.parents):
            if folder.is_file():  # it was one in the last site
                folder.unlink()
        old.parent.mkdir(parents=True, exist_ok=True)
        made.add(old.parent)
    try:
        new.replace(old)
    except OSError:  # the site lies on another disk
        draft = beside(old)
        try:
            shutil.copyfile(new, draft)
            draft.replace(old)
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            raise OSError(error.errno, error.strerror, str(old)) from None


def remove(site: Path, paths: Collection[str]) -> None:
    """Remove files of a site, and the folders that are empty then."""
    for path in paths:
        with suppress(OSError):
            (site / path).unlink()
    for folder in sorted({parent for path in paths for parent in (site / path).parents}, reverse=True):
        if folder != site and folder.is_relative_to(site):
            with suppress(OSError):
                folder.rmdir()

"""The project's folders, and files written so that a kill at any moment loses nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from unreel.model.diagnostics import Diagnostic, InputError


def unwritable(name: str, error: OSError) -> InputError:
    """Return the diagnostic, to be raised, of a file or folder that the system does not let us write."""
    why = f"it cannot be written ({error.strerror}): check the disk and the folder's permissions"
    return InputError(Diagnostic(name, 0, 0, why))


class Workspace:
    """The folders of a project: the texts, the pages that people edit, and what Unreel keeps for itself."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.seeds = root / "seeds"
        """The texts."""
        self.docs = root / "docs"
        """The pages."""
        self.base = root / ".unreel" / "base"
        """The pages as they were last written, the ancestors of every merge."""
        self.cache = root / ".unreel" / "cache"
        """What can be computed again."""
        self.journal = root / ".unreel" / "journal.json"
        """What sync is about to write."""
        self.originals = root / ".unreel" / "originals"
        """Texts as they were before their encoding was mended."""
        self._drafts = root / ".unreel" / "drafts"
        """What is being written, on the same disk as docs/, and watched by no server."""

    @classmethod
    def around(cls, path: Path) -> Workspace:
        """Return the workspace of the project around `path`, or else around the current folder.

        A project is the nearest folder upwards that holds the settings of a site.
        """
        here = path.parent.cwd()
        folders = [*path.resolve().parents, here, *here.parents]
        names = ("mkdocs.yml", "mkdocs.yaml")
        return cls(next((one for one in folders if any((one / name).is_file() for name in names)), here))

    @contextmanager
    def lock(self, *, to_write: bool = True) -> Iterator[None]:
        """Hold the lock that lets one process write at a time; it lies where nothing is watched.

        Raise `InputError` where the lock cannot be written, but not to a reader: nobody else writes then.
        """
        lock = FileLock(self.root / ".unreel" / "lock")
        try:
            self.cache.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except OSError as error:
            if to_write:
                raise unwritable(".unreel", error) from None
        try:
            yield
        finally:
            lock.release()

    def write(self, path: Path, content: bytes) -> None:
        """Write `content` to `path`, whole or not at all; raise `InputError` where that cannot be done."""
        if path.is_symlink():
            why = "this is a link to elsewhere: put a file in its place"
            raise InputError(Diagnostic(self.name(path), 0, 0, why))
        draft = self._drafts / f"{os.getpid()}"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            raise unwritable(self.name(path), error) from None

    def remove(self, path: Path) -> None:
        """Remove a file, if it is there; raise `InputError` where that cannot be done."""
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self.name(path), error) from None

    def name(self, path: Path) -> str:
        """Return a path from the project's folder, as diagnostics state it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def sweep(self) -> None:
        """Remove what a killed process left half written; only with the lock held."""
        shutil.rmtree(self._drafts, ignore_errors=True)

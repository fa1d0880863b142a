"""The project's folders, and files written so that a kill at any moment loses nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock

from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store.tracked import tracked

PART = ".part"
"""How a draft's name ends that is not whole yet."""
_SIDE_BY_SIDE = 16
"""Files that the disk is asked for at a time."""
_OPEN = 4 * _SIDE_BY_SIDE
"""Files that are open at a time."""


def unwritable(name: str, error: OSError) -> InputError:
    """Return the diagnostic, to be raised, of a file or folder that the system does not let us write."""
    why = f"it cannot be written ({error.strerror}): check the disk and the folder's permissions"
    return InputError(Diagnostic(name, 0, 0, why))


def refuse_taken(target: Path) -> None:
    """Raise `InputError` unless a folder, to be written into, is empty, or not there."""
    if target.exists() and not target.is_dir():
        why = "this is a file: name a folder that is empty or does not exist"
    elif target.is_dir() and any(target.iterdir()):
        why = "this folder is not empty: name one that is, or that does not exist"
    else:
        return
    raise InputError(Diagnostic(target.as_posix(), 0, 0, why))


class Workspace:
    """The folders of a project: the texts, the pages that people edit, and what Unreel keeps for itself."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._ahead: dict[Path, bytes] = {}
        """Drafts that are on the disk already, and what they hold."""
        self._threads: ThreadPoolExecutor | None = None
        """They wait for the disk."""
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
        self.rescued = root / ".unreel" / "rescued"
        """Saves of pages that another save followed before sync had put them back."""
        self.undo = root / ".unreel" / "undo"
        """What the last act of a command changed."""
        self.drafted = root / ".unreel" / "drafts"
        """What is being written, watched by no server."""

    @classmethod
    def of_project(cls, here: Path) -> Workspace:
        """Return the workspace of the project around the folder `here`, or raise `InputError`.

        A project is the nearest folder upwards that holds the settings of a site.
        """
        for folder in (here, *here.parents):
            if any((folder / name).is_file() for name in ("mkdocs.yml", "mkdocs.yaml")):
                return cls(folder)
        why = (
            "there is no mkdocs.yml here or in a folder above: go to the folder of your films, "
            f"or make one with `{COMMAND} new my-films`"
        )
        raise InputError(Diagnostic(here.as_posix(), 0, 0, why))

    @classmethod
    def around(cls, here: Path) -> Workspace:
        """Return the workspace of the project around the folder `here`; without a project, of that folder."""
        try:
            return cls.of_project(here)
        except InputError:
            return cls(here)

    @cached_property
    def tracked(self) -> dict[str, Diagnostic]:
        """Return the files that only the machine may keep, and that git has all the same, told.

        They came with somebody's commit: what they say is not trusted.
        """
        why = "this is no file for git, and is not read: take it out with `git rm --cached {}`"
        return {name: Diagnostic(name, 0, 0, why.format(name)) for name in tracked(self.root)}

    @contextmanager
    def lock(self, *, to_write: bool = True) -> Iterator[None]:
        """Hold the lock that lets one process write at a time; it lies where nothing is watched.

        Raise `InputError` where the lock cannot be written, but not to a reader: nobody else writes then.
        """
        path = self.root / ".unreel" / "lock"
        lock = FileLock(path)
        try:
            self.refuse_links(path)
            make_folder(self.cache)
            lock.acquire()
        except OSError as error:
            if to_write:
                raise unwritable(".unreel", error) from None
        try:
            yield
        finally:
            lock.release()

    def write(self, path: Path, content: bytes, *, lasting: bool = True) -> None:
        """Write `content` to `path`, whole or not at all; raise `InputError` where that cannot be done.

        It is for files that people do not edit; `replace` is for the others. What is not `lasting` can be
        made again, so that nobody waits for the disk: where the power fails, it may be gone.
        """
        self.refuse_links(path)
        try:
            make_folder(path.parent)
            for draft in self._drafts_of_own(path):
                with elsewhere(draft):
                    self.write_draft(draft, content, lasting=lasting)
                    draft.replace(path)
                    return
        except OSError as error:
            raise unwritable(self.name(path), error) from None

    def _drafts_of_own(self, path: Path) -> Iterator[Path]:
        """Return where a file that people do not edit may be drafted, the best place first."""
        if self._ahead:
            yield part_of(next(self.drafts(path)))
        yield self.drafted / f"{os.getpid()}"
        yield beside(path)

    def remove(self, path: Path) -> None:
        """Remove a file, if it is there; raise `InputError` where that cannot be done."""
        self.refuse_links(path)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self.name(path), error) from None

    def drafts(self, page: Path) -> Iterator[Path]:
        """Return where a page lies while it is replaced: the second, where the first is on another disk."""
        yield self.drafted / ".".join(page.relative_to(self.root).parts)
        yield beside(page)

    @contextmanager
    def threads(self) -> Iterator[ThreadPoolExecutor]:
        """Have the same threads for all that is written ahead meanwhile: starting some takes its time."""
        if self._threads:
            yield self._threads
            return
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as threads:
            self._threads = threads
            try:
                yield threads
            finally:
                self._threads = None

    @contextmanager
    def written_ahead(self, contents: Mapping[Path, bytes]) -> Iterator[None]:
        """Write what files are going to hold onto the disk, all side by side, before each takes its place.

        A disk is done with many in little more time than with one. Each is written by `write` or `replace`
        as ever, which find their draft then, or make it; what they do not use is removed.
        """
        drafts = [(part_of(next(self.drafts(path))), content) for path, content in contents.items()]
        with self.threads() as threads:
            for at in range(0, len(drafts), _OPEN):
                self._ahead |= _written_side_by_side(drafts[at : at + _OPEN], threads)
        try:
            yield
        finally:
            for draft in self._ahead:
                with suppress(OSError):
                    draft.unlink()
            self._ahead = {}

    def write_draft(self, draft: Path, content: bytes, *, lasting: bool = True) -> None:
        """Write a draft, unless it was written ahead; raise OSError where that fails."""
        if self._ahead.pop(draft, None) != content:
            write_through(draft, content, lasting=lasting)

    def refuse_links(self, path: Path) -> None:
        """Raise `InputError` where a file, or a folder on the way to it, is a link that leads elsewhere."""
        # by names, not by paths: each write asks this several times
        root, one = os.fspath(self.root), os.fspath(path)
        while one and one != root:
            if os.path.islink(one):  # noqa: PTH114 - see above
                what = "file" if one == os.fspath(path) else "folder"
                why = f"this is a link to elsewhere: put a {what} in its place"
                raise InputError(Diagnostic(self.name(Path(one)), 0, 0, why))
            above = os.path.dirname(one)  # noqa: PTH120 - see above
            one = "" if above == one else above

    def name(self, path: Path) -> str:
        """Return a path from the project's folder, as diagnostics state it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def beside(path: Path) -> Path:
    """Return the hidden name under which a file is drafted in its own folder; MkDocs passes over it."""
    return path.with_name(f".{path.name}.draft")


@contextmanager
def elsewhere(draft: Path) -> Iterator[None]:
    """Let pass that a draft lies on another disk than the file that it is to replace; remove it then."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with suppress(OSError):
            draft.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there; raise OSError where that fails."""
    if not folder.is_dir():  # it mostly is, and to be told so by an error takes longer
        folder.mkdir(parents=True, exist_ok=True)


def part_of(draft: Path) -> Path:
    """Return under which name a draft is written: one without `PART` is whole."""
    return draft.with_name(f"{draft.name}{PART}")


def write_through(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Write a file and, if it is to be `lasting`, see it onto the disk, in a folder that is made for it.

    Raise OSError where that fails; what was written of it is removed, if that can be done.
    """
    _close(path, written(path, content), lasting=lasting)


def written(path: Path, content: bytes) -> BinaryIO:
    """Write a file, which the disk may not have yet, and return it open; raise OSError as `write_through`."""
    make_folder(path.parent)
    file = path.open("wb")
    with _removed_if_it_fails(path, file):
        file.write(content)
        file.flush()
    return file


def _close(path: Path, file: BinaryIO, *, lasting: bool) -> None:
    with _removed_if_it_fails(path, file), file:
        if lasting:
            os.fsync(file.fileno())


def _written_side_by_side(
    drafts: Iterable[tuple[Path, bytes]], threads: ThreadPoolExecutor
) -> dict[Path, bytes]:
    """Write files and see all of them onto the disk; return those that are there, with what they hold."""
    files: list[tuple[Path, bytes, BinaryIO]] = []
    for draft, content in drafts:
        with suppress(OSError):
            files.append((draft, content, written(draft, content)))
    # a thread takes several, since to hand one on takes about as long as to write a file
    shares = (files[at::_SIDE_BY_SIDE] for at in range(min(_SIDE_BY_SIDE, len(files))))
    return {draft: content for share in threads.map(_lasting, shares) for draft, content in share}


def _lasting(files: Iterable[tuple[Path, bytes, BinaryIO]]) -> list[tuple[Path, bytes]]:
    """See files onto the disk; return those that are there, with what they hold."""
    there = []
    for draft, content, file in files:
        with suppress(OSError):
            _close(draft, file, lasting=True)
            there.append((draft, content))
    return there


@contextmanager
def _removed_if_it_fails(path: Path, file: BinaryIO) -> Iterator[None]:
    try:
        yield
    except OSError:
        with suppress(OSError):
            file.close()
        with suppress(OSError):
            path.unlink()
        raise

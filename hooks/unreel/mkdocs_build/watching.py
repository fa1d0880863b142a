"""Watch what people save: the system tells of it at once, and a look twice a second finds all else.

MkDocs only looks, and waits in case that more is saved. Systems tell of most saves at once, and Linux
also when a file was closed, so that no more is to come. They tell nothing of network shares that another
machine writes, of folders that a container has from another system, and of more folders than they may watch.
Nobody can tell beforehand which files these are. So both go on all the time: a look finds only what nobody
told of.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from math import inf
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from watchdog import events
from watchdog.observers.api import BaseObserver

from unreel.mkdocs_build.reporting import log
from unreel.store.fingerprints import Fingerprints, fingerprints
from unreel.store.ignored_files import is_ignored

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from watchdog.events import FileSystemEvent, FileSystemEventHandler

_EVERY, _IDLE = 0.5, 9
"""Seconds from one look to the next, and how many times as long as a look took there is none."""

_WHOLE, _UNSURE = 0.03, 0.1
"""Seconds without news until a build begins: where all files are known to be whole, and where not."""

_SYSTEMS = frozenset({"linux", "darwin", "win32"})
"""The systems that tell of whole folders; others open every file for that."""

_KINDS = [
    *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileDeletedEvent, events.FileMovedEvent),
    *(events.FileClosedEvent, events.DirCreatedEvent, events.DirDeletedEvent, events.DirMovedEvent),
]
"""The events to be told of: builds open and read files all the time."""


class Unsettled:
    """The files that were saved, and until when more may come."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    @property
    def until(self) -> float:
        """Return the time when all have settled, unless there is news before; never, where there are none."""
        return max(self._until.values(), default=inf)

    def add(self, path: str, now: float, *, is_whole: bool = False) -> None:
        """Add a file of which there is news; `is_whole` where nothing more is to come."""
        self._until[path] = now + (_WHOLE if is_whole else _UNSURE)

    def hear(self, event: FileSystemEvent, now: float) -> list[str]:
        """Add the files of an event, and return their paths.

        A file that goes may come back: editors put the old one aside before they write the new one.
        """
        kind = event.event_type
        source, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path or "")
        is_renamed = kind == events.EVENT_TYPE_MOVED and not _is_passed_over(target)
        known = {source: kind == events.EVENT_TYPE_CLOSED or is_renamed, target: True}
        heard = [path for path in known if path and not _is_passed_over(path)]
        for path in heard:
            self.add(path, now, is_whole=known[path])
        return heard

    def paths(self) -> list[str]:
        """Return the files."""
        return [*self._until]

    def clear(self) -> None:
        """Forget them."""
        self._until.clear()


class Watch(NamedTuple):
    """A file, or a folder with all that is in it."""

    path: str
    recursive: bool


class Watcher(threading.Thread):
    """Takes the place of the observer that MkDocs' server has, and tells of files when they have settled."""

    def __init__(self, *, listens: bool = sys.platform in _SYSTEMS, is_behind: bool = False) -> None:
        super().__init__(name="unreel-watcher", daemon=True)
        self._listens = listens
        self._is_behind = is_behind
        """Was something saved before the start that is to be told of?"""
        self._system: BaseObserver | None = None
        self._handlers: dict[Watch, FileSystemEventHandler] = {}
        self._news = threading.Condition()
        """Is held by whoever looks at what follows."""
        self._seen: Fingerprints = {}
        """The files that were told of, or need not be, in their states then."""
        self._unsettled = Unsettled()
        self._looks_at = 0.0
        self._is_stopped = False

    def schedule(self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Watch:
        """Watch a file, or a folder, before the start; return what `unschedule` takes."""
        watch = Watch(os.path.realpath(path), recursive)
        self._handlers[watch] = event_handler
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Watch something no more."""
        self._handlers.pop(watch, None)

    def start(self) -> None:
        """Watch from now on."""
        self._seen = self._states()
        self._looks_at = monotonic() + _EVERY
        if self._is_behind:
            for watch in self._handlers:
                self._unsettled.add(watch.path, monotonic())
        if self._listens:
            self._listen()
        super().start()

    def stop(self) -> None:
        """Watch no more."""
        with self._news:
            self._is_stopped = True
            self._news.notify()
        if self._system:
            self._system.stop()

    def run(self) -> None:
        """Look, wait and tell until `stop`."""
        while True:
            with self._news:
                self._news.wait(max(0.0, min(self._looks_at, self._unsettled.until) - monotonic()))
                if self._is_stopped:
                    return
                saved = self._settled()
                is_to_look = monotonic() >= self._looks_at
            for path in saved:
                self._tell(path)
            if is_to_look:
                self._look()

    def _listen(self) -> None:
        """Have the system tell of events, if it can."""
        from watchdog.observers import Observer  # noqa: PLC0415 - it loads what this system needs

        handler = events.FileSystemEventHandler()
        handler.on_any_event = self._hear  # type: ignore[method-assign]  # as MkDocs does it
        try:
            system = Observer()
            for watch in self._handlers:
                path = Path(watch.path)
                is_file = path.is_file()  # another one may come in its place
                folder, recursive = path.parent if is_file else path, watch.recursive and not is_file
                system.schedule(handler, str(folder), recursive=recursive, event_filter=_KINDS)
            system.start()
        except (OSError, RuntimeError) as error:  # too many folders, or servers
            log.info("the system tells of no saves, so they are looked for twice a second (%s)", error)
        else:
            self._system = system

    def _hear(self, event: FileSystemEvent) -> None:
        """Take up what the system tells."""
        with self._news:
            if event.is_directory:  # whatever is in it
                self._looks_at = 0.0
            elif self._watches(os.fsdecode(event.src_path), os.fsdecode(event.dest_path or "")):
                for path in self._unsettled.hear(event, monotonic()):
                    self._note(path)
            self._news.notify()

    def _watches(self, *paths: str) -> bool:
        """Return whether one of some files is, or is in, what is to be watched."""
        return any(path and any(self._of(path)) for path in paths)

    def _of(self, path: str) -> Iterator[FileSystemEventHandler]:
        """Yield those who are to be told of a file."""
        for watch, handler in [*self._handlers.items()]:
            if path == watch.path or path.startswith(f"{watch.path}{os.sep}"):
                yield handler

    def _settled(self) -> list[str]:
        """Return the files to tell of, if none of them is still written."""
        now = monotonic()
        if self._unsettled.until > now:
            return []
        saved = self._unsettled.paths()
        if changed := [path for path in saved if _state(path) != self._seen.get(path)]:
            for path in changed:
                self._note(path)
                self._unsettled.add(path, now)
            return []
        self._unsettled.clear()
        return saved

    def _look(self) -> None:
        """Look for what nobody told of."""
        start = monotonic()
        found = self._states()
        with self._news:
            seen = self._seen
            others = [path for path, state in found.items() if seen.get(path) != state]
            for path in [*others, *(seen.keys() - found.keys())]:
                if _state(path) != seen.get(path):  # it was not told of while this looked
                    self._note(path)
                    self._unsettled.add(path, monotonic())
            now = monotonic()
            self._looks_at = now + max(_EVERY, _IDLE * (now - start))

    def _states(self) -> Fingerprints:
        """Return the states of all files that are watched."""
        states: Fingerprints = {}
        for watch in [*self._handlers]:
            states |= fingerprints(Path(watch.path))
        return states

    def _note(self, path: str) -> None:
        """Keep the state of a file that is told of."""
        state = _state(path)
        if state is None:
            self._seen.pop(path, None)
        else:
            self._seen[path] = state

    def _tell(self, path: str) -> None:
        for handler in self._of(path):
            handler.dispatch(events.FileModifiedEvent(path))


def admit(server: LiveReloadServer, *, is_behind: bool) -> None:
    """Have a server watched by a `Watcher`, which waits itself until files have settled.

    A server `is_behind` where something was saved while the first build was made.
    """
    paths = getattr(server, "_watched_paths", None)  # MkDocs has no public way
    if not paths or not isinstance(getattr(server, "observer", None), BaseObserver):
        return
    counts = dict(paths)
    for path, count in counts.items():
        for _ in range(count):
            server.unwatch(path)
    server.observer = Watcher(is_behind=is_behind)  # type: ignore[assignment]  # it has all that the server asks for
    for path, count in counts.items():
        for _ in range(count):
            server.watch(path)
    server.build_delay = 0.0


def _state(path: str) -> tuple[int, int, int, int] | None:
    """Return the state of a file; None where there is none."""
    return fingerprints(Path(path)).get(path)


def _is_passed_over(path: str) -> bool:
    """Return whether nobody wrote a file for the library."""
    *folders, name = Path(path).parts
    return is_ignored(name) or "__pycache__" in folders

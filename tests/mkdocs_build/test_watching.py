"""What is saved is told of once, when it is whole, whether the system tells of it or not."""

from __future__ import annotations

import queue
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog import events

from unreel.mkdocs_build import watching
from unreel.mkdocs_build.watching import Unsettled, Watcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watchdog.events import FileSystemEvent

PATIENCE = 60
"""Seconds until what should be told of counts as never told."""

CLOSED, CREATED, MODIFIED = events.FileClosedEvent, events.FileCreatedEvent, events.FileModifiedEvent
DELETED, MOVED = events.FileDeletedEvent, events.FileMovedEvent

SAVES: dict[str, tuple[list[tuple[float, FileSystemEvent]], float]] = {
    "one that is closed": ([(0, MODIFIED("a.md")), (0.02, CLOSED("a.md"))], 0.05),
    "one that is not": ([(0, CREATED("a.md")), (0.02, MODIFIED("a.md"))], 0.12),
    "a page by another name": ([(0, MOVED("a.md", "b.md"))], 0.03),
    "a draft in the place of a page": (
        [(0, CREATED(".a.md.x")), (0.01, CLOSED(".a.md.x")), (0.02, MOVED(".a.md.x", "a.md"))],
        0.05,
    ),
    "the old page put aside, and a new one": (
        [(0, MOVED("a.md", "a.md~")), (0.02, CREATED("a.md")), (0.04, CLOSED("a.md"))],
        0.07,
    ),
    "the old page put aside, and none yet": ([(0, MOVED("a.md", "a.md~"))], 0.1),
    "two, one of them still written": (
        [(0, MODIFIED("b.md")), (0.01, MODIFIED("a.md")), (0.02, CLOSED("a.md"))],
        0.1,
    ),
    "one that is gone": ([(0, DELETED("a.md"))], 0.1),
}


@pytest.mark.parametrize("name", SAVES)
def test_a_build_waits_until_all_is_whole(name: str) -> None:
    heard, until = SAVES[name]
    unsettled = Unsettled()
    for now, event in heard:
        unsettled.hear(event, now)
    assert unsettled.until == pytest.approx(until)


def test_nobody_waits_for_what_an_editor_keeps() -> None:
    unsettled = Unsettled()
    for path in (".a.md.swp", "a.md~", "4913.tmp", "hooks/__pycache__/a.pyc"):
        assert unsettled.hear(CREATED(path), 0) == []
    assert unsettled.paths() == []


class Told:
    """A watcher of a folder, and what it tells."""

    def __init__(self, folder: Path, *, listens: bool) -> None:
        self.watcher = Watcher(listens=listens)
        self.told: queue.SimpleQueue[str] = queue.SimpleQueue()
        handler = events.FileSystemEventHandler()
        handler.on_any_event = lambda event: self.told.put(Path(str(event.src_path)).name)  # type: ignore[method-assign]  # MkDocs does it so
        self.watcher.schedule(handler, str(folder), recursive=True)
        self.watcher.start()

    def next(self) -> str:
        """Wait for the next file that is told of."""
        return self.told.get(timeout=PATIENCE)

    def stop(self) -> None:
        self.watcher.stop()
        self.watcher.join(PATIENCE)
        assert not self.watcher.is_alive()


class Start(Protocol):
    """Starts a watcher."""

    def __call__(self, *, listens: bool) -> Told: ...


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Told] = []

    def watched(*, listens: bool) -> Told:
        started.append(Told(tmp_path, listens=listens))
        return started[-1]

    yield watched
    for one in started:
        one.stop()


@pytest.mark.parametrize("listens", [True, False])
def test_every_save_is_told_of_once(tmp_path: Path, start: Start, *, listens: bool) -> None:
    (tmp_path / "old.md").write_text("Old.\n")
    told = start(listens=listens)
    (tmp_path / "new.md").write_text("New.\n")
    assert told.next() == "new.md"
    (tmp_path / "old.md").write_text("Newer.\n")
    assert told.next() == "old.md"
    (tmp_path / "old.md").unlink()
    assert told.next() == "old.md"
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/page.md").write_text("Within.\n")
    assert told.next() == "page.md"
    (tmp_path / "folder").rename(tmp_path / "other")
    assert {told.next(), told.next()} == {"page.md"}  # it went, and came
    (tmp_path / "last.md").write_text("Last.\n")
    assert told.next() == "last.md"


def test_a_look_finds_what_the_system_did_not_tell_of(
    tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Unsettled, "hear", lambda *_: [])  # as on a share that another machine writes
    told = start(listens=True)
    (tmp_path / "page.md").write_text("Words.\n")
    assert told.next() == "page.md"


def test_a_system_that_can_tell_of_no_more_is_no_trouble(
    tmp_path: Path,
    start: Start,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse() -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.Observer", refuse)
    caplog.set_level("INFO")
    told = start(listens=True)
    (tmp_path / "page.md").write_text("Words.\n")
    assert told.next() == "page.md"
    assert "they are looked for twice a second" in caplog.text


def test_what_was_saved_before_the_start_is_told_of(tmp_path: Path) -> None:
    watcher, told = Watcher(is_behind=True), queue.SimpleQueue[str]()
    handler = events.FileSystemEventHandler()
    handler.on_any_event = lambda event: told.put(str(event.src_path))  # type: ignore[method-assign]  # MkDocs does it so
    watcher.schedule(handler, str(tmp_path), recursive=True)
    watcher.start()
    assert told.get(timeout=PATIENCE) == str(tmp_path.resolve())
    watcher.stop()


def test_a_server_is_watched_where_mkdocs_watched_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: Films\n")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))  # it is not bound
    server.watch(str(tmp_path / "docs"))
    server.watch(str(settings))
    server.watch(str(settings))
    watching.admit(server, is_behind=False)
    assert isinstance(server.observer, Watcher)
    server.unwatch(str(settings))
    server.observer.start()
    draft = tmp_path / "draft.yml"
    draft.write_text("site_name: Other films\n")
    draft.replace(settings)
    with server._rebuild_cond:  # noqa: SLF001 - no public way
        assert server._rebuild_cond.wait_for(lambda: server._want_rebuild, PATIENCE)  # noqa: SLF001 - see above
    server.observer.stop()
    server.server_close()

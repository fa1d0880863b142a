"""A page is replaced as it was read, or not at all; whatever is saved in between stays."""

from __future__ import annotations

import errno
import os
import threading
from typing import TYPE_CHECKING

import pytest

from unreel.model.diagnostics import InputError
from unreel.store import exchange as exchanging
from unreel.store import replace as replacing
from unreel.store.replace import digest, discard, recovered, replace
from unreel.store.workspace import Workspace, beside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(params=["renameat2", "links", "copies"])
def workspace(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a project with a page, on a system that can exchange files, or that cannot."""
    if request.param != "renameat2":
        monkeypatch.setattr(exchanging, "_renamed", lambda *_: False)
        monkeypatch.setattr(exchanging, "_RESTS", 0.001)
        monkeypatch.delattr("fcntl.F_SETLEASE")
    if request.param == "copies":
        monkeypatch.setattr("pathlib.Path.hardlink_to", refused(errno.EPERM))
    workspace = Workspace(tmp_path)
    page(workspace).parent.mkdir(parents=True)
    page(workspace).write_bytes(b"old")
    return workspace


def refused(code: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


def page(workspace: Workspace) -> Path:
    return workspace.docs / "x/plot.md"


def left(workspace: Workspace) -> list[str]:
    return sorted(path.name for path in workspace.root.rglob("*") if path.is_file())


def test_a_page_is_replaced_written_and_removed(workspace: Workspace) -> None:
    page(workspace).chmod(0o640)
    for before, after in ((b"old", b"new"), (b"new", None), (None, b"again")):
        assert replace(page(workspace), after, before, workspace)
        discard(page(workspace), workspace)
        assert (page(workspace).read_bytes() if page(workspace).exists() else None) == after
        if before == b"old":
            assert page(workspace).stat().st_mode & 0o777 == 0o640
    assert left(workspace) == ["plot.md"]


@pytest.mark.parametrize("after", [b"new", None])
@pytest.mark.parametrize("seen", [b"older", None, b""])
def test_what_was_saved_before_stays(workspace: Workspace, seen: bytes | None, after: bytes | None) -> None:
    if after is not None or seen is not None:
        assert not replace(page(workspace), after, seen, workspace)
    assert page(workspace).read_bytes() == b"old"
    assert left(workspace) == ["plot.md"]


@pytest.mark.parametrize("after", [b"new", None])
def test_what_is_saved_at_that_very_moment_comes_back(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, after: bytes | None
) -> None:
    asked: list[Path] = []

    def rests(path: Path, content: bytes | None) -> bool:
        asked.append(path)
        if len(asked) == 1:  # the last look before the exchange, and then somebody saves
            page(workspace).write_bytes(b"saved")
            return True
        return path.read_bytes() == content

    monkeypatch.setattr(replacing, "_rests", rests)
    assert not replace(page(workspace), after, b"old", workspace)
    assert page(workspace).read_bytes() == b"saved"
    assert left(workspace) == ["plot.md"]


def test_of_two_saves_at_that_very_moment_both_are_kept(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def rests(path: Path, content: bytes | None) -> bool:
        asked.append(path)
        if len(asked) < 3:
            page(workspace).write_bytes(b"saved %d" % len(asked))
        return len(asked) == 1 or path.read_bytes() == content

    monkeypatch.setattr(replacing, "_rests", rests)
    assert not replace(page(workspace), b"new", b"old", workspace)
    assert page(workspace).read_bytes() == b"saved 2"
    assert [path.read_bytes() for path in workspace.rescued.iterdir()] == [b"saved 1"]


@pytest.mark.skipif(not hasattr(os, "O_NONBLOCK"), reason="the system cannot tell who has a file open")
def test_a_page_that_is_open_for_writing_is_left_alone(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    page(workspace).parent.mkdir(parents=True)
    page(workspace).write_bytes(b"old")
    with page(workspace).open("r+b"):
        assert not replace(page(workspace), b"new", b"old", workspace)
    with page(workspace).open("rb"):
        assert replace(page(workspace), b"new", b"old", workspace)


# what a killed sync left: what the page holds, what its draft, → page, whether it was written
KILLED = {
    "nothing was begun": (b"old", None, b"old", False),
    "the draft was written": (b"old", b"new", b"old", False),
    "they were exchanged": (b"new", b"old", b"new", True),
    "they were exchanged, and the page was edited since": (b"edited", b"old", b"edited", True),
    "all was done but the base": (b"new", None, b"new", True),
    "a save was in the draft": (b"new", b"saved", b"saved", False),
    "a save was in the draft, and the page is gone": (None, b"saved", None, False),
}


@pytest.mark.parametrize(("holds", "draft", "then", "was_written"), KILLED.values(), ids=KILLED)
@pytest.mark.parametrize("place", [0, 1])
def test_what_a_killed_sync_left_is_cleared_up(
    workspace: Workspace,
    place: int,
    holds: bytes | None,
    draft: bytes | None,
    then: bytes | None,
    was_written: bool,  # noqa: FBT001 - a column of the table
) -> None:
    page(workspace).unlink()
    drafted = [*workspace.drafts(page(workspace))][place]
    for path, content in ((page(workspace), holds), (drafted, draft)):
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            path.write_bytes(content)
    drafted.with_name(f"{drafted.name}.part").write_bytes(b"ne")  # nothing that anybody wrote
    assert recovered(page(workspace), b"new", digest(b"old"), workspace) is was_written
    assert (page(workspace).read_bytes() if page(workspace).exists() else None) == then
    assert not [*drafted.parent.glob("*plot.md.draft*"), *drafted.parent.glob("*docs*")]
    if draft == b"saved" and then is None:
        assert [path.read_bytes() for path in workspace.rescued.iterdir()] == [b"saved"]


def test_docs_on_another_disk(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename from one disk to another fails; the draft lies beside the page then."""
    rename, moved = os.replace, []

    def crossing(source: Path, target: Path) -> bool:
        crosses = (".unreel" in str(source)) != (".unreel" in str(target))
        moved.append(crosses)
        if crosses:
            refused(errno.EXDEV)()
        return False

    def replaced(source: Path, target: Path) -> None:
        crossing(source, target)
        rename(source, target)

    monkeypatch.setattr(exchanging, "_renamed", lambda one, other, _: crossing(one, other))
    monkeypatch.setattr("pathlib.Path.replace", replaced)
    for before, after in ((b"old", b"new"), (b"new", None), (None, b"again")):
        assert replace(page(workspace), after, before, workspace)
        discard(page(workspace), workspace)
    workspace.write(page(workspace), b"written")
    assert page(workspace).read_bytes() == b"written"
    assert any(moved)
    assert left(workspace) == ["plot.md"]
    assert beside(page(workspace)).name.startswith(".")  # MkDocs passes over hidden files


def test_what_was_written_ahead_takes_its_place_without_the_disk(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, third = workspace.base / "x/plot.md", workspace.base / "x/cast.md"
    with workspace.written_ahead({page(workspace): b"new", other: b"base", third: b"unused"}):
        assert page(workspace).read_bytes() == b"old"
        monkeypatch.setattr("os.fsync", refused(errno.EIO))
        assert replace(page(workspace), b"new", b"old", workspace)
        workspace.write(other, b"base")
        with pytest.raises(InputError, match="Input/output error"):
            workspace.write(third, b"something else")
    discard(page(workspace), workspace)
    assert (page(workspace).read_bytes(), other.read_bytes()) == (b"new", b"base")
    assert left(workspace) == ["plot.md", "plot.md"]


def test_the_same_threads_wait_for_the_disk_until_all_is_written(workspace: Workspace) -> None:
    before = threading.active_count()
    with workspace.threads() as threads:
        for content in (b"new", b"newer"):
            with workspace.written_ahead({workspace.base / "x/plot.md": content}), workspace.threads() as own:
                assert own is threads
                workspace.write(workspace.base / "x/plot.md", content)
    assert (workspace.base / "x/plot.md").read_bytes() == b"newer"
    assert threading.active_count() == before  # so that workers may be forked


def test_what_cannot_be_written_ahead_is_written_as_ever(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", refused(errno.EIO))
        ahead = workspace.written_ahead({page(workspace): b"new"})
        ahead.__enter__()
    assert replace(page(workspace), b"new", b"old", workspace)
    ahead.__exit__(None, None, None)
    discard(page(workspace), workspace)
    assert page(workspace).read_bytes() == b"new"
    assert left(workspace) == ["plot.md"]


def test_a_disk_that_keeps_failing_ends_in_a_message(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", refused(errno.EIO))
    monkeypatch.setattr("pathlib.Path.unlink", refused(errno.EIO))
    for write in every_way(workspace):
        with pytest.raises(InputError, match=r"docs/x/plot\.md: it cannot be written \(Input/output error\)"):
            write()
    assert page(workspace).read_bytes() == b"old"


@pytest.mark.parametrize("link", ["docs", "docs/x", "docs/x/plot.md"])
def test_links_are_not_written_through(tmp_path: Path, link: str) -> None:
    (tmp_path / "elsewhere/x").mkdir(parents=True)
    (tmp_path / "elsewhere/x/plot.md").write_bytes(b"old")
    workspace = Workspace(tmp_path / "project")
    (workspace.root / link).parent.mkdir(parents=True)
    target = (tmp_path / "elsewhere" / link.removeprefix("docs").strip("/")).resolve()
    (workspace.root / link).symlink_to(target, target_is_directory=target.is_dir())
    for write in every_way(workspace):
        with pytest.raises(InputError, match=rf"{link}: this is a link to elsewhere: put a f\w+ in its"):
            write()
    assert (tmp_path / "elsewhere/x/plot.md").read_bytes() == b"old"


def every_way(workspace: Workspace) -> tuple[Callable[[], object], ...]:
    """Return all that changes a page's file."""
    return (
        lambda: replace(page(workspace), b"new", b"old", workspace),
        lambda: workspace.write(page(workspace), b"new"),
        lambda: workspace.remove(page(workspace)),
    )

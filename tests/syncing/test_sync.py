"""docs/ follows seeds/, and people's words stay."""

from __future__ import annotations

import errno
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

import pytest

from projects import FILM, LICENSED, PLOT, Project
from unreel.model.diagnostics import InputError
from unreel.store.replace import replace
from unreel.store.workspace import Workspace, written
from unreel.syncing import journal, sync
from unreel.syncing.conflicts import BASE, MIDDLE, OURS, THEIRS
from unreel.syncing.resolve import Decision, resolve_page
from unreel.syncing.state import State
from unreel.syncing.update import update

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONFLICT = f"{OURS}\nB\n{BASE}\nA\n{MIDDLE}\nC\n{THEIRS}"

# base, ours, theirs ("-" is no such page) → what sync calls it, the page and the base afterwards
STATES = {
    "nothing there yet": ("-", "-", "A", State.NEW, "A", "A"),
    "nothing changed": ("A", "A", "A", State.UNCHANGED, "A", "A"),
    "the seed changed": ("A", "A", "B", State.UPDATED, "B", "B"),
    "a person edited": ("A", "B", "A", State.EDITED, "B", "A"),
    "both, the same way": ("A", "B", "B", State.UNCHANGED, "B", "B"),
    "both, in different sentences": ("A\nB\nC", "a\nB\nC", "A\nB\nc", State.MERGED, "a\nB\nc", "A\nB\nc"),
    "both, in the same sentence": ("A", "B", "C", State.CONFLICT, CONFLICT, "C"),
    "still in conflict": ("C", CONFLICT, "D", State.UNRESOLVED, CONFLICT, "C"),
    "resolved by hand": ("C", "B or C", "C", State.EDITED, "B or C", "C"),
    "a person deleted": ("A", "-", "A", State.DELETED, "-", "A"),
    "deleted, and the seed changed": ("A", "-", "B", State.DELETED, "-", "B"),
    "a page of a person's own": ("-", "B", "A", State.OWN, "B", "-"),
    "the base was lost": ("-", "A", "A", State.UNCHANGED, "A", "A"),
    "the section is gone": ("A", "A", "-", State.REMOVED, "-", "-"),
    "gone, but edited": ("A", "B", "-", State.ORPHANED, "B", "A"),
    "gone on both sides": ("A", "-", "-", State.UNCHANGED, "-", "-"),
}


@pytest.mark.parametrize(("base", "ours", "theirs", "state", "page", "new_base"), STATES.values(), ids=STATES)
def test_each_state_of_a_page(
    tmp_path: Path, base: str, ours: str, theirs: str, state: State, page: str, new_base: str
) -> None:
    workspace = Workspace(tmp_path)
    docs, bases = workspace.docs / "x/page.md", workspace.base / "x/page.md"
    for path, text in ((docs, ours), (bases, base), (workspace.docs / "x/other.md", "O")):
        path.parent.mkdir(parents=True, exist_ok=True)
        if text != "-":
            path.write_text(text)
    changes = sync.plan("x", {} if theirs == "-" else {"page.md": theirs}, workspace)
    assert [change.state for change in changes if change.name == "page.md"] == [state]
    sync.apply(changes, workspace)
    assert [path.read_text() if path.exists() else "-" for path in (docs, bases)] == [page, new_base]
    again = sync.plan("x", {} if theirs == "-" else {"page.md": theirs}, workspace)
    assert not any(change.pending for change in again)


def test_twice_is_once_and_nothing_is_touched_that_need_not_be(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    first = project.hooks("sync")
    written = [f"docs/night-train/{path.name}" for path in project.root.glob("docs/night-train/*.md")]
    told = [line for line in first.stdout.splitlines() if line.startswith("docs/")]
    assert sorted(told) == sorted(f"{page}: new" for page in written)
    assert "docs/night-train/index.md" in written
    before = {path: path.stat().st_mtime_ns for path in sorted(project.root.glob("docs/**/*.md"))}
    second = project.hooks("sync")
    assert second.stdout == "docs/ is up to date\n"
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_check_changes_nothing_and_tells_by_its_status(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    behind = project.hooks("sync", "--check")
    assert (behind.returncode, (project.root / "docs/night-train").exists()) == (1, False)
    assert "docs/ is behind seeds/: run `python hooks sync`" in behind.stderr
    project.hooks("sync")
    assert project.hooks("sync", "--check").returncode == 0
    project.put({"seeds/night-train.txt": FILM + " The end comes soon."})
    assert project.hooks("sync", "--check").returncode == 1


def test_a_film_whose_folder_is_gone_comes_back_with_the_same_bytes(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    project.hooks("sync")
    before = project.tree("docs/night-train")
    for path in (project.root / "docs/night-train").iterdir():
        path.unlink()
    (project.root / "docs/night-train").rmdir()
    assert project.build().returncode == 0
    assert project.tree("docs/night-train") == before


def test_a_lost_or_damaged_cache_costs_time_and_no_words(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    project.hooks("sync")
    before = project.tree("docs")
    for damage in (b"", b"{", b'{"key": 1}', b"[]"):
        project.put({".unreel/cache/night-train.json": damage})
        assert project.hooks("sync").stdout == "docs/ is up to date\n"
    assert project.tree("docs") == before


def test_a_decision_finishes_what_a_killed_sync_left_first(tmp_path: Path) -> None:
    project = Project(tmp_path).put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    workspace = Workspace(tmp_path)
    update(workspace, write=True)
    plot, base = workspace.docs / "night-train/plot.md", workspace.base / "night-train/plot.md"
    meant = base.read_text().replace("the driver", "the guard")
    entry = journal.Entry("night-train", "plot.md", plot.read_text(), None, "plot.md", meant)
    with suppress(KeyboardInterrupt), journal.recorded(workspace, [entry], {}):
        raise KeyboardInterrupt
    deleted = workspace.docs / "night-train/index.md"
    deleted.unlink()
    resolve_page(deleted, Decision.RESTORE, workspace)
    assert deleted.read_text() == project.read(".unreel/base/night-train/index.md")
    assert base.read_text() == meant


def test_a_page_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text("A")
    for folder, text in ((workspace.docs, None), (workspace.base, "A")):
        (folder / "x").mkdir(parents=True)
        if text:
            (folder / "x/page.md").write_text(text)
    (workspace.docs / "x/page.md").symlink_to(elsewhere)
    (done,) = sync.apply(sync.plan("x", {"page.md": "B"}, workspace), workspace)
    assert "docs/x/page.md: this is a link to elsewhere" in str(done.diagnostic)
    assert elsewhere.read_text() == "A"


def test_of_films_that_are_written_together_each_is_done_for_itself(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    (workspace.base / "x/page.md").mkdir(parents=True)
    plans = [sync.plan(slug, {"page.md": "A", "plot.md": "B"}, workspace) for slug in "xy"]
    x, y = sync.apply_all(plans, workspace)
    assert [change.state for change in x] == [State.UNWRITTEN]
    assert [change.state for change in y] == [State.NEW, State.NEW]
    assert (workspace.base / "y/plot.md").read_text() == "B"
    assert not workspace.journal.exists()


def test_films_that_a_kill_stops_together_are_finished_page_by_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path)
    plans = [sync.plan(slug, {"page.md": "A", "plot.md": "B"}, workspace) for slug in "xyz"]
    with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
        patched.setattr("unreel.syncing.sync.replace", _killed_behind(workspace.docs / "y/page.md"))
        sync.apply_all(plans, workspace)
    assert (workspace.docs / "y/page.md").exists()
    assert not (workspace.base / "y/page.md").exists()
    with journal.writing(workspace):
        bases = sorted(path.relative_to(workspace.base).as_posix() for path in workspace.base.glob("*/*"))
    assert bases == ["x/page.md", "x/plot.md", "y/page.md"]
    plans = [sync.plan(slug, {"page.md": "A", "plot.md": "B"}, workspace) for slug in "xyz"]
    assert [one.state for one in plans[1]] == [State.UNCHANGED, State.NEW]


def _killed_behind(last: Path) -> Callable[..., bool]:
    """Return `replace`, stopped when it has written the page `last`."""

    def replaced(page: Path, content: bytes | None, seen: bytes | None, workspace: Workspace) -> bool:
        assert replace(page, content, seen, workspace)
        if page == last:
            raise KeyboardInterrupt
        return True

    return replaced


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.docs.mkdir()
    (workspace.docs / "x").write_text("a file where the film's folder belongs")
    with pytest.raises(InputError, match="docs/x: here belongs a film's folder, and this is none"):
        sync.plan("x", {"page.md": "B"}, workspace)


def test_what_could_not_be_written_is_not_said_to_be_new(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})

    def fill_up(path: Path, content: bytes) -> BinaryIO:
        if "plot" in path.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        return written(path, content)

    monkeypatch.setattr("unreel.store.workspace.written", fill_up)
    done = update(Workspace(project.root), write=True)
    there = {path.name for path in (project.root / "docs/night-train").iterdir()}
    assert {change.file for change in done.changes if change.state is State.NEW} == there
    assert [change.state for change in done.changes if change.file not in there] == [State.UNWRITTEN]
    assert "it cannot be written (No space left on device)" in str(done.diagnostics[-1])


def test_a_draft_that_no_journal_speaks_of_is_kept_and_told(project: Project) -> None:
    project.put({".unreel/drafts/docs.x.plot.md": "A person's words.", ".unreel/drafts/123": "{"})
    done = update(Workspace(project.root), write=True)
    assert ".unreel/rescued/docs.x.plot.md." in str(done.diagnostics)
    assert [*project.tree(".unreel/rescued").values()] == [b"A person's words."]
    assert not project.tree(".unreel/drafts")


def test_what_was_not_written_is_not_said_to_be(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    assert project.hooks("sync").returncode == 0
    page = project.root / "docs/night-train/index.md"
    page.rename(project.root / "elsewhere.md")
    page.symlink_to(project.root / "elsewhere.md")
    changed = FILM.replace("thriller", "railway").replace("for the driver", "for a driver")
    project.put({"seeds/night-train.txt": changed})
    done = project.hooks("sync")
    assert done.returncode == 1
    assert "docs/night-train/index.md: unreadable\n" in done.stdout
    assert "docs/night-train/plot.md: updated\n" in done.stdout
    assert "error: docs/night-train/index.md: this is a link to elsewhere" in done.stderr
    assert "up to date" not in done.stdout

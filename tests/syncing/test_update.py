"""What a server remembers between saves: an untouched film costs nothing, and no change is missed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from compared_films import compared_films
from projects import FILM, LICENSED, PLOT, Project
from unreel.site import docs as site
from unreel.store.fingerprints import fingerprints
from unreel.store.workspace import Workspace
from unreel.syncing.state import State
from unreel.syncing.update import Before, UpToDate, update

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


CHANGES: dict[str, Callable[[Path], object]] = {
    "other words": lambda page: page.write_bytes(b"b"),
    "a file in its place": lambda page: (page.parent / "new").rename(page),
    "a right less": lambda page: page.chmod(0o400),
    "gone": lambda page: page.unlink(),
    "another name": lambda page: page.rename(page.with_name("c.md")),
    "one more": lambda page: page.with_name("b.md").write_bytes(b""),
    "one more below": lambda page: (page.parent / "sub/b.md").write_bytes(b""),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_of_a_folder_is_seen(tmp_path: Path, change: Callable[[Path], object]) -> None:
    page = tmp_path / "docs/a.md"
    (page.parent / "sub").mkdir(parents=True)
    page.write_bytes(b"a")
    (page.parent / "new").write_bytes(b"a")
    before = fingerprints(page.parent)
    assert fingerprints(page.parent) == before
    time.sleep(0.02)  # a file system's clock has coarse ticks
    change(page)
    assert fingerprints(page.parent) != before


def test_stamps_of_a_file_of_nothing_and_of_what_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    assert list(fingerprints(tmp_path / "a")) == [str(tmp_path / "a")]
    assert fingerprints(tmp_path / "b") == {}
    (tmp_path / "c").symlink_to(tmp_path / "b")
    assert list(fingerprints(tmp_path)) == [str(tmp_path / "a")]


@pytest.fixture
def two_films(project: Project) -> Project:
    for film in ("night", "day"):
        text = FILM.replace("Night", film.title())
        project.put({f"seeds/{film}-train.txt": text, f"seeds/{film}-train.yml": PLOT})
    return project


def test_what_was_done_is_told_without_texts_and_without_reading_a_seed_again(two_films: Project) -> None:
    done = update(Workspace(two_films.root), write=True)
    assert [one.taken_for for one in done.written] == ["a flat text"] * 2
    assert all(one.state is State.NEW and one.pending for one in done.changes)
    assert {(one.text, one.theirs, one.base, one.ours.text) for one in done.changes} == {(None,) * 4}
    renewed = update(Workspace(two_films.root), write=False, renewed={"day-train"})
    texts = {one.slug for one in renewed.changes if one.text}
    assert texts == {"day-train"}


def test_only_the_film_that_was_touched_is_compared_again(
    two_films: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = compared_films(monkeypatch)
    workspace, up_to_date = Workspace(two_films.root), dict[str, UpToDate]()

    def again() -> list[str]:
        compared.clear()
        update(workspace, write=True, before=Before(up_to_date))
        return compared

    assert again() == ["day-train", "night-train"]  # they are written
    assert again() == ["day-train", "night-train"]  # and found to be as they should be
    assert again() == []
    two_films.put({"docs/night-train/plot.md": "# Plot\n"})
    assert again() == ["night-train"]
    two_films.put({".unreel/base/day-train/plot.md": "# Plot\n"})
    assert again() == ["day-train"]
    assert again() == ["day-train"]  # its base was mended
    two_films.put({"seeds/day-train.txt": FILM})
    assert again() == ["day-train"]
    assert update(workspace, write=False, before=Before(up_to_date)) == update(workspace, write=False)


def test_only_the_film_that_was_touched_is_read_again(two_films: Project) -> None:
    update(Workspace(two_films.root), write=True)
    docs = two_films.root / "docs"
    first = site.read(docs)
    two_films.put({"docs/night-train/plot.md": "---\nsection: plot\n---\n\n# Plot\n\nMax runs.\n"})
    second = site.read(docs, first)
    assert second.people_index["day-train"] is first.people_index["day-train"]
    assert second.films["night-train"] != first.films["night-train"]
    assert second == site.read(docs)


def test_numpy_is_loaded_only_where_a_seed_is_split(project: Project) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": LICENSED})
    code = (
        "import sys; from mkdocs.__main__ import cli; "
        "cli(['build', '--quiet'], standalone_mode=False); print('numpy' in sys.modules)"
    )
    first, second = (project.run("-c", code) for _ in range(2))
    assert (first.stdout.split(), second.stdout.split()) == (["True"], ["False"])

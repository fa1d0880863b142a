"""A film whose seed did not change is not read again, whatever a newer version would make of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from projects import FILM, PLOT, ROOT, Project
from repositories import git
from unreel import seeds
from unreel.editing.check import check
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.recovery import article
from unreel.recovery import pages_from_seed as reading
from unreel.recovery.pages_from_seed import Recovery, cached_pages_from_seed, pages_from_seed
from unreel.store.workspace import Workspace
from unreel.syncing import film_pages, recovered
from unreel.syncing.update import Update, update

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from unreel.seeds import Seed

PAGE, BASE = "docs/night-train/plot.md", ".unreel/base/night-train"
DRIVER, GUARD = "for the driver", "for the guard"


def _newer(seed: Seed, workspace: Workspace) -> Recovery:
    """Read a seed as a newer version might: other words on one page, a sentence on another."""
    return _as_newer(cached_pages_from_seed(seed, workspace))


def _all_newer(several: tuple[Seed, ...]) -> list[Recovery]:
    return [_as_newer(pages_from_seed(seed)) for seed in several]


def _as_newer(read: Recovery) -> Recovery:
    moved = "He meets Zoe and they look for the driver.\n"
    pages = {name: text.replace(f"\n{moved}", "\n").rstrip("\n") + "\n" for name, text in read.pages.items()}
    return Recovery({**pages, "index.md": pages["index.md"] + "\n" + moved}, read.diagnostics)


@pytest.fixture
def film(tmp_path: Path) -> Project:
    """Return a film as today's version wrote it."""
    project = Project(tmp_path).put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    (tmp_path / "docs").mkdir()
    assert not synced(project).failed
    return project


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def install() -> None:
        monkeypatch.setattr(film_pages, "cached_pages_from_seed", _newer)
        monkeypatch.setattr(recovered, "pages_from_seeds", _all_newer)

    return install


def synced(project: Project, *renewed: str, write: bool = True) -> Update:
    return update(Workspace(project.root), write=write, renewed=renewed)


def test_a_newer_version_leaves_pages_as_they_are_until_it_is_asked(
    film: Project, newer: Callable[[], None]
) -> None:
    before = film.tree(".")
    newer()
    assert synced(film, write=False).behind == []
    assert not synced(film).wrote_pages
    assert film.tree(".") == before
    film.put({PAGE: film.read(PAGE).replace("an empty train", "the empty train")})
    assert {change.state for change in synced(film, "night-train").behind} == {"updated", "merged"}
    assert "the driver" not in film.read(PAGE)
    assert "the empty train" in film.read(PAGE)
    assert synced(film, write=False).behind == []


@pytest.mark.parametrize("changed", ["seeds/night-train.txt", "seeds/night-train.yml"])
def test_a_changed_file_of_the_seed_is_read_again(
    film: Project, newer: Callable[[], None], changed: str
) -> None:
    newer()
    film.put({changed: film.read(changed) + " # The end.\n"})
    assert [change.file for change in synced(film).behind] == ["index.md", "plot.md"]


def test_an_untouched_film_is_not_read(film: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_pages, "cached_pages_from_seed", None)
    monkeypatch.setattr(recovered, "pages_from_seeds", None)
    shutil.rmtree(film.root / ".unreel/cache")
    assert not synced(film).behind
    film.put({PAGE: film.read(PAGE).replace(DRIVER, GUARD)})
    assert [change.state for change in synced(film).changes if change.state != "unchanged"] == ["edited"]


@pytest.mark.parametrize("change", ["a page", "another line end", "a conflict"])
def test_a_base_that_is_not_as_it_was_written_is_read_again(
    film: Project, newer: Callable[[], None], change: str
) -> None:
    text = film.read(f"{BASE}/plot.md")
    merged = {"a page": text.replace(DRIVER, GUARD), "another line end": text.replace("\n", "\r\n")}
    newer()
    if change == "a conflict":
        film.put({f"{BASE}/{'0' * 64}.seed": "the record of another branch\n"})
    else:
        film.put({f"{BASE}/plot.md": merged[change]})
    (seed,), _ = seeds.gather(film.root / "seeds")
    assert film_pages.is_settled(seed, Workspace(film.root)) == (change == "another line end")


def unrecorded(project: Project) -> None:
    """Make a base one that an earlier release left."""
    for path in (project.root / BASE).glob("*.seed"):
        path.unlink()


def test_a_base_of_an_earlier_release_is_taken_over_by_its_words(
    film: Project, newer: Callable[[], None]
) -> None:
    film.put({"seeds/night-train.yml": PLOT.partition("sections")[0]})
    synced(film)
    unrecorded(film)
    newer()
    assert not synced(film, write=False).behind
    assert not synced(film).wrote_pages
    assert len([*(film.root / BASE).glob("*.seed")]) == 1
    unrecorded(film)
    film.put({"seeds/night-train.txt": FILM.replace(DRIVER, GUARD)})
    assert synced(film, write=False).behind


def test_a_base_of_an_earlier_release_is_taken_over_as_git_has_it(
    film: Project, newer: Callable[[], None]
) -> None:
    for name in (".gitignore", ".gitattributes"):
        shutil.copy(ROOT / name, film.root)
    unrecorded(film)
    git(film.root, "init")
    git(film.root, "add", "--all")
    git(film.root, "commit", "--message", "Add Night Train")
    newer()
    assert not synced(film, write=False).behind
    film.put({"seeds/night-train.yml": f"{PLOT}title: The Night Train\n"})
    assert synced(film, write=False).behind
    film.put({"seeds/night-train.yml": PLOT})
    assert not synced(film).wrote_pages
    film.put({"seeds/night-train.yml": f"{PLOT}title: The Night Train\n"})
    assert synced(film).wrote_pages


def test_a_sentence_that_was_moved_by_hand_is_not_doubled_by_the_same_correction(film: Project) -> None:
    moved = next(line for line in film.read(PAGE).split("\n") if "an empty train" in line)
    overview = "docs/night-train/index.md"
    film.put({PAGE: film.read(PAGE).replace(f"{moved}\n", ""), overview: f"{film.read(overview)}{moved}\n"})
    film.put({"seeds/night-train.yml": PLOT.replace("Max, a conductor", "He meets Zoe")})
    synced(film)
    assert (film.read(overview) + film.read(PAGE)).count("an empty train") == 1
    assert "an empty train" in film.read(overview)
    film.put({"seeds/night-train.txt": FILM.replace("an empty train", "an empty train at dawn")})
    synced(film)
    assert "an empty train at dawn" in film.read(overview)
    assert "an empty train" not in film.read(PAGE)


def test_two_branches_that_changed_a_film_merge_and_are_read_again(film: Project) -> None:
    shutil.copy(ROOT / ".gitignore", film.root)
    git(film.root, "init")
    git(film.root, "add", "--all")
    git(film.root, "commit", "--message", "Add Night Train")
    for branch, name, text in (
        ("text", "seeds/night-train.txt", FILM.replace(DRIVER, GUARD)),
        ("settings", "seeds/night-train.yml", PLOT.replace("Example", "Elsewhere")),
    ):
        git(film.root, "switch", "--create", branch, "main")
        film.put({name: text})
        synced(film)
        git(film.root, "add", "--all")
        git(film.root, "commit", "--message", f"Change the {branch}")
    git(film.root, "merge", "--no-edit", "text")
    assert len([*(film.root / BASE).glob("*.seed")]) == 2
    synced(film)
    assert len([*(film.root / BASE).glob("*.seed")]) == 1
    assert not synced(film, write=False).behind
    assert "look for the guard" in film.read(PAGE)


def test_warnings_are_told_at_each_sync(film: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = Diagnostic("seeds/night-train.txt", 1, 1, "an odd text", Severity.WARNING)
    monkeypatch.setattr(
        reading, "pages_from_seed", lambda seed, _: Recovery(pages_from_seed(seed).pages, [odd])
    )
    film.put({"seeds/night-train.txt": f"{FILM} The end."})
    assert odd in synced(film).diagnostics
    assert [path.suffix for path in (film.root / BASE).iterdir() if path.suffix != ".md"] == [".warned"]
    assert odd in synced(film, write=False).diagnostics


def test_the_proof_holds_after_an_update_and_finds_a_damaged_base(
    film: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = article.read
    monkeypatch.setattr(
        article,
        "read",
        lambda seed: read(seed._replace(settings=seed.settings._replace(sections=()))),
    )

    def faults() -> list[str]:
        return [str(one) for one in check(Workspace(film.root), film.root) if "seed" in str(one)]

    assert faults() == []
    film.put({f"{BASE}/plot.md": film.read(f"{BASE}/plot.md").replace(DRIVER, GUARD)})
    assert faults()

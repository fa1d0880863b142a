"""The day of a page's last change, from real repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from repositories import git
from unreel.store import history

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ["docs/index.md", "docs/film/plot.md", "docs/film/cast.md"]


def commit(folder: Path, day: str, *pages: str) -> None:
    for page in pages:
        path = folder / page
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"Written on {day}.\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", day, day=day)


def days(folder: Path) -> dict[str, str]:
    return dict(history.days(history.start_log(folder), PAGES).changed)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "one"
    folder.mkdir()
    git(folder, "init")
    commit(folder, "2019-12-31", *PAGES)
    commit(folder, "2020-02-29", "docs/film/plot.md")
    commit(folder, "2021-07-01", "README.md")
    return folder


def test_each_page_has_the_day_of_its_own_last_change(repository: Path) -> None:
    first, last = "2019-12-31", "2020-02-29"
    assert days(repository) == dict(zip(PAGES, (first, last, first), strict=True))


def test_a_folder_is_as_old_as_the_first_commit_in_it(repository: Path, tmp_path: Path) -> None:
    commit(repository, "2022-01-01", "docs/later/index.md")
    commit(repository, "2022-02-01", "docs/later/plot.md")
    pages = ["docs/later/plot.md", *PAGES]
    added = history.days(history.start_log(repository), pages).added
    assert added == {"docs": "2019-12-31", "docs/film": "2019-12-31", "docs/later": "2022-01-01"}
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), str(tmp_path / "clone"))
    assert not history.days(history.start_log(tmp_path / "clone"), pages).added


def test_a_page_that_was_never_committed_has_none(repository: Path) -> None:
    (repository / "docs/film/own.md").write_text("New.", encoding="utf-8")
    assert not history.days(history.start_log(repository), ["docs/film/own.md"]).changed


def test_a_shallow_clone_tells_only_what_it_knows(repository: Path, tmp_path: Path) -> None:
    # the oldest commit of a clone seems to have written all that lay there
    commit(repository, "2021-08-01", "docs/film/cast.md")
    for depth, known in (("1", {}), ("2", {"docs/film/cast.md": "2021-08-01"}), ("9", days(repository))):
        clone = tmp_path / f"clone-{depth}"
        git(tmp_path, "clone", "--depth", depth, repository.as_uri(), str(clone))
        assert days(clone) == known
    commit(tmp_path / "clone-1", "2022-03-04", "docs/film/cast.md")
    assert days(tmp_path / "clone-1") == {"docs/film/cast.md": "2022-03-04"}


def test_a_project_in_a_folder_of_a_repository_finds_its_pages(repository: Path) -> None:
    commit(repository, "2023-01-02", "sites/films/docs/index.md")
    assert days(repository / "sites/films") == {"docs/index.md": "2023-01-02"}


def test_without_a_repository_or_git_no_page_has_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plain").mkdir()
    assert days(tmp_path / "plain") == {}
    monkeypatch.setenv("PATH", "")
    assert history.start_log(tmp_path) is None
    assert history.days(None, PAGES) == history.Days()


def test_people_s_own_settings_of_git_change_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = days(repository)
    settings = {
        "log.showSignature": "true",
        "color.ui": "always",
        "log.decorate": "full",
        "diff.renames": "copies",
    }
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(settings)))
    for place, (key, value) in enumerate(settings.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{place}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{place}", value)
    assert days(repository) == before

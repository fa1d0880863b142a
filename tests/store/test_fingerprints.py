"""The states of files tell what is a file of a folder, and what a link leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.store.fingerprints import fingerprints

if TYPE_CHECKING:
    from pathlib import Path


def test_a_link_to_a_folder_is_told_from_the_folder(tmp_path: Path) -> None:
    docs, elsewhere = tmp_path / "docs", tmp_path / "elsewhere"
    (docs / "film").mkdir(parents=True)
    (docs / "film/plot.md").write_text("A plot.")
    before = fingerprints(docs)
    (docs / "film").rename(elsewhere)
    (docs / "film").symlink_to(elsewhere)
    linked = fingerprints(docs)
    assert linked.keys() == before.keys()
    assert linked != before
    (docs / "film").unlink()
    elsewhere.rename(docs / "film")
    assert fingerprints(docs) == before


def test_a_file_alone_has_the_state_that_it_has_among_others(tmp_path: Path) -> None:
    (tmp_path / "real/film").mkdir(parents=True)
    (tmp_path / "real/film/plot.md").write_text("A plot.")
    (tmp_path / "docs").symlink_to("real")
    (tmp_path / "real/linked").symlink_to("film")
    for folder in ("real", "docs"):
        states = fingerprints(tmp_path / folder)
        assert len(states) == 2
        assert states == {path: fingerprints(tmp_path / path)[path] for path in states}

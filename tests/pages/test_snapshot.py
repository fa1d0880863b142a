"""One reading of a folder for all who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unreel.pages import snapshot

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "index.md": b"# Films\n",
    "train/trivia.md": b"# Trivia\n",
    "train/plot.md": b"---\nsection: plot\n---\n\n# Plot\n",
    "train/about.md": b"---\nsection: overview\ntitle: Train\n---\n\n# Train\n\nIt is.\n\n<a id='x'></a>\n",
    "train/deep/a.md": b"# A\n",
    "notes/a.md": b"# A\n",
    ".hidden/a.md": b"# A\n",
    "train/a.png": b"",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def test_pages_films_and_what_links_can_lead_to(folder: Path) -> None:
    read = snapshot.read(folder)
    assert [*read.sources] == [name for name in sorted(FILES) if name.endswith(".md") and name[0] != "."]
    assert read.files == {"train/a.png"}
    assert list(read.films) == ["train"]
    assert [page.name for page in read.films["train"].pages] == ["about.md", "plot.md", "trivia.md"]
    assert read.films["train"].title == "Train"
    assert list(read.sources["train/about.md"].targets) == ["train", "x", "p1"]
    assert read.sources["train/deep/a.md"].film == read.sources["index.md"].film == ""


def test_what_says_the_same_is_not_read_again(folder: Path) -> None:
    first = snapshot.read(folder)
    (folder / "train/plot.md").write_text("# Other\n", encoding="utf-8")
    second = snapshot.read(folder, first)
    same = {name for name, source in second.sources.items() if source is first.sources[name]}
    assert second.sources.keys() - same == {"train/plot.md"}
    assert second == snapshot.read(folder)


def test_what_cannot_be_read_says_what_it_said_and_is_reported(folder: Path) -> None:
    first = snapshot.read(folder)
    (folder / "train/plot.md").write_bytes(b"# \xff\n")
    second = snapshot.read(folder, first)
    assert second.sources == first.sources
    assert [str(one) for one in second.unreadable] == [
        "docs/train/plot.md:1:3: byte 0xFF, at 2 in the file, is not UTF-8: save it as UTF-8"
    ]
    assert "train/plot.md" not in snapshot.read(folder).sources
    assert snapshot.read(folder, lenient=True).sources["train/plot.md"].text == "# \ufffd\n"

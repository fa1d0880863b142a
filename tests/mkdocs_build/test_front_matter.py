"""What a page says of itself and would end a build is told with its line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from unreel.mkdocs_build import front_matter
from unreel.pages.snapshot import PageSource, Snapshot

if TYPE_CHECKING:
    from pathlib import Path

THEME = [".icons/material/movie.svg", "print.html"]
ICON = "error: the theme has no such icon: mend its name, or take the line out"
TEMPLATE = "error: the theme has no such template: mend its name, or take the line out"


@pytest.fixture
def config(tmp_path: Path) -> SimpleNamespace:
    """Return as much of a configuration as names the files of a theme."""
    for name in THEME:
        path = tmp_path / "theme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "outside.html").touch()
    return SimpleNamespace(theme=SimpleNamespace(dirs=[str(tmp_path / "theme")]))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("icon: material/movie", []),
        ("template: print.html", []),
        ("icon:", []),
        ("icon: material/moovie", [ICON]),
        ("icon: material", [ICON]),
        ("icon: [material/movie]", [ICON]),
        ("icon: ../.icons/material/movie", [ICON]),
        ("template: ../outside.html", [TEMPLATE]),
        ("template: 1", [TEMPLATE]),
    ],
)
def test_a_file_that_the_theme_has_not_is_told(config: SimpleNamespace, line: str, says: list[str]) -> None:
    source = PageSource("a.md", "docs/a.md", f"---\ntitle: A\n{line}\n---\n\n# A\n")
    told = [*front_matter.faults(source, config)]  # type: ignore[arg-type]  # as much as is asked for
    assert [f"{one.severity.name.lower()}: {one.message}" for one in told] == says
    assert {(one.path, one.line) for one in told} <= {("docs/a.md", 3)}


def test_what_is_built_instead_is_what_stands_below() -> None:
    assert front_matter.without(PageSource("a.md", "docs/a.md", "---\nicon: x\n---\n# A\n")) == "# A\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\nsection: plot\nday: 2008-01-02\nkept: {a: [1, two]}\n---\n\n\n# Plot\n\nOne.\n",
        "---\nsection: plot\n...\n  # Plot\n",
        "---\n- a\n---\n# Plot\n",
        "---\nsection: plot\n---",
        "---\nsection: plot\n# Plot\n",
        "# Plot\n",
        "  \n# Plot\n",
        "section: plot\n\n# Plot\n",
    ],
)
def test_a_page_takes_what_mkdocs_would_read(text: str, tmp_path: Path) -> None:
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "Films", "docs_dir": str(tmp_path)})
    config.validate()
    config.plugins.events["page_read_source"] = [lambda *_, **__: None]
    (tmp_path / "plot.md").write_text(text, encoding="utf-8")
    file = File("plot.md", str(tmp_path), str(tmp_path / "site"), use_directory_urls=True)
    ours, theirs = Page(None, file, config), Page(None, file, config)
    pages = Snapshot({"plot.md": PageSource("plot.md", "docs/plot.md", text)})
    front_matter.hand_over(ours, pages, {}, config)
    for page in (ours, theirs):
        page.read_source(config)
    assert (ours.markdown, ours.meta) == (theirs.markdown, theirs.meta)
    assert ours.meta is not pages.sources["plot.md"].front_matter.meta

"""What a page says of itself and would end a build is told with its line."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from unreel.mkdocs_build import front_matter
from unreel.pages.snapshot import PageSource

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

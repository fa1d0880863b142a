"""Names that MkDocs and Material may change at any time: without one, every build is whole and works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from projects import FILM, PLOT, ROOT, made

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Project

RENAMED = {
    "get_context": "mkdocs.commands.build",
    "_title_from_render": "mkdocs.structure.pages",
    "entries": "material.plugins.search.plugin",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site that a build with all names makes."""
    project = film(tmp_path_factory.mktemp("whole"))
    assert project.build("--strict").returncode == 0
    return tree(project)


def film(root: Path) -> Project:
    project = made(root)
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    assert project.hooks("sync").returncode == 0
    return project


def tree(project: Project) -> dict[str, bytes]:
    """Return the site without what tells the time."""
    return {name: content for name, content in project.tree("site").items() if name != "sitemap.xml.gz"}


@pytest.mark.parametrize("name", RENAMED)
def test_without_a_private_name_a_build_is_as_with_it(
    tmp_path: Path, site: dict[str, bytes], name: str
) -> None:
    project = film(tmp_path)
    done = project.run(str(ROOT / "tests/renamed.py"), RENAMED[name], name, "by_another_name", "build")
    assert done.returncode == 0, done.stderr
    assert tree(project) == site


@pytest.mark.parametrize("name", RENAMED)
def test_without_a_private_name_a_save_is_served(tmp_path: Path, name: str) -> None:
    project = film(tmp_path)
    done = project.run(str(ROOT / "tests/renamed.py"), RENAMED[name], name, "by_another_name", "serve")
    assert done.returncode == 0, done.stderr
    assert "wakes on a full train" in project.read("site/night-train/plot/index.html")

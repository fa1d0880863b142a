"""What tests share."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import projects
import working_tree
from strategies import examples
from trees import differences, is_tree

# that a machine is busy is no fault; CI draws the same examples each time, and `make fuzz` new ones
settings.register_profile("unreel", examples(100), deadline=None)
settings.register_profile("ci", settings.get_profile("unreel"), derandomize="FUZZ" not in os.environ)
settings.load_profile("ci" if os.environ.get("CI") else "unreel")

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.pop("GITHUB_ACTIONS", None)  # commands say the same wherever tests run
os.environ.pop(
    "PYTHONDONTWRITEBYTECODE", None
)  # else each process that a test starts compiles the library anew
working_tree.watch(Path(tempfile.mkdtemp(prefix="unreel-tests-")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that take long: else one process is at such a one when the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Say where two folders differ."""
    if op == "==" and is_tree(left) and is_tree(right):
        return ["the folder on the left is the one on the right", *differences(left, right)]
    return None


@pytest.fixture(autouse=True)
def _fixtures_only(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that opened the working tree's own pages, texts or settings, or could have unseen."""
    yield
    if opened := working_tree.opened():
        pytest.fail(f"tests run on fixtures, see tests/fixtures/README.md; this one opened {opened}")
    started = working_tree.started()
    if started and not any(map(request.node.get_closest_marker, ("browser", "other_content"))):
        pytest.fail(f"nobody sees what {started} open: mark the test `other_content`, for `make fork`")


@pytest.fixture
def project(tmp_path: Path) -> projects.Project:
    """Return an empty project."""
    return projects.made(tmp_path)


@pytest.fixture(scope="session")
def hardcore_henry(tmp_path_factory: pytest.TempPathFactory) -> projects.Project:
    """Return a project with the first film, in step with its seed. Tests share it and leave it as it is."""
    return projects.hardcore_henry(tmp_path_factory.mktemp("hardcore-henry"))

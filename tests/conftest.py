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

# that a machine is busy is no fault; CI draws the same examples each time, and `make fuzz` new ones
settings.register_profile("unreel", examples(100), deadline=None)
settings.register_profile("ci", settings.get_profile("unreel"), derandomize="FUZZ" not in os.environ)
settings.load_profile("ci" if os.environ.get("CI") else "unreel")

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.pop("GITHUB_ACTIONS", None)  # commands say the same wherever tests run
working_tree.watch(Path(tempfile.mkdtemp(prefix="unreel-tests-")) / "opened")


@pytest.fixture(autouse=True)
def _fixtures_only() -> Iterator[None]:
    """Fail a test that opened the working tree's own pages, texts or settings, here or in a process."""
    yield
    if opened := working_tree.opened():
        pytest.fail(f"tests run on fixtures, see tests/fixtures/README.md; this one opened {opened}")


@pytest.fixture
def project(tmp_path: Path) -> projects.Project:
    """Return an empty project."""
    return projects.made(tmp_path)


@pytest.fixture(scope="session")
def hardcore_henry(tmp_path_factory: pytest.TempPathFactory) -> projects.Project:
    """Return a project with the first film, in step with its seed. Tests share it and leave it as it is."""
    return projects.hardcore_henry(tmp_path_factory.mktemp("hardcore-henry"))

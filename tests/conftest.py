"""What tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import projects

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> projects.Project:
    """Return an empty project."""
    return projects.made(tmp_path)

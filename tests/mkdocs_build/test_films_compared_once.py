"""A build compares the films that somebody touched since the last one, whichever process made that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig

from compared_films import compared_films
from projects import FILM, LICENSED
from unreel.mkdocs_build import saves
from unreel.mkdocs_build.memory import Memory
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from projects import Project

ODD = FILM.replace("Max", "M\u0080ax", 1)
"""A text of which something is told each time."""


def test_a_film_that_nobody_touched_is_compared_once(
    project: Project, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    compared = compared_films(monkeypatch)
    workspace, config = Workspace(project.root), MkDocsConfig()

    def again() -> tuple[list[str], list[str]]:
        """Return which films a new process compares, and what it tells."""
        compared.clear()
        caplog.clear()
        saves.update_docs(workspace, Memory(), config)
        return [*compared], [one.getMessage() for one in caplog.records]

    project.put({"seeds/day.txt": FILM.replace("Night", "Day"), "seeds/night.txt": ODD})
    project.put({"seeds/day.yml": LICENSED, "seeds/night.yml": LICENSED})
    again()
    compared_then, told = again()
    assert compared_then == ["day", "night"]
    assert any("wrong encoding" in one for one in told)
    assert again() == ([], told)
    project.put({"docs/day/plot.md": project.read("docs/day/plot.md") + "\nMax runs.\n"})
    assert again() == (["day"], told)
    assert again() == ([], told)
    project.put({".unreel/cache/_films_up_to_date.json": "no JSON"})
    assert again() == (["day", "night"], told)
    (project.root / "seeds/night.txt").unlink()
    assert not any("wrong encoding" in one for one in again()[1])

"""The preview server: what is saved is served, once, and no mistake stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from preview import Server
from projects import FILM, PLOT, Project

if TYPE_CHECKING:
    from collections.abc import Iterator


pytestmark = pytest.mark.slow


@pytest.fixture
def server(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    started = Server(project, tmp_path_factory.mktemp("serve") / "log.txt")
    try:
        started.until("night-train/plot/", "wakes on an empty train")
        yield started
    finally:
        started.stop()


def test_what_is_saved_is_served_by_as_few_builds_as_can_be(server: Server) -> None:
    project = server.project
    first = server.builds()
    page = project.read("docs/night-train/plot.md")
    project.put({"docs/night-train/plot.md": page.replace("an empty train", "a full train")})
    server.until("night-train/plot/", "wakes on a full train")
    assert server.builds() == first + 1
    project.put({"seeds/night-train.txt": FILM + " The end comes soon."})
    server.until("night-train/plot/", "The end comes soon.")
    assert "a full train" in server.page("night-train/plot/")
    assert server.builds() <= first + 3
    project.put({"seeds/day-train.txt": FILM.replace("Night", "Day"), "seeds/day-train.yml": PLOT})
    server.until("day-train/plot/", "wakes on an empty train")
    server.until("", "Day Train")
    (project.root / "seeds/day-train.yml").unlink()
    (project.root / "seeds/day-train.txt").unlink()
    server.told("docs/day-train: its seed is gone; the pages stay as they are")
    assert "wakes on an empty train" in server.page("day-train/plot/")


def test_mistakes_are_told_and_the_last_good_site_stays(server: Server) -> None:
    project = server.project
    good = project.read("docs/night-train/plot.md")
    project.put({"seeds/night-train.txt": b"\xff\xfeA"})
    server.told("seeds/night-train.txt:1:1: this looks like UTF-16, and some of it is not: save it as UTF-8")
    assert "wakes on an empty train" in server.until("night-train/plot/", "wakes")
    project.put({"seeds/night-train.txt": FILM + " The end comes soon."})
    server.until("night-train/plot/", "The end comes soon.")
    project.put({"docs/night-train/plot.md": b"# Plot\n\ncaf\xe9\n"})
    server.told("docs/night-train/plot.md:3:4: byte 0xE9, at")
    server.until("night-train/plot/", "The end comes soon.")
    home = project.read("docs/index.md")
    project.put({"docs/index.md": b"\xff"})
    server.told("docs/index.md:1:1: byte 0xFF, at")
    server.until("", "Night Train")
    project.put({"docs/index.md": home})
    project.put({"docs/night-train/plot.md": good.replace("title: Plot", "title: [Plot")})
    server.until("night-train/plot/", "wakes on an empty train")
    project.put({"docs/night-train/plot.md": good.replace("an empty train", "a healed train")})
    server.until("night-train/plot/", "a healed train")


def test_a_changed_hook_says_that_a_restart_is_needed(server: Server) -> None:
    code = server.project.read("hooks/unreel/pages/layout.py")
    server.project.put({"hooks/unreel/pages/layout.py": code + "\n"})
    server.told("hooks/ changed: stop the server and start it again")

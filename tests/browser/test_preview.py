"""Who edits sees it at once: the preview server and an open browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from preview import Server
from projects import FILM, PLOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from projects import Project


@pytest.mark.browser
def test_a_saved_page_shows_in_the_open_browser_without_a_click(
    project: Project, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    log: Path = tmp_path_factory.mktemp("preview") / "log.txt"
    server = Server(project, log)
    try:
        server.until("night-train/plot/", "on an empty train")
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.port}/night-train/plot/")
        text = project.read("docs/night-train/plot.md")
        project.put({"docs/night-train/plot.md": text.replace("an empty train", "a crowded train")})
        expect(page.get_by_text("wakes on a crowded train")).to_be_visible()
        page.close()
    finally:
        server.stop()

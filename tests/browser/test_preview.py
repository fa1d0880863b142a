"""Who edits sees it at once: the preview server and an open browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from preview import Server
from projects import FILM, PLOT, made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    project = made(tmp_path_factory.mktemp("project") / "films")
    project.put({"seeds/night-train.txt": FILM, "seeds/night-train.yml": PLOT})
    started = Server(project, tmp_path_factory.mktemp("preview") / "log.txt")
    try:
        started.until("night-train/plot/", "on an empty train")
        yield started
    finally:
        started.stop()


@pytest.mark.browser
def test_a_saved_page_shows_in_the_open_browser_without_a_click(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/night-train/plot/")
    text = server.project.read("docs/night-train/plot.md")
    server.project.put({"docs/night-train/plot.md": text.replace("an empty train", "a crowded train")})
    expect(page.get_by_text("wakes on a crowded train")).to_be_visible()
    page.close()


@pytest.mark.browser
def test_the_overlay_asks_at_a_paragraph_and_the_page_follows_the_answer(
    server: Server, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/night-train/plot/")
    expect(page.locator(".split-box")).to_have_count(0)
    page.keyboard.press("Alt+Shift+S")
    page.get_by_role("button", name="plot starts here").click()
    page.get_by_label("Sentence", exact=True).select_option("He meets Zoe and they look for the driver.")
    page.get_by_label("Section", exact=True).select_option("production/filming")
    assert not [one["id"] for one in Axe().run(page, context=".split-bar, .split-box").response["violations"]]
    page.get_by_role("button", name="Write it").click()
    expect(page.get_by_text("He meets Zoe")).to_have_count(0, timeout=60_000)
    expect(page.get_by_role("button", name="plot starts here")).to_be_visible()
    assert '{kind: production, sub: filming, at: "He meets Zoe and"}' in server.project.read(
        "seeds/night-train.yml"
    )
    page.close()

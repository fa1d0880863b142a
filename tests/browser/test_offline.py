"""The site as files: what `make offline` makes, unpacked and opened without a server."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from browser.built_site import NARROW, PATIENCE, RESULTS, WIDE, search
from links import broken
from projects import ROOT, hardcore_henry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize

pytestmark = pytest.mark.browser


def packed(folder: Path) -> Path:
    """Do what `make offline` does, in a copy of the project, and give the zip file."""
    project = hardcore_henry(folder).root
    (recipe,) = (ROOT / "Makefile").read_text(encoding="utf-8").split("\noffline:")[1:]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    for line in recipe.split("\n\n")[0].splitlines()[1:]:
        command = line.strip().replace("$(BIN)/python", sys.executable)
        subprocess.run(command, shell=True, cwd=project, env=environment, check=True)  # noqa: S602 - ours
    return project / "build/unreel.zip"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return packed(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a reader's folder")
    with ZipFile(archive) as files:
        files.extractall(folder)
    return folder / "unreel"


@pytest.fixture
def opened(browser: Browser, unpacked: Path) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a file of the site; at the end, nothing but its files was asked for."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    errors: list[str] = []

    def failed(request: Request) -> None:
        # a page that is left at once asks no more for what it had begun to ask for
        if "ABORTED" not in (request.failure or ""):
            errors.append(request.url)

    def page_of(name: str, **window: Any) -> Page:  # noqa: ANN401 - whatever a window may have
        window.setdefault("viewport", WIDE)
        context = browser.new_context(**window)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", failed)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
        page.goto((unpacked / name).as_uri())
        return page

    yield page_of
    for context in contexts:
        context.close()
    assert asked
    assert [url for url in asked if not url.startswith((unpacked.as_uri(), "data:"))] == []
    assert errors == []


def test_the_same_pages_give_the_same_bytes_wherever_they_are_packed(archive: Path, tmp_path: Path) -> None:
    assert packed(tmp_path / "elsewhere").read_bytes() == archive.read_bytes()
    with ZipFile(archive) as files:
        names = files.namelist()
    assert names == sorted(names)
    assert all(name.startswith("unreel/") for name in names)


def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    assert list(broken(unpacked)) == []
    assert not (unpacked / "404.html").exists()
    assert not (unpacked / "sitemap.xml").exists()
    assert not (unpacked / "robots.txt").exists()


def test_no_page_names_an_address_of_its_own_or_a_script_of_another_host(unpacked: Path) -> None:
    for path in unpacked.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert 'rel="canonical"' not in html
        assert 'src="http' not in html
        assert "iframe-worker" not in html


def test_no_word_is_lost_in_the_files(archive: Path, unpacked: Path) -> None:
    done = subprocess.run(
        [sys.executable, "hooks", "check", "--site", unpacked],
        cwd=archive.parents[1],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_pages_open_in_both_palettes(
    opened: Callable[..., Page], unpacked: Path, colours: str, viewport: ViewportSize
) -> None:
    dark = colours == "dark"
    page = opened("index.html", viewport=viewport, color_scheme=colours)
    for path in sorted(unpacked.rglob("*.html")):
        page.goto(path.as_uri())
        expect(page.locator("main h1").first).to_be_visible()
        scheme = page.locator("body").get_attribute("data-md-color-scheme")
        assert scheme == ("slate" if dark else "default")
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        red = int(colour.partition("(")[2].partition(",")[0])
        assert (red < 80) == dark, colour


def test_links_lead_from_page_to_page(opened: Callable[..., Page]) -> None:
    page = opened("index.html")
    page.get_by_role("link", name="Hardcore Henry").first.click()
    page.wait_for_url("**/hardcore-henry/index.html")
    page.get_by_role("link", name="Plot").first.click()
    page.wait_for_url("**/hardcore-henry/plot.html")
    page.locator("main article").get_by_role("link", name="Jimmy", exact=True).first.click()
    page.wait_for_url("**/hardcore-henry/cast.html#jimmy")
    expect(page.locator("#jimmy")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("words", "address", "title"),
    [("baseball bat", "plot.html", "Plot – Hardcore Henry"), ("Валяев", "references.html", "References")],
)
@pytest.mark.parametrize("start", ["index.html", "hardcore-henry/plot.html"])
def test_words_are_found_and_lead_to_their_page(
    opened: Callable[..., Page], start: str, words: str, address: str, title: str
) -> None:
    page = opened(start)
    search(page, words)
    expect(page.locator(RESULTS).first).to_contain_text(title)
    page.locator(f".md-search-result__link[href*='{address}']").first.click()
    page.wait_for_url(f"**/hardcore-henry/{address}*")
    expect(page.locator("main article")).to_contain_text(words)


def test_the_words_are_marked_where_they_stand(opened: Callable[..., Page]) -> None:
    page = opened("index.html")
    search(page, "baseball bat")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hardcore-henry/plot.html*")
    expect(page.locator("main article mark").first).to_be_in_viewport()

"""The home page with as many films as a page_set holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.built_site import NARROW, RULES, WIDE, served
from projects import hardcore_henry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ViewportSize

    from browser.built_site import Site

pytestmark = pytest.mark.browser

TITLES = [f"{letter}{rest}" for letter in "ABCDEGKLMNPRSTW" for rest in ("nna's Long Way Home", "x")]
TITLES += ["The Zoo", "8½", "A Man"]
OVERVIEW = (
    "---\ntitle: \"{title}\"\nsection: overview\nyear: '1999'\n---\n\n# {title}\n\n"
    "{title} is a 1999 American drama film written and directed by Ann Lee, and starring Bob Ray.\n"
)


@pytest.fixture(scope="module")
def page_set(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    project = hardcore_henry(tmp_path_factory.mktemp("page_set")).root
    for number, title in enumerate(TITLES):
        folder = project / "docs" / f"film-{number}"
        folder.mkdir()
        (folder / "index.md").write_text(OVERVIEW.format(title=title), encoding="utf-8")
    with served(project) as site:
        yield site


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_full_shelf_is_found_by_letter(browser: Browser, page_set: Site, viewport: ViewportSize) -> None:
    context = browser.new_context(base_url=page_set.origin, viewport=viewport, reduced_motion="reduce")
    page = context.new_page()
    page.goto("")
    page.locator(".alphabet a", has_text="Z").click()
    expect(page.get_by_role("article").get_by_role("link", name="The Zoo (1999)")).to_be_in_viewport()
    letters = page.locator(".alphabet a").all_inner_texts()
    assert letters == ["0–9", *"ABCDEGHKLMNPRSTWZ"]
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    for palette in ("light", "dark"):
        page.emulate_media(color_scheme=palette)
        page.reload()  # colours change some moments later, and axe would read them on the way
        results = Axe().run(page, options=RULES)
        assert not results.violations_count, results.generate_report()
    context.close()


def test_films_are_filtered_as_one_types(browser: Browser, page_set: Site) -> None:
    context = browser.new_context(base_url=page_set.origin, viewport=NARROW)
    page = context.new_page()
    page.goto("")
    cards = page.locator("article li:has(> .film)")
    assert cards.count() == len(TITLES) + 1
    page.get_by_label("Filter films").fill("zoo 1999")
    expect(page.locator(".filter [role=status]")).to_have_text("1 film")
    expect(page.get_by_role("article").get_by_role("link", name="The Zoo (1999)")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text(re.compile("Z"))
    page.get_by_label("Filter films").fill("naishúller")
    expect(page.locator(".filter [role=status]")).to_have_text("1 film")
    page.get_by_label("Filter films").fill("")
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_count(18)
    context.close()


def test_a_film_with_one_page_has_nothing_more_to_print(page_set: Site) -> None:
    assert not (page_set.folder / "film-0" / "print").exists()
    assert "Print the whole film" not in (page_set.folder / "film-0" / "index.html").read_text(
        encoding="utf-8"
    )

"""axe finds nothing: on no page, in neither palette, on no screen, whatever is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from browser.built_site import FILM, NARROW, RULES, WIDE, at_rest, search

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, ViewportSize

    from browser.built_site import Site

pytestmark = pytest.mark.browser

windows = pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
palettes = pytest.mark.parametrize("palette", ["light", "dark"])


@windows
def test_pages_are_accessible(open_page: Callable[..., Page], site: Site, viewport: ViewportSize) -> None:
    page = _still(open_page, "", viewport, "light")
    for address in site.pages:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        _assert_clean(page)
        page.emulate_media(color_scheme="dark")  # the page follows the system until its reader chooses
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        _assert_clean(page)


@windows
@palettes
def test_the_open_search_is_accessible(
    open_page: Callable[..., Page], viewport: ViewportSize, palette: str
) -> None:
    page = _still(open_page, f"{FILM}plot/", viewport, palette)
    search(page, "Henry")
    _assert_clean(page)


@palettes
def test_a_preview_is_accessible(open_page: Callable[..., Page], palette: str) -> None:
    page = _still(open_page, f"{FILM}plot/", WIDE, palette)
    page.locator("article a[href*='#jimmy']").first.hover()
    page.get_by_role("dialog", name="Preview").wait_for()
    at_rest(page)  # it fades in, and axe would read the colours on the way
    _assert_clean(page)


@palettes
def test_the_open_drawer_is_accessible(open_page: Callable[..., Page], palette: str) -> None:
    page = _still(open_page, f"{FILM}cast/", NARROW, palette)
    page.locator("label.md-header__button[for='__drawer']").click()
    at_rest(page)
    _assert_clean(page)


@windows
@palettes
def test_the_open_tables_of_numbers_are_accessible(
    open_page: Callable[..., Page], viewport: ViewportSize, palette: str
) -> None:
    page = _still(open_page, f"{FILM}reception/", viewport, palette)
    for table in page.locator("details.numbers summary").all():
        table.click()
    expect(page.locator("details.numbers[open] table")).to_have_count(2)
    _assert_clean(page)


def _still(open_page: Callable[..., Page], address: str, viewport: ViewportSize, palette: str) -> Page:
    """Open a page whose colours do not fade into each other while axe reads them."""
    return open_page(address, viewport=viewport, color_scheme=palette, reduced_motion="reduce")


def _assert_clean(page: Page) -> None:
    results = Axe().run(page, options=RULES)
    assert not results.violations_count, f"{page.url}\n{results.generate_report()}"

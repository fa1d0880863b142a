"""The site works under its pages' policy: whatever a reader does, the browser's console stays silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.built_site import FILM, NARROW, RESULTS, WIDE, search

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ConsoleMessage, Page, ViewportSize

    from browser.built_site import Site

pytestmark = pytest.mark.browser

_BROKEN = """
addEventListener("securitypolicyviolation", event => console.error(`policy: ${event.violatedDirective}`))
"""


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_that_readers_do_breaks_the_policy(
    open_page: Callable[..., Page], site: Site, colours: str, viewport: ViewportSize
) -> None:
    told: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "404 (Not Found)" not in message.text:
            told.append(f"{page.url}: {message.text}")

    page = open_page(viewport=viewport, color_scheme=colours)
    page.add_init_script(_BROKEN)
    page.on("console", heard)
    page.on("pageerror", lambda error: told.append(str(error)))
    for address in site.pages:
        page.goto(address)
        assert page.evaluate("document.documentElement.classList.contains('js')")
    page.goto(f"{FILM}plot/")
    if viewport == WIDE:
        page.locator("article p a[href*=cast]").first.hover()
        expect(page.locator(".md-tooltip2[role=dialog]")).to_be_visible()
        page.mouse.move(0, 0)
        scheme = page.evaluate("document.body.dataset.mdColorScheme")
        page.locator(".md-header__option label:visible").first.click()
        page.wait_for_function(f"document.body.dataset.mdColorScheme != '{scheme}' || {colours == 'light':d}")
        search(page, "baseball bat")
        expect(page.locator(RESULTS).first).to_be_visible()
        page.get_by_title("Share").click()
        page.keyboard.press("Enter")
    page.goto(f"{FILM}plot/?h=baseball")
    expect(page.locator("main article mark").first).to_be_in_viewport()
    assert told == []


def test_each_page_names_its_scripts_and_no_other_host(site: Site) -> None:
    for path in site.folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        head = html[: html.index("</head>")]
        assert head.count('http-equiv="Content-Security-Policy"') == 2, path
        assert head.index("Content-Security-Policy") < head.index("<script"), path
        for word in ("'unsafe-eval'", "https:", "http:", "*"):
            assert word not in head.partition('content="script-src')[2].partition('"')[0], path

"""Reading a film's pages: links, order, palettes, small screens, the keyboard, no JavaScript."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.built_site import FILM, NARROW, WIDE, search

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, ViewportSize

    from browser.built_site import Site

pytestmark = pytest.mark.browser

ORDER = [
    "",
    "plot/",
    "cast/",
    "production/",
    "release/",
    "reception/",
    "sequel/",
    "timeline/",
    "people/",
    "references/",
]

_JUMPS = """
    window.jumps = 0
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.jumps += entry.value))
        .observe({type: "layout-shift", buffered: true})
"""


def test_a_first_mention_leads_to_the_entry_and_back(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}plot/")
    page.locator("main article").get_by_role("link", name="Jimmy", exact=True).first.click()
    page.wait_for_url(f"**/{FILM}cast/#jimmy")
    entry = page.locator("#jimmy + ul")
    expect(entry).to_contain_text("Played by Sharlto Copley")
    places = page.locator("#jimmy + ul + details")
    expect(places.get_by_role("link").first).to_be_hidden()
    places.get_by_text("Appears in").click()
    places.get_by_role("link", name="Plot").click()
    page.wait_for_url(f"**/{FILM}plot/")


def test_hovering_over_a_link_shows_who_plays_the_character(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}plot/")
    page.locator("main article a[href*='#jimmy']").first.hover()
    preview = page.get_by_role("dialog", name="Preview: Jimmy")
    expect(preview).to_contain_text("Played by Sharlto Copley")


def test_a_finger_sees_the_preview_first_and_then_follows_the_link(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}plot/", viewport=NARROW, has_touch=True)
    link = page.locator("main article a[href*='#jimmy']").first
    link.tap()
    expect(page.get_by_role("dialog", name="Preview: Jimmy")).to_contain_text("Played by Sharlto Copley")
    assert page.url.endswith(f"{FILM}plot/")
    link.tap()
    page.wait_for_url(f"**/{FILM}cast/#jimmy")


def test_a_preview_of_the_plot_says_so_and_can_be_hidden(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}cast/")
    link = page.locator("#jimmy ~ ul a[href*='plot/#']").first
    link.hover()
    preview = page.get_by_role("dialog", name="Preview: Plot")
    expect(preview).to_contain_text("Jimmy")
    page.evaluate("localStorage.setItem('unreel.hides-plots', 'yes')")
    page.reload()
    link.hover()
    expect(preview).to_have_text("Plot, hidden")


def test_a_citation_shows_its_source_alone_and_leads_there_and_back(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}release/")
    number = page.locator("main article sup.citation a[href*='#ref-lesnick-2016']")
    number.hover()
    preview = page.get_by_role("dialog", name="Preview: Lesnick, Silas")
    expect(preview).to_contain_text("This Week on Blu-ray")
    expect(preview).not_to_contain_text("deadline.com")
    number.click()
    page.wait_for_url(f"**/{FILM}references/#ref-lesnick-2016")
    page.locator("#ref-lesnick-2016 + small").get_by_role("link", name="Home media").click()
    page.wait_for_url(f"**/{FILM}release/#p2")


def test_previous_and_next_follow_the_reading_order_and_stay_in_the_film(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page(FILM)
    seen = [page.url]
    while page.locator(following := ".md-footer__link--next").count():
        page.goto(_leads(page, following))
        assert _leads(page, ".md-footer__link--prev") == seen[-1]
        seen.append(page.url)
    assert seen == [f"{site.origin}{FILM}{name}" for name in ORDER]


def test_a_film_shows_its_own_pages_in_reading_order_and_no_others(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page(f"{FILM}reception/")
    links = page.locator(".md-nav--primary .md-nav__link[href]:not([href*='#'])")
    shown = links.evaluate_all("links => [...new Set(links.map(link => link.href))]")
    assert shown == [f"{site.origin}{FILM}{name}" for name in ORDER]
    trail = page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link")
    assert trail.all_inner_texts() == ["Unreel", "Hardcore Henry"]


def test_a_page_says_how_long_it_takes_to_read(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}plot/")
    expect(page.locator(".md-path")).to_contain_text("3 minutes to read")
    page.goto(FILM)
    expect(page.locator(".md-path")).to_contain_text(re.compile(r"1 minute to read, \d+ with all pages"))
    page.goto(f"{FILM}references/")
    expect(page.locator(".md-path")).not_to_contain_text("to read")


def test_a_reference_reads_as_one_sentence(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}references/")
    entries = page.locator("article ol > li").evaluate_all(
        "all => all.map(one => getComputedStyle(one).display)"
    )
    assert set(entries) == {"list-item"}


def test_words_in_other_scripts_say_their_language(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}references/")
    assert page.locator("article [lang=ru]").all_inner_texts() == ["Хардкор"]
    expect(page.locator("article [lang=und-Cyrl]").first).to_contain_text("Сергей Валяев")


def test_home_has_no_next(open_page: Callable[..., Page]) -> None:
    assert open_page().locator(".md-footer__link").count() == 0


def test_the_palette_switches_and_stays(open_page: Callable[..., Page]) -> None:
    page = open_page(FILM, color_scheme="light")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.locator("label[for='__palette_1']").click()  # from the system's palette to the light one
    page.locator("label[for='__palette_2']").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    dark = page.evaluate(colour)
    assert dark != light
    page.goto(f"{FILM}plot/")
    assert page.evaluate(colour) == dark


def test_a_small_screen_never_scrolls_sideways(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    for address in site.pages:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_on_a_phone_the_first_paragraph_stands_above_the_box(open_page: Callable[..., Page]) -> None:
    page = open_page(FILM, viewport=NARROW)
    expect(page.locator("article > p").first).to_be_in_viewport()
    tops = "all => all.map(one => one.getBoundingClientRect().top)"
    first, second = page.locator("article > p[id]").evaluate_all(tops)[:2]
    (box,) = page.locator("article > ul:has(> .fact)").evaluate_all(tops)
    assert first < box < second


def test_the_first_tab_leads_past_the_header(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}plot/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/plot/#plot")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_keyboard_alone_reaches_the_navigation(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}plot/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Reception":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FILM}reception/")


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_search(open_page: Callable[..., Page], key: str) -> None:
    page = open_page(f"{FILM}plot/")
    page.keyboard.press(key)
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    search(page, "baseball bat")


def test_the_keyboard_alone_opens_the_drawer(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}plot/", viewport=NARROW)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("label").filter(has_text="Menu")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Reception").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FILM}reception/")


def test_the_keyboard_does_not_stray_into_a_shut_drawer(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{FILM}plot/", viewport=NARROW)
    for _ in range(15):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_no_page_jumps_while_it_loads(
    open_page: Callable[..., Page], site: Site, viewport: ViewportSize
) -> None:
    page = open_page(viewport=viewport)
    page.add_init_script(_JUMPS)
    for address in site.pages:
        page.goto(address)
        page.wait_for_timeout(100)
        assert page.evaluate("jumps") < 0.02, address


def test_every_page_reads_without_javascript(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(java_script_enabled=False)
    for address in site.pages:
        page.goto(address)
        expect(page.locator("main article h1").first).to_be_visible()
        expect(page.locator("main article p, article li").first).to_be_visible()
    page.goto(f"{FILM}plot/")
    page.locator("main article a[href*='#jimmy']").first.click()
    expect(page.locator("#jimmy")).to_be_in_viewport()


def test_plot_weighs_little(open_page: Callable[..., Page], site: Site) -> None:
    """All that the browser fetches for it, compressed as servers do."""
    asked: set[str] = set()
    page = open_page()
    page.on("request", lambda request: asked.add(request.url.removeprefix(site.origin)))
    page.goto(f"{FILM}plot/", wait_until="networkidle")
    assert not [name for name in asked if name.startswith("search/")]
    files = {site.folder / name / ("index.html" * name.endswith("/")) for name in asked}
    weights = {file.name: len(gzip.compress(file.read_bytes())) for file in files}
    assert {"index.html", "unreel.css", "unreel.js"} < weights.keys()
    assert sum(weights.values()) < 100 * 1024, weights


def test_no_page_asks_another_host_or_complains(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    asked: list[str] = []
    diagnostics: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: diagnostics.append(str(error)))
    page.on(
        "console", lambda said: diagnostics.append(said.text) if said.type in {"error", "warning"} else None
    )
    for address in site.pages[:-1]:
        page.goto(address)
    search(page, "Henry")
    assert not diagnostics
    assert not [url for url in asked if not url.startswith(site.origin)]


def _leads(page: Page, link: str) -> str:
    address: str = page.locator(link).evaluate("link => link.href")
    return address

"""Through the site's own search box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.built_site import FILM, RESULTS, search
from search_index import searched

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.built_site import Site

pytestmark = pytest.mark.browser

FOUND = [
    ("baseball bat", "plot/", "Plot"),
    ("Kaptur", "production/", "Production"),
    ("Валяев", "references/", "References"),
    ("Fahrenheit", "#mr-fahrenheit", "Mr. Fahrenheit"),
    ("He is mute", "plot/", "Plot"),  # no word is too common to be searched for
]


@pytest.mark.parametrize(("words", "address", "title"), FOUND, ids=[words for words, *_ in FOUND])
def test_words_are_found_where_they_stand(
    open_page: Callable[..., Page], words: str, address: str, title: str
) -> None:
    page = open_page()
    search(page, words)
    hit = page.locator(f".md-search-result__link[href*='{address}']").first
    expect(hit.locator("h1, h2")).to_contain_text(title)


@pytest.mark.parametrize("words", ["baseball bat", "Kaptur", "Валяев", "Fahrenheit"])
def test_each_result_names_its_film(open_page: Callable[..., Page], words: str) -> None:
    page = open_page()
    search(page, words)
    titles = page.locator(RESULTS).all_inner_texts()
    assert titles
    assert all("Hardcore Henry" in title for title in titles)


@pytest.mark.parametrize(
    ("words", "address", "marked"),
    [("baseball bat", "plot/", {"baseball bat"}), ("Fahrenheit", "cast/", {"Fahrenheit"})],
)
def test_enter_opens_the_hit_and_marks_the_words(
    open_page: Callable[..., Page], words: str, address: str, marked: set[str]
) -> None:
    page = open_page()
    search(page, words)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FILM}{address}*")
    page.locator("main article mark").first.wait_for()
    assert marked <= set(page.locator("main article mark").all_inner_texts())
    page.wait_for_function(_IN_VIEW)


_IN_VIEW = """[...document.querySelectorAll("main article mark")].some(one => {
    const {top, bottom} = one.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
})"""


def test_the_page_that_is_not_there_searches(open_page: Callable[..., Page]) -> None:
    page = open_page("no/such-page/")
    page.get_by_label("Words to search for").fill("baseball bat")
    page.keyboard.press("Enter")
    page.locator(f".md-search-result__link[href*='{FILM}plot/']").first.click()
    expect(page.locator("main h1")).to_contain_text("Plot")


def test_a_word_is_completed_as_one_types(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("fahren")
    expect(page.locator(".md-search__suggest")).to_have_text("fahrenheit")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("textbox", name="Search")).to_have_value("fahrenheit")


def test_a_search_can_be_shared(open_page: Callable[..., Page]) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    search(page, "baseball bat")
    page.get_by_label("Share").click()
    shared = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(shared)
    expect(page.locator(f".md-search-result__link[href*='{FILM}plot/']").first).to_be_visible()


def test_the_index_holds_words_alone_and_no_film_twice(site: Site) -> None:
    entries = searched(site.folder)
    assert any("Хардкор" in entry.text for entry in entries)
    assert not [entry for entry in entries if "<span" in entry.text + entry.title]
    assert not [entry for entry in entries if "/print/" in entry.address]
    assert not list((site.folder / "search").glob("search_index*"))

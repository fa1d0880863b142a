"""Titles are data: whatever stands in them reaches the reader as those characters, escaped once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.built_site import search, served
from markup import Html
from projects import hardcore_henry
from search_index import searched
from unreel.pages.escape import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from browser.built_site import Site

FILM = """Rock & "Roll" <script>alert(1)</script> &copy; {{ x }}"""
PAGE = """<b>Plot</b> & 'more' &amp;"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site with a film whose titles look like markup, written by hand as people may."""
    project = hardcore_henry(tmp_path_factory.mktemp("hostile")).root
    folder = project / "docs" / "hostile"
    folder.mkdir()
    for name, title, section in (("index.md", FILM, "overview"), ("plot.md", PAGE, "plot")):
        escaped = escape(title)
        headings = f"# {escaped}\n\n## {escaped}\n\n### Below"
        text = f"---\ntitle: {json.dumps(title)}\nsection: {section}\n---\n\n{headings}\n\n"
        (folder / name).write_text(f"{text}{escaped} zebra is a 2001 film.\n", encoding="utf-8")
    with served(project) as site:
        yield site


def test_a_page_shows_its_title_as_it_is_everywhere(hostile: Site) -> None:
    document = _document(hostile, "hostile/plot/")
    assert document.texts("title") == [f"{PAGE} – {FILM} – Unreel"]
    assert document.texts("h1") == [f"{PAGE}¶"]
    assert document.texts(".md-path__link") == ["Unreel", FILM]
    assert document.texts(".md-header__topic .md-ellipsis") == ["Unreel", f"{PAGE} – {FILM}"]
    assert {FILM, PAGE} <= set(document.texts(".md-nav--primary .md-nav__link .md-ellipsis"))
    assert document.texts(".md-sidebar--secondary .md-nav__link") == [PAGE, "Below"]
    assert document.attributes(".md-sidebar--secondary li nav")[0]["aria-label"] == PAGE
    assert document.texts(".md-footer__title .md-ellipsis") == [FILM]
    assert [link["aria-label"] for link in document.attributes(".md-footer__link")] == [f"Previous: {FILM}"]
    assert document.attributes("meta[name=description]")[0]["content"] == f"{PAGE} zebra is a 2001 film."


def test_the_overview_and_home_show_the_films_title_as_it_is(hostile: Site) -> None:
    document = _document(hostile, "hostile/")
    assert document.texts("title") == [f"{FILM} – Unreel"]
    assert [link["aria-label"] for link in document.attributes(".md-footer__link")] == [f"Next: {PAGE}"]
    assert FILM in _document(hostile, "").texts(".film strong")


def test_the_search_index_holds_titles_as_they_are(hostile: Site) -> None:
    titles = {entry.address: entry.title for entry in searched(hostile.folder)}
    assert titles["hostile/"] == FILM
    assert titles["hostile/plot/"] == PAGE


@pytest.mark.browser
def test_no_title_runs_and_results_show_it_as_it_is(browser: Browser, hostile: Site) -> None:
    context = browser.new_context(base_url=hostile.origin)
    page = context.new_page()
    alarms: list[str] = []
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.on("dialog", lambda dialog: alarms.append(dialog.message))
    page.goto("hostile/plot/")
    search(page, "zebra")
    results = page.locator(".md-search-result__item").locator("h1, h2")
    expect(results.filter(has_text="Plot")).to_have_text(f"{PAGE} › Below – {FILM}")
    assert not alarms
    context.close()


def _document(site: Site, address: str) -> Html:
    return Html((site.folder / address / "index.html").read_text(encoding="utf-8"))

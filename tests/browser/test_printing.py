"""What comes out of the printer: a clean handout of one page, and of the whole film."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.built_site import FILM, served
from projects import hardcore_henry

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.built_site import Site

pytestmark = pytest.mark.browser

FRAME = ".md-header, .md-sidebar, .md-footer, .md-top, .headerlink, .lookup, .md-path p"
MARKS = ".named, .pilcrow, .legend"
TITLES = [
    "Hardcore Henry",
    "Plot",
    "Cast",
    "Production",
    "Release",
    "Reception",
    "Sequel",
    "Timeline",
    "People",
    "References",
]


def test_the_overview_leads_to_the_whole_film(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(FILM)
    page.get_by_role("link", name="Print the whole film").click()
    page.wait_for_url(f"**/{FILM}print/")
    assert page.locator("article h1").all_inner_texts() == TITLES
    assert page.locator("h1:not([aria-level='2'])").all_inner_texts() == TITLES[:1]
    for words in ("baseball bat", "Vsevolod Kaptur", "$7.6 million", "Хардкор"):
        expect(page.locator("article")).to_contain_text(words)
    assert page.locator("link[rel=canonical]").evaluate("link => link.href") == f"{site.origin}{FILM}"
    page.locator("[data-section=plot] a[href='#cast.jimmy']").click()
    expect(page.locator("[id='cast.jimmy']")).to_be_in_viewport()


def test_it_is_listed_nowhere_else(site: Site) -> None:
    assert "/print/" not in (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    linking = [
        page for page in site.folder.rglob("*.html") if 'href="print/"' in page.read_text(encoding="utf-8")
    ]
    assert linking == [site.folder / FILM / "index.html"]


def test_its_button_prints(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    page.goto(f"{FILM}print/")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("printed") == 1
    page = open_page(f"{FILM}print/", java_script_enabled=False)
    expect(page.locator("[data-print]")).to_be_hidden()


@pytest.mark.parametrize("address", [f"{FILM}plot/", f"{FILM}cast/", f"{FILM}print/"])
def test_paper_shows_the_text_alone_in_black(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(address, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(FRAME).count()
    for part in page.locator(f"{FRAME}, {MARKS}").all():
        expect(part).not_to_be_visible()
    expect(page.locator("article h1").first).to_be_visible()
    expect(page.locator("article .attribution")).to_be_visible()
    colours = "(part => [getComputedStyle(part).color, getComputedStyle(document.body).backgroundColor])"
    assert page.locator("article p:not([class])").first.evaluate(colours) == [
        "rgb(0, 0, 0)",
        "rgb(255, 255, 255)",
    ]
    assert (
        page.locator("article a").last.evaluate("link => getComputedStyle(link).textDecorationLine") == "none"
    )


def test_the_whole_film_takes_more_paper_than_one_page(open_page: Callable[..., Page]) -> None:
    sources = []
    for address in (f"{FILM}plot/", f"{FILM}print/"):
        pdf = open_page(address).pdf(format="A4", prefer_css_page_size=True)
        sources.append(len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)))
    assert 1 <= sources[0] <= 2
    assert 5 < sources[1] < 20


def test_a_page_of_ones_own_at_that_place_stays(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = hardcore_henry(tmp_path_factory.mktemp("own")).root
    (project / "docs" / FILM / "print.md").write_text("# Prints\n\nOf this film.\n", encoding="utf-8")
    with served(project) as site:
        assert "Of this film." in (site.folder / FILM / "print" / "index.html").read_text(encoding="utf-8")
        assert "Print the whole film" not in (site.folder / FILM / "index.html").read_text(encoding="utf-8")

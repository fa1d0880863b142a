"""A film's pages as one: identifiers and links still lead where they led."""

from __future__ import annotations

import pytest

from markup import Html
from unreel.site.print_page import Chapter, print_page

FOOT = '<p class="attribution">Adapted from X.</p>'
FOLDERS = {"index.md": "film/", "plot.md": "film/plot/", "cast.md": "film/cast/"}
FILES = {"index.md": "film/index.html", "plot.md": "film/plot.html", "cast.md": "film/cast.html"}


def whole(html: str, on: str = "plot.md", urls: dict[str, str] = FOLDERS) -> str:
    """Return what becomes of a piece of a page; the other pages have nothing but their foot."""
    chapters = [
        Chapter(name.removesuffix(".md"), "", url, (html if name == on else "") + FOOT)
        for name, url in urls.items()
    ]
    return print_page(chapters, "film/print/" if urls is FOLDERS else "film/print.html")


@pytest.mark.parametrize(
    ("on", "address", "expected"),
    [
        ("plot.md", "../cast/#jimmy", "#cast.jimmy"),
        ("plot.md", "../cast/", "#cast"),
        ("plot.md", "#p3", "#plot.p3"),
        ("plot.md", "../", "#index"),
        ("plot.md", "./", "#plot"),
        ("index.md", "cast/#jimmy", "#cast.jimmy"),
        ("index.md", "#p1", "#index.p1"),
        ("plot.md", "../../", "../../"),
        ("plot.md", "../../other/cast/#zoe", "../../other/cast/#zoe"),
        ("index.md", "../other/", "../../other/"),
        ("index.md", "still.png", "../still.png"),
        ("plot.md", "../own-page/?a=1#b", "../own-page/?a=1#b"),
        ("plot.md", "https://example.org/#jimmy", "https://example.org/#jimmy"),
        ("plot.md", "mailto:ann@example.org", "mailto:ann@example.org"),
        ("plot.md", "/elsewhere/", "/elsewhere/"),
        ("plot.md", "http://[", "http://["),
    ],
)
def test_links_lead_where_they_led(on: str, address: str, expected: str) -> None:
    assert f'<a href="{expected}">' in whole(f'<a href="{address}">x</a>', on)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("cast.html#jimmy", "#cast.jimmy"),
        ("index.html", "#index"),
        ("../other/plot.html", "../other/plot.html"),
    ],
)
def test_links_between_files_lead_where_they_led(address: str, expected: str) -> None:
    assert f'<a href="{expected}">' in whole(f'<a href="{address}">x</a>', urls=FILES)


def test_no_identifier_stands_twice_and_each_is_still_meant() -> None:
    picture = (
        '<svg aria-labelledby="t d"><title id="t">T</title><desc id="d">D</desc><g fill="url(#t)"/></svg>'
    )
    one = '<h2 id="t">T<a class="headerlink" href="#t">&para;</a></h2>'
    html = print_page([Chapter("a", "plot", "f/a/", picture), Chapter("b", "", "f/b/", one)], "f/print/")
    assert sorted(one["id"] for one in Html(html).attributes("[id]")) == ["a", "a.d", "a.t", "b", "b.t"]
    assert 'aria-labelledby="a.t a.d"' in html
    assert 'fill="url(#a.t)"' in html
    assert "headerlink" not in html


def test_where_the_text_comes_from_stands_at_the_foot_once() -> None:
    assert whole("<p>Text.</p>").count(FOOT) == 1
    assert whole("<p>Text.</p>").endswith(FOOT)


def test_how_to_cite_one_page_is_left_out() -> None:
    assert "Cite" not in whole('<details class="cite"><summary>Cite</summary><dl><dd>X</dd></dl></details>')


def test_text_that_looks_like_markup_stays_text() -> None:
    words = '<p>&lt;a href="../cast/"&gt; id="x" and 1 &lt; 2</p><code> id="x" href="../cast/"</code>'
    assert words in whole(words)


def test_one_heading_is_the_first_and_all_others_lie_below_it() -> None:
    page = '<h1 id="t">T</h1><h2 class="x">U</h2>'
    html = print_page([Chapter("a", "", "f/a/", page), Chapter("b", "", "f/b/", page)], "f/print/")
    below = ("h2", {"aria-level": "3", "class": "x"})
    above = [("h1", {"id": "a.t"}), ("h1", {"aria-level": "2", "id": "b.t"})]
    assert Html(html).elements("h1, h2") == [above[0], below, above[1], below]

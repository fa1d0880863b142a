"""What is built, read as files: no browser needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from justhtml import JustHTML

from links import broken
from markup import Html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser.built_site import Site

# what a browser fetches by itself; a link that a reader may follow is another matter
_LOADED = (
    "link[rel~=stylesheet]",
    "link[rel~=icon]",
    "link[rel~=preload]",
    "link[rel~=preconnect]",
    "[src]",
    "[srcset]",
)


def test_every_page_parses_strictly(site: Site) -> None:
    for page in _pages(site):
        JustHTML(page.read_text(encoding="utf-8"), sanitize=False, strict=True)


def test_no_identifier_stands_twice_on_a_page(site: Site) -> None:
    for page in _pages(site):
        ids = re.findall(r'\sid="([^"]*)"', page.read_text(encoding="utf-8"))
        assert sorted(ids) == sorted(set(ids)), page


def test_every_link_leads_to_a_page_and_a_place_that_are_there(site: Site) -> None:
    assert list(broken(site.folder, site.origin)) == []


def test_nothing_is_loaded_from_another_host(site: Site) -> None:
    for page in _pages(site):
        for loaded in Html(page.read_text(encoding="utf-8")).attributes(", ".join(_LOADED)):
            address = loaded.get("href") or loaded.get("src") or loaded["srcset"]
            assert urljoin(site.origin, address).startswith((site.origin, "data:")), (page, address)
    for source in site.folder.rglob("*.css"):
        addresses = re.findall(
            r"""(?:@import\s+|url\()\s*["']?([^"')]+)""", source.read_text(encoding="utf-8")
        )
        assert not [one for one in addresses if re.match(r"(https?:)?//", one)], source


def test_the_style_sheet_stays_small(site: Site) -> None:
    assert (site.folder / "assets" / "unreel.css").stat().st_size < 8 * 1024


def _pages(site: Site) -> Iterator[Path]:
    return site.folder.rglob("*.html")

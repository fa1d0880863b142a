"""What is built, read as files: no browser needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from justhtml import JustHTML

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
    """Followed as a browser without JavaScript does: nothing but files and identifiers."""
    ids: dict[Path, set[str]] = {}
    for page in _pages(site):
        ids[page] = set(re.findall(r'\sid="([^"]*)"', page.read_text(encoding="utf-8")))
    dead = []
    for page in ids:
        place = page.relative_to(site.folder).as_posix().removesuffix("index.html")
        for link in JustHTML(page.read_text(encoding="utf-8"), sanitize=False).query("a[href]"):
            address = urljoin(site.origin + place, link.attrs["href"] or "")
            if address.startswith(site.origin):
                path, _, anchor = address.removeprefix(site.origin).partition("#")
                file = site.folder / unquote(path.partition("?")[0])
                file = file / "index.html" if file.is_dir() else file
                if not file.is_file() or (anchor and unquote(anchor) not in ids[file]):
                    dead.append((place, link.attrs["href"]))
    assert not dead


def test_nothing_is_loaded_from_another_host(site: Site) -> None:
    for page in _pages(site):
        document = JustHTML(page.read_text(encoding="utf-8"), sanitize=False)
        for element in document.query(", ".join(_LOADED)):
            address = (
                element.attrs.get("href") or element.attrs.get("src") or element.attrs.get("srcset") or ""
            )
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

"""The links of a built site, followed as a browser would, without one."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ORIGIN = "http://site.invalid/"


class _Page(HTMLParser):
    """Collects what a page links to or loads, and the identifiers that links may lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.identifiers: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.links.append(value)
            if name == "id" or (name == "name" and tag == "a"):
                self.identifiers.add(value or "")


def broken(folder: Path, address: str = ORIGIN) -> Iterator[str]:
    """Return each link within a site built for `address` that leads to no file or no identifier of it."""
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    assert pages
    for path, page in pages.items():
        here = urljoin(address, path.relative_to(folder).as_posix())
        for link in page.links:
            whole = urljoin(here, link)
            if not whole.startswith(address):
                continue
            target = folder / unquote(urlsplit(whole).path.removeprefix(urlsplit(address).path))
            target = target / "index.html" if target.is_dir() else target
            anchor = unquote(urlsplit(whole).fragment)
            known = pages[target].identifiers if target in pages else {anchor}
            if not target.is_file() or (anchor and anchor not in known):
                yield f"{path.relative_to(folder)}: {link}"

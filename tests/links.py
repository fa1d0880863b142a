"""The links of a built site, followed as a browser would, without one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from markup import Html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ORIGIN = "http://site.invalid/"


class _Page:
    """What a page links to or loads, and the identifiers that links may lead to."""

    def __init__(self, html: str) -> None:
        elements = [attributes for _, attributes in Html(html).elements("[href], [src], [id], a[name]")]
        self.links = [one[name] for one in elements for name in ("href", "src") if one.get(name)]
        self.identifiers = {one[name] for one in elements for name in ("id", "name") if name in one}


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

"""The map of a large site: in pieces, and loaded by no page.

Material's previews of links fetch the whole map with every page, some 70 bytes an address, and a map may name
50,000 (sitemaps.org). So in a large library there are no such previews, and the map names its pieces.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape

from unreel.site.docs import Site
from unreel.site.machine_readable import is_large

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

STEM = "sitemap"
"""What the names of its files begin with."""
NAME = f"{STEM}.xml"
ADDRESSES = 1000
"""Those of a piece: it stays below 100 KB."""
_PREVIEWS = "navigation.instant.preview"
_ENTRY, _END = "\n  <url>", "\n</urlset>"
_DAY = re.compile(r"<lastmod>([^<]++)")


def spare(config: MkDocsConfig, site: Site) -> None:
    """Have no page of a large library load the map."""
    if is_large(site.outlines):
        config.theme["features"] = [one for one in config.theme["features"] if one != _PREVIEWS]


def in_pieces(content: str, name: str, config: MkDocsConfig, site: Site) -> str:
    """Return what a template made; of the map of a large library write the pieces, and return their list."""
    head, *entries = content.removesuffix(_END).split(_ENTRY)
    if name != NAME or not config.site_url or not is_large(site.outlines) or not entries:
        return content
    listed = []
    for number in range(0, len(entries), ADDRESSES):
        piece = "".join(f"{_ENTRY}{entry}" for entry in entries[number : number + ADDRESSES])
        path = f"{STEM}-{number // ADDRESSES + 1}.xml"
        Path(config.site_dir, path).write_text(f"{head}{piece}{_END}", encoding="utf-8")
        day = max(_DAY.findall(piece), default="")
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        listed.append(f"\n  <sitemap><loc>{escape(config.site_url)}{path}</loc>{changed}</sitemap>")
    return f"{head.replace('<urlset', '<sitemapindex')}{''.join(listed)}\n</sitemapindex>"

"""What programs read of the site: each page as plain Markdown, `llms.txt` and `robots.txt`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unreel.model.film import Film
from unreel.site.machine_readable.llms import About, llms
from unreel.site.machine_readable.plain import FilledPage, plain

__all__ = ["FilledPage", "files"]


def files(shown: Sequence[FilledPage], films: Mapping[str, Film], about: About) -> dict[str, str]:
    """Return {path in the site: text}; a page's Markdown lies where it does in docs/, so its links work."""
    texts = plain(shown, films) | llms(shown, films, about)
    if about.address:  # the map is named by its whole address, as sitemaps.org has it (and RFC 9309)
        texts["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {about.address}sitemap.xml\n"
    return texts

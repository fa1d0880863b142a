"""What programs read of the site: each page as plain Markdown, `llms.txt` and `robots.txt`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized

from unreel.site.machine_readable.llms import (
    LARGE,
    MANY,
    NAME,
    About,
    Entry,
    entries,
    listed,
    llms,
    others,
    own_lists,
)
from unreel.site.machine_readable.plain import FilledPage, plain

__all__ = [
    "About",
    "Entry",
    "FilledPage",
    "entries",
    "is_large",
    "is_many",
    "listed",
    "lists",
    "others",
    "own_lists",
    "plain",
]


def is_many(films: Sized) -> bool:
    """Return whether there are so many films that each has a list of its own."""
    return len(films) > MANY


def is_large(films: Sized) -> bool:
    """Return whether there are so many films that no list of all is in one piece."""
    return len(films) > LARGE


def lists(films: Mapping[str, Entry], beside: Sequence[tuple[str, str]], about: About) -> dict[str, str]:
    """Return {path in the site: text} of what speaks of all films; `beside` are the pages of no film."""
    texts = {NAME: llms(films, beside, about)}
    if about.address:  # the map is named by its whole address, as sitemaps.org has it (and RFC 9309)
        texts["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {about.address}sitemap.xml\n"
    return texts

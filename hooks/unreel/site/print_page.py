"""All pages of a film as one, to be printed: their HTML after each other, linked within itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple
from urllib.parse import urlsplit

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.pages.html import START_TAG


class Chapter(NamedTuple):
    """One page of the film as the site shows it."""

    name: str
    """What its identifiers begin with: 'plot'; unique, without a dot."""
    section: str
    """What it is about, for the style source."""
    url: str
    """Its address below the site's: 'hardcore-henry/plot/'."""
    html: str


_TAG = lazy_regex(START_TAG)
_NAMING = re.compile(
    r"""(?P<before>\s(?P<name>id|for|headers|href|src|aria-labelledby|aria-describedby|aria-controls)=)"""
    r"""(?P<quote>["'])(?P<value>.*?)(?P=quote)"""
)
_PAINTED = re.compile(r"url\(#([^()]{1,200})\)")
# what belongs to a page by itself: the links to its headings, and how to cite it
_OWN = re.compile(r'<a class="headerlink".{0,500}?</a>|<details class="cite".{0,5000}?</details>', re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b")
_ORIGIN = re.compile(r'<p class="attribution".{0,5000}?</p>', re.DOTALL)


def print_page(chapters: Sequence[Chapter], url: str) -> str:
    """Return the HTML of all chapters for one page at `url` ('hardcore-henry/print/').

    Identifiers get their chapter's name in front ('jimmy' → 'cast.jimmy'), and links from chapter to
    chapter lead to them. What stands at the foot of each page, where it comes from, stands here once.
    The first chapter's title is the whole's: all other headings are told to be a level deeper.
    """
    here = {chapter.url: chapter.name for chapter in chapters}
    origin = ""
    parts: list[str] = []
    for chapter in chapters:
        html = _HEADING.sub(
            lambda found: f'{found[0]} aria-level="{int(found[1]) + 1}"', _OWN.sub("", chapter.html)
        )
        if not parts:
            html = html.replace('<h1 aria-level="2"', "<h1", 1)
        if found := _ORIGIN.search(html):
            origin = found[0]
        moved = _moved(_ORIGIN.sub("", html), chapter, here, url)
        parts.append(f'<section id="{chapter.name}" data-section="{chapter.section}">\n{moved}\n</section>\n')
    return "".join(parts) + origin


def _moved(html: str, chapter: Chapter, here: dict[str, str], url: str) -> str:
    @cache
    def address(value: str) -> str:
        return _address(value, chapter, here, url)

    def attribute(found: re.Match[str]) -> str:
        value = found["value"]
        if found["name"] in {"href", "src"}:
            value = address(value)
        else:
            value = " ".join(f"{chapter.name}.{one}" for one in value.split())
        return f"{found['before']}{found['quote']}{value}{found['quote']}"

    def tag(found: re.Match[str]) -> str:
        if "=" not in found[0]:
            return found[0]
        named = _NAMING.sub(attribute, found[0])
        return _PAINTED.sub(painted, named) if "url(" in named else named

    painted = rf"url(#{chapter.name}.\1)"
    return _TAG.sub(tag, html)


def _address(address: str, chapter: Chapter, here: dict[str, str], url: str) -> str:
    """Return an address of a chapter as it reads from `url`.

    It is one of the site and not, as `pages.links` resolves them, of docs/: what is quoted stays so.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # people write what they like; it is no address then, here as there
        return address
    if parts.scheme or parts.netloc or address.startswith("/"):
        return address
    # what ends in a slash is a folder, and keeps it
    folder = chapter.url if chapter.url.endswith("/") else dirname(chapter.url)
    path = normpath(join(folder, parts.path)) + "/" * parts.path.endswith(("/", ".")) if parts.path else ""
    target = path or chapter.url
    if target in here:
        return f"#{here[target]}.{parts.fragment}" if parts.fragment else f"#{here[target]}"
    base = url if url.endswith("/") else dirname(url)
    moved = relpath(target, base or ".") + "/" * target.endswith("/")
    return moved + f"?{parts.query}" * bool(parts.query) + f"#{parts.fragment}" * bool(parts.fragment)

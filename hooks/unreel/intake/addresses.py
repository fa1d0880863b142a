"""Where the links of a marked-up text lead."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import parse_qs, unquote, urlsplit

from unreel.lexicon.wordlists import pattern

_ARTICLE = re.compile(
    r"(?:(?:https?:)?//[a-z-]+\.(?:m\.)?wikipedia\.org)?/(?:wiki/|w/index\.php)|\./", re.IGNORECASE
)
_OUTSIDE = re.compile(r"^(?:https?:)?//[^\s/]", re.IGNORECASE)


def of_href(href: str) -> str:
    """Return the address that an attribute `href` gives, as `Hyperlink` has it; '' where it is no use."""
    href = href.strip()
    if _ARTICLE.match(href):
        return of_article(_article(href))
    if _OUTSIDE.match(href):
        return web(f"https:{href}" if href.startswith("//") else href)
    return ""


def of_article(title: str) -> str:
    """Return the address of an article of the same encyclopedia; '' for a file, a category and their like."""
    name = " ".join(title.partition("#")[0].replace("_", " ").split()).lstrip(":")
    if not name or _namespaces().match(name):
        return ""
    return f"wiki:{name[0].upper()}{name[1:]}"


def web(address: str) -> str:
    """Return an absolute address of the web; '' where it is none."""
    return address if re.fullmatch(r"https?://[^\s<>\"]+", address, re.IGNORECASE) else ""


def _article(href: str) -> str:
    """Return the title of the article that an address within an encyclopedia leads to."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.path.endswith("/index.php"):
        return parse_qs(parts.query).get("title", [""])[0]
    return unquote(parts.path.removeprefix("./").removeprefix("/wiki/"))


@cache
def _namespaces() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('intake/namespaces.txt')}):", re.IGNORECASE)

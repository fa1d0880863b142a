"""Where a page has its article, and what it says of itself in its head."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from unreel.intake import page_title
from unreel.intake.addresses import web
from unreel.intake.html.tree import Tree, attributes_of, selectors
from unreel.lexicon.wordlists import wordlist
from unreel.model.source_text import Declared

if TYPE_CHECKING:
    from justhtml import Node

_LICENCE = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<by>by[a-z-]*)/(?P<version>\d\.\d)|publicdomain/zero)",
    re.IGNORECASE,
)


def article(tree: Tree) -> Node:
    """Return the element that holds the article: the longest of the first kind that the page has."""
    held: dict[str, list[Node]] = {}
    for node in tree.nodes():
        for selector in selectors(node) & _places().keys():
            held.setdefault(selector, []).append(node)
    for selector in _places():
        if selector in held:
            return max(held[selector], key=tree.size)
    return tree.root


def declared(tree: Tree) -> Declared:
    """Return the title, the site, the address and the licence that a page states."""
    head: dict[str, str] = {}
    heading = ""
    for node in tree.nodes():
        attributes = attributes_of(node)
        match node.name:
            case "meta":
                name = attributes.get("property") or attributes.get("name") or ""
                head.setdefault(name, attributes.get("content", ""))
            case "title":
                head.setdefault("title", tree.words(node))
            case "link" | "a" if attributes.get("rel"):
                for relation in attributes["rel"].split():
                    head.setdefault(relation, attributes.get("href", ""))
            case "h1":
                heading = heading or tree.words(node)
    named = page_title.read(head.get("title", ""), names_site=True)
    title = page_title.read(heading or head.get("og:title", ""), names_site=not heading).film or named.film
    site = head.get("og:site_name") or named.site
    address = web(head.get("canonical") or head.get("og:url", ""))
    return Declared(title, site, address, licence(head.get("license", "")))


def licence(address: str) -> str:
    """Return the name of the licence at an address, or the address where it is none of Creative Commons."""
    found = _LICENCE.search(address)
    if not found:
        return web(address)
    return f"CC {found['by'].upper()} {found['version']}" if found["by"] else "CC0"


@cache
def _places() -> dict[str, int]:
    return {selector: place for place, selector in enumerate(wordlist("intake/html/articles.txt"))}

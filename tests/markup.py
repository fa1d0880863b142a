"""What a reader sees of Markdown and HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from justhtml import JustHTML
from justhtml.dom import Node, Text
from markdown import Markdown
from pymdownx.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

EXTENSIONS = [
    "toc",
    "tables",
    "fenced_code",
    "attr_list",
    "md_in_html",
    "sane_lists",
    "admonition",
    "footnotes",
]
"""MkDocs' own and those that mkdocs.yml adds."""


def shown(markdown: str) -> str:
    """Return the text that a reader sees of Markdown, as this site's extensions render it."""
    slug = slugify(case="lower")
    html = Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"slugify": slug}})
    return Html(html.convert(markdown)).text("body")


class Html:
    """A page of HTML as a browser reads it; elements are named by CSS selectors."""

    def __init__(self, html: str) -> None:
        self._root = JustHTML(html, sanitize=False)

    def elements(self, selector: str = "*") -> list[tuple[str, dict[str, str]]]:
        """Return the name and the attributes of each element; an attribute without a value has ''."""
        found = self._root.query(selector)
        return [(one.name, {name: value or "" for name, value in (one.attrs or {}).items()}) for one in found]

    def attributes(self, selector: str) -> list[dict[str, str]]:
        """Return the attributes of each element."""
        return [attributes for _, attributes in self.elements(selector)]

    def texts(self, selector: str, without: Container[str] = ()) -> list[str]:
        """Return the text of each element, without that of elements of some names in it."""
        return [" ".join("".join(_words(one, without)).split()) for one in self._root.query(selector)]

    def text(self, selector: str, without: Container[str] = ()) -> str:
        """Return the texts of all elements as one."""
        return " ".join(self.texts(selector, without))

    def count(self, selector: str) -> int:
        """Return how many elements there are."""
        return len(self._root.query(selector))


def _words(node: Node, without: Container[str]) -> Iterator[str]:
    for child in node.children or ():
        if isinstance(child, Text):
            yield child.data or ""
        elif isinstance(child, Node) and child.name not in without:
            yield from _words(child, without)

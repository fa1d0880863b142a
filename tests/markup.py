"""What a reader sees of Markdown and HTML."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from markdown import Markdown
from pymdownx.slugs import slugify

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html", "sane_lists"]
"""MkDocs' own and those that mkdocs.yml adds."""


def shown(markdown: str) -> str:
    """Return the text that a reader sees of Markdown, as this site's extensions render it."""
    slug = slugify(case="lower")
    html = Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"slugify": slug}})
    plain = re.sub(r"<[^<>]*>", "", html.convert(markdown))
    return " ".join(unescape(plain).split())


class Reader(HTMLParser):
    """Collects what a browser would make of a page: elements with their attributes, and texts by element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in {"meta", "link", "input", "br", "hr", "img", "path", "rect", "source"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.texts.setdefault(tag, []).append(data)

    def text(self, tag: str) -> str:
        return " ".join("".join(self.texts.get(tag, [])).split())

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.elements)

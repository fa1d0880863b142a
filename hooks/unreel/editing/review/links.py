"""Markdown to its links and images, each with its place."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"\\.|\n[ \t]*\n|(?P<open>\[)|(?P<close>\])"
    r"(?:\([ ]*(?:<(?P<pointed>[^<>\n]*)>|(?P<bare>(?:[^\s<>()]|\([^\s<>()]*\))*)))?"
)
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<label>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*<?(?P<target>[^\s<>]+)", re.MULTILINE
)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class Link(NamedTuple):
    """A link or an image."""

    label: str
    target: str
    """As the page has it, entities resolved: 'cast.md#estelle'."""
    offset: int
    """Where its target stands: code points into the page."""

    @property
    def is_external(self) -> bool:
        """Does it lead away from docs/, or nowhere?"""
        return not self.target or bool(_ELSEWHERE.match(self.target))

    @property
    def path(self) -> str:
        """Return its part before the identifier, '' where it stays on its page."""
        return unquote(self.target.partition("#")[0].partition("?")[0])

    @property
    def anchor(self) -> str:
        """Return its identifier, or ''."""
        return unquote(self.target.partition("#")[2])


def links(markdown: str) -> Iterator[Link]:
    """Return the links, images and link definitions of a text from which code was blanked."""
    opened: list[int] = []
    for token in _TOKEN.finditer(markdown):
        if token["open"]:
            opened.append(token.end())
        elif token["close"] and opened:
            label = markdown[opened.pop() : token.start()]
            group = "pointed" if token["pointed"] is not None else "bare"
            if token[group] is not None:
                yield Link(label, unescape(token[group]), token.start(group))
        elif not token["close"] and token[0][0] == "\n":
            opened = []  # no link goes beyond its paragraph
    for found in _DEFINITION.finditer(markdown):
        yield Link(found["label"], unescape(found["target"]), found.start("target"))


def resolved(source: str, link: Link) -> tuple[str, str]:
    """Return where a link on the page `source` leads: (path from docs/, identifier)."""
    if not link.path:
        return source, link.anchor
    path = posixpath.join(posixpath.dirname(source), link.path)
    return posixpath.normpath(path), link.anchor

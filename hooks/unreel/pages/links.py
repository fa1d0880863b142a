"""Find the links and images of Markdown, and the page and the anchor that each leads to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from unreel.lexicon.lazy_regex import lazy_regex

LABEL = r"(?:\\.|[^\[\]\\])*+"
"""A link's words, which hold no other brackets."""
DESTINATION = r"\([ ]*+(?:<(?P<pointed>[^<>\n]*+)>|(?P<bare>(?:[^\s<>()]|\([^\s<>()]*+\))*+))"
"""What opens behind the words: `(cast.md#max`, `(<a b.md>`."""
TITLE = r"[ ]*+(?:(?<=[ ])\"[^\"]*+\"[ ]*+)?\)"
"""What closes behind the destination: ` "Cast")`."""

_TOKEN = lazy_regex(rf"\\.|\n[ \t]*\n|(?P<open>\[)|(?P<close>\])(?:{DESTINATION})?")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<label>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*<?(?P<target>[^\s<>]+)", re.MULTILINE
)
_TARGET = lazy_regex(rf"\]{DESTINATION}")
_PAGE = re.compile(r"(?<=\]\()(?P<file>[^()\s#/]+\.md)(?=[#)])")
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class Link(NamedTuple):
    """A link or an image."""

    label: str
    target: str
    """As the page has it: 'cast.md#estelle'."""
    offset: int
    """Where its target stands: code points into the page."""


def links(markdown: str) -> Iterator[Link]:
    """Return the links, images and link definitions of a text from which code was masked."""
    opened: list[int] = []
    for token in _TOKEN.finditer(markdown):
        if token["open"]:
            opened.append(token.end())
        elif token["close"] and opened:
            label = markdown[opened.pop() : token.start()]
            group = "pointed" if token["pointed"] is not None else "bare"
            if token[group] is not None:
                yield Link(label, token[group], token.start(group))
        elif not token["close"] and token[0][0] == "\n":
            opened = []  # no link goes beyond its paragraph
    for found in _DEFINITION.finditer(markdown):
        yield Link(found["label"], found["target"], found.start("target"))


def targets(markdown: str) -> set[str]:
    """Return where the links of a text lead, each target once; quicker than `links`."""
    return {found["pointed"] or found["bare"] for found in _TARGET.finditer(markdown)}


def relinked(markdown: str, renamed: Mapping[str, str]) -> str:
    """Return a page whose links to pages beside it lead to their new names."""
    return _PAGE.sub(lambda link: renamed.get(link["file"], link["file"]), markdown)


def resolve(page: str, target: str) -> tuple[str, str] | None:
    """Return (path from docs/, anchor) of what a link on `page` leads to; None for what lies elsewhere.

    `page` is a path from docs/, `target` is as Markdown has it. The anchor is '' for a page as a whole.
    """
    plain = unescape(target)
    if not plain or _ELSEWHERE.match(plain):
        return None
    file, _, anchor = plain.partition("#")
    path = unquote(file.partition("?")[0])
    if not path:
        return page, unquote(anchor)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)), unquote(anchor)

"""What is not allowed in the HTML of a page, parsed as a browser does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from justhtml import JustHTML
from justhtml.dom import Comment, Element, Node

from unreel.lexicon.lazy_regex import lazy_regex
from unreel.pages.html import START_TAG
from unreel.pages.render import Rendered
from unreel.site.allowed import Allowed
from unreel.site.allowed.values import fault as value_fault

_OUT = "take it out, or put it into backticks to show it"
_FRAME = "<!doctype html><html><head></head><body><main><article>{}<wbr></article><wbr></main></body></html>"
"""Where the theme puts a page's HTML; a `<wbr>` each for its end and for what follows."""

_MARKUP = lazy_regex(
    rf"<!--(?!-?>)(?:.*?--!?>|.*)|<[!?][^>]*+>?+|(?=<(?P<name>[A-Za-z][\w:-]*)){START_TAG}", re.DOTALL
)
"""A start tag, or a comment, or what a browser takes for one; without an end each goes on to the page's."""
_FRAME_ELEMENTS = ("html", "head", "body", "main", "article")

_HTML = ("html", None)
"""The namespaces of elements that are no pictures or formulas."""


class Fault(NamedTuple):
    """One thing that is not allowed."""

    what: str
    """With what to do."""
    word: str
    """What to look for in the source."""


def faults(rendered: Rendered, allowed: Allowed, placeholders: Iterable[str] = ()) -> Iterator[Fault]:
    """Return what is not allowed, in the order of the page.

    `placeholders` are the names of those that the build will fill: each must stand for itself, as a comment.
    """
    nodes = [*_nodes(JustHTML(_FRAME.format(rendered.html), sanitize=False).root)]
    frame = {name: next(node for node in nodes if node.name == name) for name in _FRAME_ELEMENTS}
    found = [*_content_faults(nodes, frame, allowed)]
    if not _is_closed(frame):
        found.append(
            Fault(f"an element or a comment is not closed, or one too many is: close it, or {_OUT}", "<")
        )
    yield from found or _dropped(rendered.html, nodes)
    yield from _swallowed(nodes, placeholders)
    for name in rendered.contents:
        if "<" in name:
            yield Fault(f"the table of contents calls this heading by a tag: {_OUT}", "data-toc-label")


def _content_faults(nodes: Iterable[Node], frame: Mapping[str, Node], allowed: Allowed) -> Iterator[Fault]:
    """Return what is wrong with elements, those around the page among them if it gave them attributes."""
    for node in nodes:
        if not isinstance(node, Comment) and (frame.get(node.name) is not node or node.attrs):
            yield from _element_faults(node, allowed)


def _element_faults(node: Node, allowed: Allowed) -> Iterator[Fault]:
    """Return what is wrong with an element and its attributes."""
    name = node.name if node.namespace in _HTML else f"{node.namespace}:{node.name}"
    if name not in allowed.elements:
        yield Fault(f"`<{node.name}>` is not allowed on a page: {_OUT}", f"<{node.name}")
        return
    for attribute, value in (node.attrs or {}).items():
        kind = allowed.attributes.get(f"{name} {attribute}") or allowed.attributes.get(f"* {attribute}")
        if kind is None:
            yield Fault(f"`{attribute}=` is not allowed on `<{node.name}>`: {_OUT}", attribute)
        elif why := value_fault(kind, value or "", allowed):
            yield Fault(f"`{attribute}=` on `<{node.name}>`: {why}", (value or attribute).split()[0])


def _nodes(root: Node) -> Iterator[Node]:
    """Return all elements and comments below a node in the order of the page."""
    ahead = [*reversed(root.children or ())]
    while ahead:
        node = ahead.pop()
        if isinstance(node, (Comment, Element)):
            yield node
        ahead += reversed(node.children or ())


def _dropped(html: str, nodes: Iterable[Node]) -> Iterator[Fault]:
    """Return the tags that a browser passes over where they stand: `<td>` alone, say."""
    written = Counter(found["name"].lower() for found in _MARKUP.finditer(html) if found["name"])
    written.subtract(_names(nodes))
    for name, more in written.items():
        if more > 0:
            yield Fault(f"`<{name}>` stands where it means nothing: {_OUT}", f"<{name}")


def _is_closed(frame: Mapping[str, Node]) -> bool:
    """Return whether a page ends where it is to end, and nothing of it goes on behind its end."""
    around = [_names(frame[name].children or ()) for name in ("body", "main")]
    return around == [["main"], ["article", "wbr"]] and "wbr" in _names(_nodes(frame["article"]))


def _names(nodes: Iterable[Node]) -> list[str]:
    return [node.name for node in nodes if isinstance(node, Element)]


def _swallowed(nodes: Iterable[Node], placeholders: Iterable[str]) -> Iterator[Fault]:
    """Return the placeholders that a browser would not see as comments, but as parts of other markup."""
    seen = [str(node.data or "").strip() for node in nodes if isinstance(node, Comment)]
    for name in placeholders:
        if name in seen:
            seen.remove(name)
        else:
            what = f"`<!-- {name} -->` stands within other markup: give it a place of its own"
            yield Fault(what, f"<!-- {name}")

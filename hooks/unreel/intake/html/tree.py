"""The tree of an HTML page, with the stretch of the file that each word of it came from."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

import justhtml

from unreel.model.spans import Span

_ENTITY = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
TEXT = "#text"
COMMENT = "#comment"


class Run(NamedTuple):
    """Words of a text, and the stretch of the file that stands for them."""

    words: str
    span: Span
    is_literal: bool
    """Does the file hold the very words?"""


class Tree:
    """A page as a browser reads it."""

    def __init__(self, file: str) -> None:
        """Parse a file."""
        self.file = file
        self.root: justhtml.Node = justhtml.JustHTML(file, sanitize=False, track_node_locations=True).root
        self._sizes: dict[int, int] = {}
        for node in reversed([*self.nodes()]):
            below = sum(self._sizes[id(child)] for child in node.children or ())
            self._sizes[id(node)] = len(str(node.data)) if node.name == TEXT else below

    def size(self, node: justhtml.Node) -> int:
        """Return how many code points of text stand below a node."""
        return self._sizes[id(node)]

    def nodes(self, below: justhtml.Node | None = None) -> Iterator[justhtml.Node]:
        """Return all nodes below one, and itself, in the order of the page."""
        stack = [below or self.root]
        while stack:
            node = stack.pop()
            yield node
            stack += reversed(node.children or ())

    def words(self, node: justhtml.Node, most: int | None = None) -> str:
        """Return the text below a node, with single spaces; '' if it holds more than `most` nodes."""
        held = [*islice(self.nodes(node), None if most is None else most + 1)]
        if most is not None and len(held) > most:
            return ""
        return " ".join("".join(str(one.data) for one in held if one.name == TEXT).split())

    def runs(self, node: justhtml.Node) -> Iterator[Run]:
        """Return the words of a text node with their stretches of the file, entity for entity."""
        data, at, done = str(node.data), node.origin_offset or 0, 0
        if self.file[at : at + 1] == "\n" != data[:1]:  # what opens a <pre> is dropped
            at += 1
        while done < len(data):
            run = self._run(data, done, at)
            yield run
            done, at = done + len(run.words), run.span.end

    def comment(self, node: justhtml.Node) -> Span:
        """Return the stretch of a comment."""
        start = node.origin_offset or 0
        end = self.file.find("-->", start)
        return Span(start, end + 3 if end >= 0 else start)

    def _run(self, data: str, done: int, at: int) -> Run:
        """Return the run that begins at `done` of a text, which the file should have at `at`."""
        stop = self.file.find("&", at, at + len(data) - done)
        literal = self.file[at : stop if stop >= 0 else at + len(data) - done]
        if literal:
            if data.startswith(literal, done):
                return Run(literal, Span(at, at + len(literal)), is_literal=True)
        elif entity := _ENTITY.match(self.file, at):
            words = html.unescape(entity[0])
            if data.startswith(words, done):
                return Run(words, Span(at, entity.end()), is_literal=False)
        elif self.file[at : at + 1] == data[done]:
            return Run(data[done], Span(at, at + 1), is_literal=True)
        # a text that the parser put together from several places
        return Run(data[done:], Span(at, at), is_literal=False)


def attributes_of(node: justhtml.Node) -> Mapping[str, str]:
    """Return the attributes of an element; one without a value has ''."""
    held = node.attrs if isinstance(node, justhtml.Element) else {}
    return {name: value or "" for name, value in held.items()}


def classes(node: justhtml.Node) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(attributes_of(node).get("class", "").split())


def selectors(node: justhtml.Node) -> set[str]:
    """Return what the lists of this room may call an element: its name, `.class`, `#id`, `[role=main]`."""
    attributes = attributes_of(node)
    named = {f"[{name}={attributes[name]}]" for name in ("role", "itemprop") if attributes.get(name)}
    if attributes.get("id"):
        named.add(f"#{attributes['id']}")
    return {node.name, *named, *(f".{name}" for name in attributes.get("class", "").split())}

"""The walk over a page that writes its article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from unreel.intake.addresses import of_href
from unreel.intake.blocks import Block, BlockWriter, Entry, Heading, Italics, Item, Link, Paragraph, Row
from unreel.intake.html import looks
from unreel.intake.html.infobox import infobox_lines, is_infobox
from unreel.intake.html.tree import COMMENT, TEXT, Tree, attributes_of
from unreel.intake.notes import key_of
from unreel.model.source_text import InfoboxLine, Reason

if TYPE_CHECKING:
    from justhtml import Node

Ends = list[Callable[[], None]]
"""What is to be done where an element ends, the last first."""


class _Group(NamedTuple):
    """A list or a table that stands open."""

    number: int
    is_ordered: bool = False
    is_layout: bool = False
    """Does a table only set columns?"""


class Walk:
    """Writes what readers see of an article, element by element in the order of the page."""

    def __init__(self, tree: Tree, writer: BlockWriter) -> None:
        """Begin to write words of a page."""
        self.tree = tree
        self.writer = writer
        self.infobox: list[InfoboxLine] = []
        self._keys: dict[str, str] = {}
        """Keys of notes and references by the identifiers that their marks lead to."""
        self._groups = 0
        self._lists: list[_Group] = []
        self._tables: list[_Group] = []
        self._terms: set[int] = set()
        """Terms with their definitions, which are items of a list."""
        self._lines = 0
        """How many rows and headings stand open."""
        self._rows = 0
        self._items = 0

    def over(self, article: Node) -> None:
        """Write an article, and leave out the page around it."""
        inside = {id(node) for node in self.tree.nodes(article)}
        for node in self.tree.nodes():
            if id(node) not in inside and node.name == "h1":
                self._leave_out(node, Reason.TITLE)
            elif id(node) not in inside and node.name in {TEXT, COMMENT}:
                self._leave_out(node, looks.reason_around(node))
        self.write([article])

    def write(self, nodes: Iterable[Node]) -> None:
        """Write what readers see of some elements."""
        stack: list[Node | Ends] = [*reversed([*nodes])]
        while stack:
            node = stack.pop()
            if isinstance(node, list):
                for end in reversed(node):
                    end()
            elif node.name == TEXT:
                self._write_words(node)
            elif not self._is_apart(node):
                stack.append(self._begin(node))
                stack += reversed(node.children or ())

    def plain(self, node: Node) -> list[str]:
        """Return the lines of text below an element, a value that is read on its own."""
        walk = Walk(self.tree, BlockWriter(self.tree.file))
        walk.write(node.children or ())
        return walk.writer.lines()

    def _write_words(self, node: Node) -> None:
        for words, span, is_literal in self.tree.runs(node):
            if is_literal:
                self.writer.text(span)
            elif span.start == span.end:
                self.writer.say(words)
            else:
                self.writer.put(words, span)

    def _is_apart(self, node: Node) -> bool:
        """Tell whether an element is no part of the words; what it says is then noted, or left out."""
        if node.name == COMMENT:
            reason: Reason | None = Reason.COMMENTS
        elif looks.is_mark(
            node, words := self.tree.words(node, looks.MOST_NODES) if node.name in {"sup", "a"} else ""
        ):
            self._cite(node, words)
            reason = Reason.CITATION_MARKS
        elif is_infobox(node):
            self.infobox += infobox_lines(self.tree, node, self.plain)
            reason = Reason.INFOBOX
        elif node.name == "h1" and not self.writer.builder.length:
            reason = Reason.TITLE
        else:
            reason = looks.reason(node)
        if reason:
            self._leave_out(node, reason)
        return reason is not None

    def _cite(self, node: Node, words: str) -> None:
        target = next((led for one in self.tree.nodes(node) if (led := looks.target(one))), "")
        if not looks.is_backlink(words):
            key = self._keys.setdefault(target, key_of(words)) if target else ""
            self.writer.cite(key, words)

    def _leave_out(self, node: Node, reason: Reason) -> None:
        for one in self.tree.nodes(node):
            if one.name == TEXT:
                for _, span, _ in self.tree.runs(one):
                    self.writer.leave_out(span, reason)
            elif one.name == COMMENT and one.origin_offset is not None:
                self.writer.leave_out(self.tree.comment(one), Reason.COMMENTS)

    def _begin(self, node: Node) -> Ends:
        """Begin an element; return what is to be done where it ends."""
        ends: Ends = []
        if looks.is_block(node):
            self._begin_block(node, ends)
        if address := of_href(attributes_of(node).get("href", "")) if node.name == "a" else "":
            self.writer.open(Link(address))
            ends.append(self.writer.close)
        if node.name in {"i", "em"}:
            self.writer.open(Italics())
            ends.append(self.writer.close)
        if (key := self._keys.get(attributes_of(node).get("id", ""))) is not None:
            self.writer.open(Entry(key))
            ends.append(self.writer.close)
        return ends

    def _begin_block(self, node: Node, ends: Ends) -> None:
        match node.name:
            case "ul" | "ol" | "dl":
                self._open_group(self._lists, node, ends)
            case "table":
                self._open_group(self._tables, node, ends)
            case "td" | "th" if self._rows:
                self.writer.cell()
            case _ if self._lines or (self._items and node.name in looks.WITHIN_ITEMS):
                self.writer.space()
                ends.append(self.writer.space)
            case _:
                self._begin_line(node, ends)

    def _begin_line(self, node: Node, ends: Ends) -> None:
        """Begin a block, and let what it holds know of it."""
        block = self._block(node)
        self.writer.begin(block)
        ends.append(self.writer.end)
        for name, kinds in (("_lines", (Heading, Row)), ("_rows", Row), ("_items", Item)):
            if isinstance(block, kinds):
                setattr(self, name, getattr(self, name) + 1)
                ends.append(partial(setattr, self, name, getattr(self, name) - 1))

    def _block(self, node: Node) -> Block:
        """Return what sort of line an element is."""
        if node.name == "li" or id(node) in self._terms:
            number, is_ordered, _ = self._lists[-1] if self._lists else _Group(0)
            return Item(number, is_ordered, max(1, len(self._lists)) + (node.name == "dd"))
        if level := looks.heading_level(node, self.tree):
            return Heading(level)
        if node.name == "tr" and self._tables and not self._tables[-1].is_layout:
            return Row(self._tables[-1].number, header=looks.is_header(node))
        return Paragraph()

    def _open_group(self, groups: list[_Group], node: Node, ends: Ends) -> None:
        """Begin a list or a table; a list in a list goes on with its number."""
        if not (groups and node.name in looks.LISTS):
            self._groups += 1
        may_set_columns = node.name == "table" and len(groups) < looks.DEEPEST_LAYOUT
        self._terms |= {id(one) for one in looks.terms(node)} if node.name == "dl" else set()
        is_layout = may_set_columns and looks.is_layout(node, self.tree)
        groups.append(_Group(self._groups, node.name == "ol", is_layout))
        ends.append(lambda: groups.__delitem__(-1))
        self.writer.space()

"""What an element of a page is by its name, its classes and what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from unreel.intake.blocks import level_by_words
from unreel.intake.html.tree import TEXT, Tree, attributes_of, classes, selectors
from unreel.lexicon.wordlists import wordset, wordtable
from unreel.model.source_text import Reason

if TYPE_CHECKING:
    from justhtml import Node

LISTS = frozenset({"ul", "ol", "dl"})
WITHIN_ITEMS = frozenset({"p", "div", "br", "span", "section", "article", "blockquote", "center", "header"})
"""Blocks that end no item of a list; what they hold is part of its line."""
DEEPEST_LAYOUT = 3
"""Tables within tables that may still set nothing but columns."""
_HEADING = re.compile(r"h([1-6])")
_BACKLINK = re.compile(r"[\s^↑↩︎⏎]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MARK = re.compile(r"\[.{1,60}\]|[\d*†‡§]{1,4}", re.DOTALL)
MOST_NODES = 40
"""Elements and texts that the mark of a reference may be made of."""
_LONGEST_HEADING = 80
"""Code points of words in bold that may be a heading."""
_MARKS = frozenset({"reference", "mw-ref", "Inline-Template", "Template-Fact"})


def reason(node: Node) -> Reason | None:
    """Return why an element is left out, None where readers see it as part of the article."""
    attributes = attributes_of(node)
    if _HIDDEN.search(attributes.get("style", "")) or "hidden" in attributes:
        return Reason.METADATA
    named = selectors(node) & _left_out().keys()
    return _left_out()[min(named)] if named else None


def reason_around(node: Node) -> Reason:
    """Return why a text is left out that stands outside of the article."""
    above = node.parent
    while above is not None and above.name != "body":
        if found := reason(above):
            return found
        above = above.parent
    return Reason.NAVIGATION


def is_mark(node: Node, words: str) -> bool:
    """Tell whether an element names a note or a reference, or is the way back from one."""
    if node.name == "sup":
        leads = any(target(one) for one in node.children or ())
        return bool(classes(node) & _MARKS or (leads and _MARK.fullmatch(words)))
    return node.name == "a" and bool(target(node)) and is_backlink(words)


def target(node: Node) -> str:
    """Return the identifier on the same page that a link leads to, '' where it leads elsewhere."""
    href = attributes_of(node).get("href", "") if node.name == "a" else ""
    return href.partition("#")[2] if href.startswith(("#", "./")) else ""


def is_backlink(words: str) -> bool:
    """Tell whether words lead back from a note to its mark."""
    return bool(_BACKLINK.fullmatch(words))


def is_block(node: Node) -> bool:
    """Tell whether an element stands on lines of its own."""
    return node.name in wordset("intake/html/blocks.txt") or bool(_HEADING.fullmatch(node.name))


def heading_level(node: Node, tree: Tree) -> int:
    """Return the level of a heading, by its name or as a line in bold; 0 where it is none."""
    if found := _HEADING.fullmatch(node.name):
        return int(found[1])
    if node.name == "dt":
        return 5
    held = [one for one in node.children or () if one.name != TEXT or str(one.data).strip()]
    if node.name != "p" or len(held) != 1 or held[0].name not in {"b", "strong"}:
        return 0
    words = tree.words(held[0])
    return level_by_words(words) if words and len(words) <= _LONGEST_HEADING and words[-1] not in ".!?" else 0


def terms(definitions: Node) -> Iterator[Node]:
    """Return the terms of a list of definitions that are defined, and what defines them.

    A term that nothing defines is a heading in small, what defines none is a paragraph set in.
    """
    held = [one for one in definitions.children or () if one.name != TEXT]
    if any(one.name == "dt" for one in held):
        yield from (one for one in held if one.name == "dd")
    yield from (one for one, after in pairwise(held) if (one.name, after.name) == ("dt", "dd"))


def is_header(row: Node) -> bool:
    """Tell whether a row has nothing but headers of columns."""
    return {one.name for one in row.children or () if one.name != TEXT} == {"th"}


def is_layout(table: Node, tree: Tree) -> bool:
    """Tell whether a table only sets columns: none of its cells is a header, and some hold blocks."""
    if attributes_of(table).get("role") == "presentation":
        return True
    names = {node.name for node in tree.nodes(table)}
    return "th" not in names and bool(names & {"li", "h2", "h3", "p"}) and "wikitable" not in classes(table)


@cache
def _left_out() -> dict[str, Reason]:
    return {selector: Reason(name) for selector, name in wordtable("intake/html/left_out.txt").items()}

"""The infobox of a page: a table of labels and values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from unreel.intake.blocks import VALUES
from unreel.intake.html.tree import Tree, classes
from unreel.model.source_text import InfoboxLine

if TYPE_CHECKING:
    from justhtml import Node


def is_infobox(node: Node) -> bool:
    """Tell whether an element is an infobox."""
    return (node.name == "table" and "infobox" in classes(node)) or "portable-infobox" in classes(node)


def infobox_lines(tree: Tree, box: Node, plain: Callable[[Node], list[str]]) -> Iterator[InfoboxLine]:
    """Return the labels of an infobox with their values; `plain` gives the lines of an element's text."""
    label = ""
    for node in tree.nodes(box):
        if (node.name == "th" and "infobox-label" in classes(node)) or _is_label(node):
            label = " ".join(plain(node))
        elif label and (node.name == "td" or "pi-data-value" in classes(node)):
            if value := VALUES.join(plain(node)):
                yield InfoboxLine(label.rstrip(":"), value)
            label = ""


def _is_label(node: Node) -> bool:
    """Tell whether an element is a header with a cell beside it, or a label of Fandom's."""
    if "pi-data-label" in classes(node):
        return True
    beside = {one.name for one in (node.parent.children or ())} if node.parent is not None else set()
    return node.name == "th" and "td" in beside

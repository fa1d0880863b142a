"""Tables of wikitext."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mwparserfromhell.nodes import Tag

from unreel.intake.blocks import Paragraph, Row
from unreel.intake.wikitext.walk import contents_at
from unreel.model.source_text import Reason
from unreel.model.spans import Span

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Node
    from mwparserfromhell.wikicode import Wikicode

    from unreel.intake.wikitext.walk import Walk

_CELLS = frozenset({"td", "th"})


def write(table: Tag, span: Span, walk: Walk) -> None:
    """Write the rows of a table, or, where it only sets columns, what stands in them."""
    walk.tables += 1
    write_row = _write_columns if _is_layout(table) else _write_row
    loose: list[tuple[Tag, Span]] = []
    for node, place in _placed(table.contents, contents_at(table, span.start)):
        if isinstance(node, Tag) and _name(node) in _CELLS and not _is_caption(node):
            loose.append((node, place))
            continue
        write_row(loose, walk)
        loose = []
        if isinstance(node, Tag) and _name(node) == "tr":
            held = _placed(node.contents, contents_at(node, place.start))
            write_row([(one, at) for one, at in held if isinstance(one, Tag)], walk)
        elif str(node).strip():
            walk.writer.leave_out(place, Reason.PICTURES)
    write_row(loose, walk)


def _placed(code: Wikicode | None, at: int) -> Iterator[tuple[Node, Span]]:
    """Return nodes with their places; the first begins at `at` (code points of the file)."""
    for node in code.nodes if code else ():
        span = Span(at, at + len(str(node)))
        yield node, span
        at = span.end


def _write_row(cells: list[tuple[Tag, Span]], walk: Walk) -> None:
    if cells:
        is_header = all(_name(cell) == "th" for cell, _ in cells)
        walk.in_line(Row(walk.tables, is_header), lambda: _write_cells(cells, walk))


def _write_cells(cells: list[tuple[Tag, Span]], walk: Walk) -> None:
    for cell, place in cells:
        walk.writer.cell()
        _write_cell(cell, place, walk)


def _write_columns(cells: list[tuple[Tag, Span]], walk: Walk) -> None:
    for cell, place in cells:
        walk.begin(Paragraph())
        _write_cell(cell, place, walk)
        walk.begin(Paragraph())


def _write_cell(cell: Tag, place: Span, walk: Walk) -> None:
    if cell.contents is not None and not cell.self_closing:
        walk.nodes(cell.contents, contents_at(cell, place.start))


def _is_caption(cell: Tag) -> bool:
    return cell.wiki_markup == "|" and str(cell.contents).startswith("+")


def _is_layout(table: Tag) -> bool:
    """Tell whether a table only sets columns: no cell is a header, and some hold items."""
    if "wikitable" in str(table.get("class").value if table.has("class") else ""):
        return False
    names = {_name(tag) for tag in table.contents.ifilter_tags(recursive=True)}
    return "th" not in names and "li" in names


def _name(tag: Tag) -> str:
    return str(tag.tag).casefold().strip()

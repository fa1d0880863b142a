"""How a case writes what a text was read into: a line a block, behind its sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unreel.model.source_text import SourceText


def shown(source: SourceText) -> list[str]:
    """Return a line for each block and entry: `h2` a heading of that level, `p` a paragraph.

    Items are `-` and `1.`, those of a second level `--`, a row is `|`, a header `|=`. Citation marks
    stand at their places; an entry that marks may name ends with its key behind `#`.
    """
    return [_line(source, start, words) for start, words in _lines(source.text)]


def _lines(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line:
            found.append((at, line))
        at += len(line) + 1
    return found


def _line(source: SourceText, start: int, words: str) -> str:
    marks = source.marks
    headings = {one.span.start: f"h{one.level}" for one in marks.headings}
    items = {one.span.start: "1." if one.ordered else "-" * one.level for one in marks.items}
    rows = {one.cells[0].start: "|=" if one.header else "|" for one in marks.rows}
    keys = {one.span.start: f" #{one.key}" for one in marks.entries}
    cited = words
    for mark in reversed(marks.citations):
        if start <= mark.at <= start + len(words):
            cited = cited[: mark.at - start] + mark.label + cited[mark.at - start :]
    return f"{(headings | items | rows).get(start, 'p')} {cited}{keys.get(start, '')}"

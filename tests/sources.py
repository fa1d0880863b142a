"""Source texts with marks, drawn as lines: what intake would make of a format."""

from __future__ import annotations

import re
from itertools import groupby

from unreel.model.source_text import HeadingMark, InputFormat, ListItem, Marks, SourceText, TableRow
from unreel.model.spans import Span

_SIGN = re.compile(r"(?P<heading>#+) |(?P<item>-+|[0-9]+\.) |(?P<row>\|) |(?P<head>!) |(?P<line>>) ")


def source(drawn: str) -> SourceText:
    """Return the text of lines that open with a sign: `# ` heading (`## ` below it), `- ` item, `-- ` item
    below one, `1. ` numbered item, `| ` row with cells between bars, `! ` row that heads a table, `> ` bare
    line of a list; a line without one is a paragraph.
    """
    words: list[str] = []
    length = 0
    headings, items, rows = [], [], []
    lines = [(_SIGN.match(line), line) for line in drawn.splitlines() if line.strip()]
    for listed, run in groupby(lines, key=lambda one: _is_listed(one[0])):
        for number, (sign, line) in enumerate(run):
            gap = "" if not words else "\n" if listed and number else "\n\n"
            length += len(gap)
            text = line[sign.end() :] if sign else line
            span = Span(length, length + len(text))
            words += [gap, text]
            length = span.end
            if sign and sign["heading"]:
                headings.append(HeadingMark(span, len(sign["heading"])))
            elif sign and sign["item"]:
                mark = sign["item"]
                items.append(ListItem(span, mark[-1] == ".", 1 if mark[-1] == "." else len(mark)))
            elif sign and (sign["row"] or sign["head"]):
                cells = [Span(*found.span()) for found in re.finditer(r"[^|\s][^|]*(?<! )", text)]
                moved = tuple(Span(span.start + a, span.start + b) for a, b in cells)
                rows.append(TableRow(moved, header=bool(sign["head"])))
    marks = Marks(tuple(headings), tuple(items), tuple(rows))
    return SourceText("".join(words), InputFormat.MARKDOWN, marks, has_paragraphs=True, has_lines=True)


def _is_listed(sign: re.Match[str] | None) -> bool:
    return bool(sign and not sign["heading"])

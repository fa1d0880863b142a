"""Source texts with marks, drawn as lines: what intake would make of a format."""

from __future__ import annotations

import re
from itertools import groupby

from unreel.model.source_text import (
    CitationMark,
    CitedEntry,
    Declared,
    HeadingMark,
    Hyperlink,
    InputFormat,
    ListItem,
    Marks,
    SourceText,
    TableRow,
)
from unreel.model.spans import Span

_SIGN = re.compile(r"(?P<heading>#+) |(?P<item>-+|[0-9]+\.) |(?P<row>\|) |(?P<head>!) |(?P<line>>) ")
_ENTRY = re.compile(r"(?P<key>[\w ]+)=> ")
_INLINE = re.compile(
    r"\*(?P<italic>[^*]+)\*|\[(?P<words>[^\]]*)\]\((?P<address>[^)]*)\)"
    r"|\^(?P<key>[\w ]*)\[(?P<label>[\w ?–]+)\]"
)


class _Drawing:
    """Collects a text and its marks."""

    def __init__(self) -> None:
        self.text = ""
        self.headings: list[HeadingMark] = []
        self.items: list[ListItem] = []
        self.rows: list[TableRow] = []
        self.italics: list[Span] = []
        self.links: list[Hyperlink] = []
        self.citations: list[CitationMark] = []
        self.entries: list[CitedEntry] = []

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def line(self, sign: re.Match[str] | None, drawn: str) -> None:
        entry = _ENTRY.match(drawn)
        span = self._inline(drawn[entry.end() :] if entry else drawn)
        if entry:
            self.entries.append(CitedEntry(entry["key"], span))
        if sign and sign["heading"]:
            self.headings.append(HeadingMark(span, len(sign["heading"])))
        elif sign and sign["item"]:
            mark = sign["item"]
            self.items.append(ListItem(span, mark[-1] == ".", 1 if mark[-1] == "." else len(mark)))
        elif sign and (sign["row"] or sign["head"]):
            cells = [found.span() for found in re.finditer(r"[^|\s][^|]*(?<! )", span.of(self.text))]
            moved = tuple(Span(span.start + a, span.start + b) for a, b in cells)
            self.rows.append(TableRow(moved, header=bool(sign["head"])))

    def _inline(self, drawn: str) -> Span:
        start, at = len(self.text), 0
        for found in _INLINE.finditer(drawn):
            self.add(drawn[at : found.start()])
            at = found.end()
            if found["italic"]:
                self.italics.append(self.add(found["italic"]))
            elif found["address"]:
                self.links.append(Hyperlink(self.add(found["words"]), found["address"]))
            else:
                self.citations.append(CitationMark(len(self.text), found["key"], f"[{found['label']}]"))
        self.add(drawn[at:])
        return Span(start, len(self.text))

    @property
    def marks(self) -> Marks:
        return Marks(
            tuple(self.headings),
            tuple(self.items),
            tuple(self.rows),
            tuple(self.italics),
            tuple(self.links),
            tuple(self.citations),
            tuple(self.entries),
        )


def source(drawn: str, declared: Declared = Declared()) -> SourceText:  # noqa: B008 - it cannot change
    """Return the text of lines that open with a sign; a line without one is a paragraph.

    `# ` opens a heading (`## ` one below it), `- ` an item (`-- ` one below it), `1. ` a numbered one,
    `| ` a row with cells between bars, `! ` a row that heads a table, `> ` a bare line of a list; behind
    it `key=> ` says what marks call the entry. In a line stand `*italics*`, `[words](address)` and
    `^key[label]` for the mark of a citation.
    """
    drawing = _Drawing()
    lines = [(_SIGN.match(line), line) for line in drawn.splitlines() if line.strip()]
    for listed, run in groupby(lines, key=lambda one: _is_listed(one[0])):
        for number, (sign, line) in enumerate(run):
            drawing.add("" if not drawing.text else "\n" if listed and number else "\n\n")
            drawing.line(sign, line[sign.end() :] if sign else line)
    return SourceText(
        drawing.text, InputFormat.MARKDOWN, drawing.marks, declared, has_paragraphs=True, has_lines=True
    )


def _is_listed(sign: re.Match[str] | None) -> bool:
    return bool(sign and not sign["heading"])

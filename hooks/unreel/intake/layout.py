"""Write lines, each with what it is, as a source text: one line a block or entry, without citation marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from unreel.intake.builder import SourceBuilder
from unreel.intake.citation_marks import marks
from unreel.intake.lines import Line
from unreel.model.source_text import (
    CitationMark,
    CitedEntry,
    HeadingMark,
    ListItem,
    Marks,
    Reason,
    TableRow,
)
from unreel.model.spans import Span

_SEPARATOR = " | "


class LeftOut(NamedTuple):
    """A line that is no text of the article."""

    reason: Reason
    what: str = ""


class Heading(NamedTuple):
    """A heading; what of its line is not `words` is markup."""

    words: Span
    level: int


class Item(NamedTuple):
    """An entry of a list; what of its line is not `words` is markup."""

    words: Span
    ordered: bool = False
    level: int = 1
    key: str = ""
    """What citation marks call it, if they may."""


class Row(NamedTuple):
    """A row of a table."""

    cells: tuple[Span, ...]
    header: bool = False


class Prose(NamedTuple):
    """Running text."""

    joined: bool = False
    """Does it go on in the paragraph of the line above?"""
    key: str = ""
    """What citation marks call the entry that it opens with."""


Label = LeftOut | Heading | Item | Row | Prose
PROSE = Prose()
_IN_LISTS = (Item, Row)


class Written(NamedTuple):
    """A text in the making, and its marks."""

    builder: SourceBuilder
    marks: Marks


def write(file: str, lines: Sequence[Line], labels: Sequence[Label]) -> Written:
    """Return the text that lines with their labels make, all of the file kept or left out."""
    writer = _Writer(file)
    for line, label in zip(lines, labels, strict=True):
        writer.take(line, label)
    return Written(writer.builder, writer.marks())


class _Writer:
    """Writes line after line."""

    def __init__(self, file: str) -> None:
        self.builder = SourceBuilder(file)
        self._file = file
        self._last: Label | None = None
        self._headings: list[HeadingMark] = []
        self._items: list[ListItem] = []
        self._rows: list[TableRow] = []
        self._citations: list[CitationMark] = []
        self._entries: list[CitedEntry] = []

    def marks(self) -> Marks:
        return Marks(
            headings=tuple(self._headings),
            items=tuple(self._items),
            rows=tuple(self._rows),
            citations=tuple(self._citations),
            entries=tuple(self._entries),
        )

    def take(self, line: Line, label: Label) -> None:
        match label:
            case LeftOut(reason, what):
                self.builder.leave_out(line.span, reason, what)
                return
            case Heading(words, level):
                self._separate(label)
                self._around(line, [words])
                self._headings.append(HeadingMark(self._words(words), level))
            case Item(words, ordered, level, key):
                self._separate(label)
                self._around(line, [words])
                place = self._words(words)
                self._items.append(ListItem(place, ordered, level))
                if key:
                    self._entries.append(CitedEntry(key, place))
            case Row(cells, header):
                self._separate(label)
                self._around(line, cells)
                self._rows.append(TableRow(tuple(self._cells(cells)), header))
            case Prose(_, key):
                self._separate(label)
                place = self._words(line.span)
                if key:
                    self._entries.append(CitedEntry(key, place))
        self._last = label

    def _separate(self, label: Label) -> None:
        """Write the white space between the last line and the next."""
        if self._last is None:
            return
        if isinstance(label, Prose) and label.joined:
            self.builder.space(" ")
        elif isinstance(label, _IN_LISTS) and type(label) is type(self._last):
            self.builder.space("\n")
        else:
            self.builder.space("\n\n")

    def _around(self, line: Line, kept: Iterable[Span]) -> None:
        """Leave out what of a line is not kept."""
        at = line.span.start
        for span in [*kept, Span(line.span.end, line.span.end)]:
            between = Span(at, span.start).trimmed(self._file)
            self.builder.leave_out(between, Reason.MARKUP)
            at = max(at, span.end)

    def _cells(self, cells: Iterable[Span]) -> Iterable[Span]:
        for number, cell in enumerate(cells):
            if number:
                self.builder.space(_SEPARATOR)
            yield self._words(cell)

    def _words(self, span: Span) -> Span:
        """Take a stretch without its citation marks; return its place in the text."""
        words, start, at = span.of(self._file), self.builder.length, 0
        for mark in marks(words):
            end = mark.span.start
            behind = words[mark.span.end : mark.span.end + 1]
            if not behind or behind.isspace() or behind in ".,;:!?)[\\":
                end = len(words[:end].rstrip())
            if end > at:
                self.builder.keep(Span(span.start + at, span.start + end))
            self._citations.append(CitationMark(self.builder.length, mark.key, mark.label))
            self.builder.leave_out(
                Span(span.start + mark.span.start, span.start + mark.span.end),
                Reason.CITATION_MARKS,
                mark.label,
            )
            at = mark.span.end
        if at < len(words):
            self.builder.keep(Span(span.start + at, span.end))
        return Span(start, self.builder.length)

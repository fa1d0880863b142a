"""Write the blocks that a marked-up format holds as the lines of a source text, with their marks.

A reader of such a format walks over its document and says what begins and ends; the layout, the white
space and the account of what was left out are the writer's affair.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from unreel.intake.builder import SourceBuilder
from unreel.intake.omissions import merged, without
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.section_headings import kind_of_heading
from unreel.model.source_text import (
    CitationMark,
    CitedEntry,
    Declared,
    HeadingMark,
    Hyperlink,
    InputFormat,
    ListItem,
    Marks,
    Omission,
    Reason,
    SourceText,
    TableRow,
)
from unreel.model.spans import Span

DROPPED = "\ue001"
"""Stands for a character of markup in what a reader takes for the file (U+E001, for private use)."""
_RUN = lazy_regex(rf"[^\s{DROPPED}]+(?: [^\s{DROPPED}]+)*")
BETWEEN_CELLS = " | "
VALUES = "; "
"""What stands between the values of one label of an infobox."""


class Paragraph(NamedTuple):
    """A paragraph begins."""


class Heading(NamedTuple):
    """A heading begins."""

    level: int


class Item(NamedTuple):
    """An item of a list begins."""

    of: int
    """The number of its list: items of one list follow each other without a blank line."""
    ordered: bool = False
    level: int = 1


class Row(NamedTuple):
    """A row of a table begins."""

    of: int
    """The number of its table."""
    header: bool = False


Block = Paragraph | Heading | Item | Row


class Italics(NamedTuple):
    """Words in italics begin."""


class Link(NamedTuple):
    """Words that lead to an address begin."""

    address: str


class Entry(NamedTuple):
    """A note or a reference begins, which marks may name by its key."""

    key: str


Stretch = Italics | Link | Entry


class _Open:
    """A stretch that has begun; its start is not known before its first word is."""

    def __init__(self, kind: Stretch) -> None:
        self.kind = kind
        self.start: int | None = None


@dataclass
class _Collected:
    """Marks as they are made: a stretch is noted where it ends, so outer ones come late."""

    headings: list[HeadingMark] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    rows: list[TableRow] = field(default_factory=list)
    italics: list[Span] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)
    citations: list[CitationMark] = field(default_factory=list)
    entries: dict[str, CitedEntry] = field(default_factory=dict)

    def marks(self) -> Marks:
        """Return the marks in the order of the text."""
        return Marks(
            tuple(self.headings),
            tuple(self.items),
            tuple(self.rows),
            tuple(sorted(self.italics)),
            tuple(sorted(self.links)),
            tuple(self.citations),
            tuple(sorted(self.entries.values(), key=lambda entry: entry.span)),
        )


class BlockWriter:
    """Writes the text of a file of a marked-up format, block by block."""

    def __init__(self, file: str, shown: str = "") -> None:
        """Begin the text of a file; `shown` is what is read of it, with `DROPPED` over some markup."""
        self.file = file
        self.shown = shown or file
        self.builder = SourceBuilder(file)
        self._taken: list[Span] = []
        self._left_out: list[Omission] = []
        self._marks = _Collected()
        self._block: Block = Paragraph()
        self._before: Block | None = None
        self._start: int | None = None
        self._space = False
        self._tight: bool | None = None
        """Is the next word apart from the one before, whatever white space comes? None: it decides."""
        self._last = ""
        """The character that was written last."""
        self._cells: list[Span] = []
        self._cell: int | None = None
        self._open: list[_Open] = []
        self._early: list[CitationMark] = []

    # blocks

    def begin(self, block: Block) -> None:
        """End the block that stands open, and begin another; one without words leaves no trace."""
        self.end()
        self._block = block

    def end(self) -> None:
        """End the block that stands open; words that follow are a paragraph."""
        if self._start is not None:
            for one in self._open:
                self._record(one)
            self._mark_block(Span(self._start, self.builder.length))
            self._before = self._block
        self._block, self._start, self._space = Paragraph(), None, False
        self._cells, self._cell = [], None

    def cell(self) -> None:
        """Begin the next cell of the row that stands open."""
        self._end_cell()
        self._cell, self._space = self.builder.length, False

    @property
    def is_empty(self) -> bool:
        """Tell whether the block that stands open has no words yet."""
        return self._start is None

    # words

    def text(self, span: Span) -> None:
        """Take a stretch of the file; white space of any length is a space."""
        at = span.start
        for run in _RUN.finditer(self.shown, span.start, span.end):
            self._space |= bool(self.shown[at : run.start()].strip(DROPPED))
            self.put(self.file[run.start() : run.end()], Span(*run.span()))
            at = run.end()
        self._space |= bool(self.shown[at : span.end].strip(DROPPED))

    def put(self, words: str, span: Span) -> None:
        """Write `words` for a stretch of the file: an entity, say."""
        bare = words.strip()
        self._space |= words[:1].isspace()
        if bare:
            self._go_on()
            self.builder.put(" ".join(bare.split()) if "\n" in bare or "\t" in bare else bare, span)
            self._taken.append(span)
            self._last = bare[-1]
            self._space = words[-1:].isspace()

    def say(self, words: str) -> None:
        """Write words that readers see and the file does not have: "Retrieved"; no full stop is doubled."""
        if words.startswith((".", ",")) and self._last in {".", ","}:
            words = words[1:]
        self._space |= words[:1].isspace()
        if bare := words.strip():
            if bare[0] in ".,;:":
                self._space = False
            self._go_on()
            self.builder.space(bare)
            self._last = bare[-1]
        self._space |= words[-1:].isspace()

    @contextmanager
    def trimmed(self) -> Iterator[None]:
        """Let white space around the words that are written meanwhile stand for nothing."""
        before, length = self._space, self.builder.length
        self._tight = before
        yield
        self._tight = None
        self._space = before and self.builder.length == length

    def separate(self, words: str) -> None:
        """Say words between two values of a line or a cell, if there is one before."""
        if self._start is not None and self._cell != self.builder.length:
            self.say(words)

    def space(self) -> None:
        """Let the next words of the block stand apart from those before."""
        self._space = True

    # stretches and places

    def open(self, kind: Stretch) -> None:
        """Let a stretch begin with the next word."""
        self._open.append(_Open(kind))

    def close(self) -> None:
        """End the stretch that was begun last."""
        self._record(self._open.pop())

    def cite(self, key: str, label: str) -> None:
        """Say that a note or a reference is named behind the words so far."""
        mark = CitationMark(self.builder.length, key, label)
        if self._start is None:
            self._early.append(mark)
        else:
            self._marks.citations.append(mark)

    def leave_out(self, span: Span, reason: Reason, what: str = "") -> None:
        """Leave out what of a stretch of the file is not taken elsewhere."""
        if span.start < span.end:
            self._left_out.append(Omission(span, reason, what))

    # the end

    def source_text(self, input_format: InputFormat, declared: Declared) -> SourceText:
        """Return the text; whatever of the file no word was taken from, nor left out by name, was markup."""
        self.end()
        for span, reason, what in merged(without(self._taken, self._left_out, len(self.file))):
            if not span.of(self.file).isspace():
                self.builder.leave_out(span, reason, what)
        return self.builder.source_text(input_format, self._marks.marks(), declared)

    def aside(self) -> BlockWriter:
        """Return a writer for a value of this file that is read on its own."""
        return BlockWriter(self.file, self.shown)

    def lines(self) -> list[str]:
        """Return what was written so far, line by line; for values that are read on their own."""
        self.end()
        return [line for line in self.builder.source_text(InputFormat.FLAT).text.split("\n") if line]

    def _go_on(self) -> None:
        """Prepare for a word: what stands before it in its block or between the blocks."""
        if self._tight is not None:
            self._space, self._tight = self._tight, None
        if self._start is None:
            if self._before is not None:
                self.builder.space("\n" if _are_neighbours(self._before, self._block) else "\n\n")
            self._start = self.builder.length
            self._marks.citations += [mark._replace(at=self._start) for mark in self._early]
            self._early = []
            if self._cell is not None:
                self._cell = self._start
        elif self._cell == self.builder.length and any(cell.start < cell.end for cell in self._cells):
            self.builder.space(BETWEEN_CELLS)
            self._cell = self.builder.length
        elif self._space:
            self.builder.space(" ")
        self._space = False
        for one in self._open:
            if one.start is None:
                one.start = self.builder.length

    def _mark_block(self, span: Span) -> None:
        match self._block:
            case Heading(level):
                self._marks.headings.append(HeadingMark(span, level))
            case Item(_, ordered, level):
                self._marks.items.append(ListItem(span, ordered, level))
            case Row(_, header):
                self._end_cell()
                cells = (Span(max(cell.start, span.start), max(cell.end, span.start)) for cell in self._cells)
                self._marks.rows.append(TableRow(tuple(cells), header))

    def _end_cell(self) -> None:
        if self._cell is not None:
            self._cells.append(Span(self._cell, self.builder.length))

    def _record(self, one: _Open) -> None:
        if one.start is None:
            return
        span, one.start = Span(one.start, self.builder.length), None
        match one.kind:
            case Italics():
                self._marks.italics.append(span)
            case Link(address):
                self._marks.links.append(Hyperlink(span, address))
            case Entry(key):
                self._marks.entries.setdefault(key, CitedEntry(key, span))


def level_by_words(words: str) -> int:
    """Return the level of a heading that is told by its look alone: bold words in a line of their own."""
    kind, sub = kind_of_heading(words)
    return 2 if kind and not sub else 3


def _are_neighbours(one: Block, other: Block) -> bool:
    return (isinstance(one, Item | Row)) and type(one) is type(other) and one.of == other.of

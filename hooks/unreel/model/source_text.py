"""A film's text as intake gives it: plain, in one layout, with marks where its format said more.

The layout: blocks stand apart by one blank line; a heading, a paragraph, an item of a list and a row of
a table are a line each, and the lines of one list follow each other. A flat text is one line.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from unreel.model.spans import Span


class InputFormat(StrEnum):
    """What sort of text a seed is, in the words in which people are told."""

    FLAT = "a flat text"
    WRAPPED = "a text broken at a column"
    LINES = "a text with a paragraph a line"
    PARAGRAPHS = "a text in paragraphs"
    MARKDOWN = "Markdown"
    WIKITEXT = "wikitext"
    HTML = "an HTML page"
    WIKIEXTRACTOR = "WikiExtractor's output"
    TEXT_EXTRACT = "a text extract of the MediaWiki API"
    BROWSER_COPY = "a copied web page"
    TERMINAL_DUMP = "a page dumped by a terminal browser"
    PDF = "text out of a PDF"


class Reason(StrEnum):
    """Why intake left a stretch of the file out; all but the first are told to people."""

    MARKUP = "markup"
    """Characters of the format that say how words are to be read: `==`, `<p>`, bullets, hyphens of lists."""
    TITLE = "title line"
    INFOBOX = "infobox"
    CONTENTS = "contents"
    CITATION_MARKS = "citation marks"
    EDIT_LINKS = "edit links"
    NAVIGATION = "navigation"
    CATEGORIES = "categories"
    TEMPLATES = "templates"
    PICTURES = "pictures and captions"
    TABLES = "tables"
    SCRIPTS = "scripts and styles"
    COMMENTS = "comments"
    METADATA = "metadata"
    """Front matter, a `<doc>` line, the fields of an API's answer."""


class Omission(NamedTuple):
    """What intake left out of the source text."""

    span: Span
    """Code points of the file."""
    reason: Reason
    what: str = ""
    """Its name, where that tells more: a template's 'Use dmy dates'."""


class HeadingMark(NamedTuple):
    """A heading that the format marks as one, or whose words and place leave no doubt."""

    span: Span
    """Its words."""
    level: int
    """1 for the highest."""


class ListItem(NamedTuple):
    """One item of a list: an entry that no other entry runs into."""

    span: Span
    ordered: bool = False
    level: int = 1
    """1 for the outermost list."""


class TableRow(NamedTuple):
    """One row of a table; its cells stand in one line, with ` | ` between them."""

    cells: tuple[Span, ...]
    header: bool = False


class Hyperlink(NamedTuple):
    """Words that led somewhere."""

    span: Span
    address: str
    """An absolute address, or the title of an article of the same encyclopedia behind `wiki:`."""


class CitationMark(NamedTuple):
    """A place at which the text named a note or a reference; the mark itself is no part of the text."""

    at: int
    """Code points of the text; the words that it follows end here."""
    key: str
    """What its entry is called in this text: '3', 'note a', 'Quill2011'; '' for "citation needed"."""
    label: str = ""
    """What readers saw: '[3]', '[a]', '[citation needed]'."""


class CitedEntry(NamedTuple):
    """A note or a reference that marks may name."""

    key: str
    span: Span


class InfoboxLine(NamedTuple):
    """A label of the infobox that came with a text, and its value as plain text."""

    label: str
    value: str


class Marks(NamedTuple):
    """What the format says of stretches of the text; each tuple in the order of the text."""

    headings: tuple[HeadingMark, ...] = ()
    items: tuple[ListItem, ...] = ()
    rows: tuple[TableRow, ...] = ()
    italics: tuple[Span, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    citations: tuple[CitationMark, ...] = ()
    entries: tuple[CitedEntry, ...] = ()


class Declared(NamedTuple):
    """What a text says of itself outside of its prose: in a title line, front matter, an API's fields."""

    title: str = ""
    site: str = ""
    url: str = ""
    licence: str = ""
    infobox: tuple[InfoboxLine, ...] = ()


class Piece(NamedTuple):
    """A stretch of the text and the stretch of the file that it stands for."""

    text: Span
    file: Span


class SourceText(NamedTuple):
    """The plain text of a seed with all that its format said of it."""

    text: str
    format: InputFormat = InputFormat.FLAT
    marks: Marks = Marks()
    declared: Declared = Declared()
    omissions: tuple[Omission, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """In order, each with words of its own in the file; none where the text is the file."""
    has_paragraphs: bool = False
    """Do its blocks say where paragraphs end? Else they are to be found."""
    has_lines: bool = False
    """Is each entry of a list a line of its own? Else the entries are to be found."""

    def in_file(self, span: Span) -> Span:
        """Return the stretch of the file, in code points, that a stretch of the text comes from."""
        start = self._place(span.start).start
        return Span(start, max(start, self._place(span.end - 1).end) if span.end > span.start else start)

    def in_text(self, offset: int) -> int:
        """Return where the text goes on at a place of the file (code points), or behind it."""
        if not self.pieces:
            return offset
        behind = (piece for piece in self.pieces if piece.file.end > offset)
        text, file = min(behind, key=lambda piece: piece.file, default=self.pieces[-1])
        return min(text.start + max(0, offset - file.start), text.end)

    def _place(self, offset: int) -> Span:
        """Return the character of the file that the one at `offset` stands for."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece.text.start) - 1
        if at < 0:
            start = offset if not self.pieces else self.pieces[0].file.start
            return Span(start, start + 1)
        text, file = self.pieces[at]
        start = min(file.start + offset - text.start, max(file.start, file.end - 1))
        return Span(start, file.end if offset == text.end - 1 else start + 1)

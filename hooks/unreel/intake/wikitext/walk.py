"""The walk over parsed wikitext that writes its words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from mwparserfromhell.nodes import Comment, ExternalLink, HTMLEntity, Tag, Template, Text, Wikilink
from mwparserfromhell.nodes import Heading as WikiHeading

from unreel.intake.addresses import of_article, web
from unreel.intake.blocks import Block, BlockWriter, Heading, Item, Link, Paragraph, level_by_words
from unreel.intake.wikitext.notes import Notes
from unreel.intake.wikitext.templates import Argument, Call
from unreel.lexicon.wordlists import pattern
from unreel.model.source_text import InfoboxLine, Reason
from unreel.model.spans import Span

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Node
    from mwparserfromhell.wikicode import Wikicode

_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:-[a-z]{2,8})*|simple):(?=\S)")
_LONGEST_HEADING = 80
"""Code points of words in bold that may be a heading."""


class Writers(NamedTuple):
    """What writes the nodes that take some reading, each handed on with its place in the file."""

    template: Callable[[Template, Span, Walk], None]
    table: Callable[[Tag, Span, Walk], None]
    tag: Callable[[Tag, Span, Walk], None]
    """Any other tag."""


class Walk:
    """Writes what readers see of wikitext, node by node."""

    def __init__(self, writer: BlockWriter, writers: Writers, notes: Notes[Walk], title: str = "") -> None:
        """Begin to write words of a text."""
        self.writer = writer
        self._writers = writers
        self.notes = notes
        self.title = title
        """The film's title as the infobox or the first words in bold say it; '' before they come."""
        self.infobox: list[InfoboxLine] = []
        self.is_aside = False
        """Are the words those of a value, and not of the article?"""
        self.defines = False
        """Do references only bring their words, and are not named?"""
        self.tables = 0
        self._in_line = 0
        """How many lines stand open that hold whatever comes: headings, rows, references."""
        self._markers = ""
        """The signs that the line began with: `*`, `#`, `:`, `;`."""
        self._breaks = 0
        """Ends of lines since the last word."""

    # what other parts write with

    def aside(self, *, defines: bool = False) -> Walk:
        """Return a walk for a value that is read on its own; its notes are the text's."""
        walk = Walk(self.writer.aside(), self._writers, self.notes, self.title)
        walk.is_aside, walk.defines = True, defines or self.defines
        return walk

    def lines_of(self, argument: Argument) -> list[str]:
        """Return the lines that a walk aside has written of an argument."""
        self.value(argument)
        return self.writer.lines()

    def value(self, argument: Argument) -> None:
        """Write the value of an argument."""
        with self.writer.trimmed():
            self.nodes(argument.value, argument.at)

    def first(self, call: Call, *names: str) -> bool:
        """Write the first of some arguments that is there; return whether one is."""
        argument = next((one for name in names if (one := call.arguments.get(name)) and one.words), None)
        if argument:
            self.value(argument)
        return argument is not None

    def begin(self, block: Block) -> None:
        """Begin a block where none stands open that holds whatever comes."""
        if self._in_line:
            self.writer.space()
        else:
            self.writer.begin(block)

    def begin_line(self) -> None:
        """Begin the next of several values: a line, or within a line behind a comma."""
        if not self._in_line:
            self.writer.begin(Item(0) if not self.is_aside else Paragraph())
        elif not self.writer.is_empty:
            self.writer.separate(", ")

    def in_line(self, block: Block, write: Callable[[], None]) -> None:
        """Write a block that is a line, whatever it holds."""
        self.begin(block)
        self._in_line += 1
        write()
        self._in_line -= 1
        if not self._in_line:
            self.writer.end()

    # nodes

    def nodes(self, code: Wikicode, at: int, *, are_lines: bool = False) -> None:
        """Write what readers see of some nodes; the first begins at `at` (code points of the file).

        `are_lines` says that they are lines of the article, and not what a link or a template holds.
        """
        held = code.nodes
        for number, node in enumerate(held):
            length = len(str(node))
            if isinstance(node, Tag) and are_lines and self._is_bold_line(held, number):
                self._bold_line(node, at)
            elif isinstance(node, Tag) and node.wiki_markup and str(node.tag) in {"li", "dt", "dd"}:
                self._marker(str(node.wiki_markup), islice(held, number + 1, None))
            else:
                self._node(node, Span(at, at + length))
            at += length

    def _node(self, node: Node, span: Span) -> None:
        match node:
            case Text():
                self.lines(span)
                return
            case Comment():
                self.writer.leave_out(span, Reason.COMMENTS)
                return
            case HTMLEntity():
                self.writer.put(html.unescape(str(node)), span)
            case WikiHeading():
                at = span.start + node.level
                self.in_line(Heading(node.level), lambda: self.nodes(node.title, at))
                self._markers = ""
            case Wikilink():
                self._wikilink(node, span)
            case ExternalLink():
                self._external_link(node, span)
            case Template():
                self._writers.template(node, span, self)
            case Tag() if str(node.tag).casefold() == "table":
                self._writers.table(node, span, self)
            case Tag():
                self._writers.tag(node, span, self)
            case _:
                self.writer.leave_out(span, Reason.TEMPLATES)
        self._breaks = 0

    def lines(self, span: Span) -> None:
        """Write text as it stands, line for line."""
        start = span.start
        for found in re.finditer("\n", span.of(self.writer.shown)):
            self._words(Span(start, span.start + found.start()))
            self._end_line()
            start = span.start + found.end()
        self._words(Span(start, span.end))

    def _words(self, span: Span) -> None:
        if not span.of(self.writer.shown).isspace() and span.start < span.end:
            self._breaks = 0
        self.writer.text(span)

    def _end_line(self) -> None:
        self._breaks += 1
        if self._in_line or not (self._markers or self._breaks > 1):
            self.writer.space()
        else:
            self.writer.end()
            self._markers = ""

    def _marker(self, sign: str, behind: Iterable[Node]) -> None:
        """Take the next sign of those that a line begins with."""
        if self._in_line:
            self.begin_line()
            return
        is_term = self._markers.endswith(";") and sign == ":"
        self._markers += sign
        self._breaks = 0
        level = sum(one in "*#" for one in self._markers)
        if sign in "*#":
            self.begin(Item(0, sign == "#", level))
        elif is_term:
            self.begin(Item(0, level=level + 2))
        elif sign == ";":
            self.begin(Item(0, level=level + 1) if _has_definition(behind) else Heading(5))
        else:
            self.begin(Paragraph())

    def _is_bold_line(self, held: Sequence[Node], number: int) -> bool:
        """Tell whether words in bold have a line of their own, as a heading of some people's does."""
        words = str(held[number])
        if self._in_line or self._markers or not words.startswith("'''"):
            return False
        before = str(held[number - 1]) if number else ""
        behind = str(held[number + 1]) if number + 1 < len(held) else ""
        bare = words.strip("'")
        return (
            before[-1:] in {"", "\n"}
            and behind[:1] in {"", "\n"}
            and 0 < len(bare) <= _LONGEST_HEADING
            and bare[-1] not in ".!?"
        )

    def _bold_line(self, node: Tag, at: int) -> None:
        start = contents_at(node, at)
        level = level_by_words(str(node.contents))
        self.in_line(Heading(level), lambda: self.nodes(node.contents, start))

    # links

    def _wikilink(self, node: Wikilink, span: Span) -> None:
        title = str(node.title).strip()
        if reason := _reason(title):
            self.writer.leave_out(span, reason)
            if node.text is not None:  # a caption may bring the words of a reference
                self.aside().nodes(node.text, span.start + len("[[") + len(str(node.title)) + len("|"))
            return
        address = of_article(title)
        if address:
            self.writer.open(Link(address))
        at = span.start + len("[[")
        if node.text is not None:
            self.nodes(node.text, at + len(str(node.title)) + len("|"))
        else:
            self.writer.text(Span(at + str(node.title).startswith(":"), span.end - len("]]")))
        if address:
            self.writer.close()

    def _external_link(self, node: ExternalLink, span: Span) -> None:
        address = web(str(node.url))
        if address:
            self.writer.open(Link(address))
        if node.title is not None:
            self.nodes(node.title, span.end - len("]") - len(str(node.title)))
        else:
            bracket = int(bool(node.brackets))
            self.writer.text(Span(span.start + bracket, span.end - bracket))
        if address:
            self.writer.close()


def contents_at(tag: Tag, at: int) -> int:
    """Return where the contents of a tag begin that itself begins at `at` (code points of the file)."""
    inside = sum(len(str(attribute)) for attribute in tag.attributes) + len(tag.padding or "")
    if tag.wiki_markup:
        return at + len(tag.wiki_markup) + inside + len(tag.wiki_style_separator or "")
    return at + len("<") + len(str(tag.tag)) + inside + len(">")


def _reason(title: str) -> Reason | None:
    """Return why a link is left out, by its namespace; None where readers see it."""
    name = title.casefold()
    if re.match(pattern("intake/wikitext/namespaces.txt#pictures"), name):
        return Reason.PICTURES
    if re.match(pattern("intake/wikitext/namespaces.txt#categories"), name):
        return Reason.CATEGORIES
    return Reason.NAVIGATION if _LANGUAGE.match(title) else None


def _has_definition(behind: Iterable[Node]) -> bool:
    """Tell whether a term is followed by what defines it on the same line."""
    for node in behind:
        if isinstance(node, Tag) and node.wiki_markup == ":":
            return True
        if isinstance(node, Text) and "\n" in str(node):
            return False
    return False

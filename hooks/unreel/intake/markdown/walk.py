"""The walk over what stands in Markdown that writes its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate

from unreel.intake import page_title
from unreel.intake.blocks import (
    Block,
    BlockWriter,
    Entry,
    Heading,
    Italics,
    Item,
    Link,
    Paragraph,
    Row,
    Stretch,
)
from unreel.intake.citation_marks import Mark, marks
from unreel.intake.markdown import front_matter
from unreel.intake.markdown.around import around
from unreel.intake.markdown.events import Event, behind, words_of
from unreel.intake.markdown.infobox import infobox
from unreel.intake.markdown.lines import are_wrapped
from unreel.intake.markdown.looks import address_of, heading_level, is_letter_of_word
from unreel.intake.markdown.signs import signs
from unreel.intake.notes import key_of
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.section_headings import kind_of_heading
from unreel.model.article import Kind
from unreel.model.source_text import Declared, Reason
from unreel.model.spans import Span

_DIV = re.compile(r":{3,}(?:\s*\{[^{}\n]*\}|\s*[\w-]*)\s*")
_TAG = re.compile(r"</?[A-Za-z!?][^<>]*>")
_COMMENT_OR_TAG = lazy_regex(rf"<!--.*?-->|(?P<endless><!--.*)|{_TAG.pattern}", re.DOTALL)
_DRESS = re.compile(
    r"</?(?:sup|sub|i|em|b|strong|a|span|small|u|mark|abbr|cite|font)\b[^<>]*>", re.IGNORECASE
)
"""A tag that only dresses words; marks may stand between several."""
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BACKLINK = re.compile(r"[\s^↑↩︎⏎]+")


class Walk:
    """Writes what readers see of Markdown, event by event."""

    def __init__(self, writer: BlockWriter) -> None:
        """Begin to write words of a file."""
        self.writer = writer
        self.declared = Declared()
        self._is_wrapped = True
        """Are line breaks within a paragraph spaces?"""
        self._kind: Kind | None = None
        """What the last heading names."""
        self._lists: list[int | None] = []
        """Of each list that stands open, the number of its next item; None where they have bullets."""
        self._groups = 0
        self._in_line = 0
        """How many items, headings, rows and notes stand open, whose paragraphs are one line."""
        self._in_heading = False
        self._words: list[tuple[str, Span]] = []
        """Words that follow one another, as the parser cut them at each escape."""
        self._ends: list[Callable[[], None]] = []
        self._keys: dict[str, str] = {}
        self._around: Mapping[int, Reason] = {}
        """What is no part of the article, by the number of the event with which it begins."""

    def over(self, found: Sequence[Event]) -> None:
        """Write all of a file."""
        self._is_wrapped = are_wrapped(self.writer.file, found)
        box = infobox(self.writer.file)
        if box:
            self.declared = self.declared._replace(infobox=box.says)
        self._around = around(found, self.writer.file, box.span if box else None)
        skip = 0
        for number, event in enumerate(found):
            if number < skip:
                continue
            if number in self._around and event.name == "Text":
                self.writer.leave_out(event.span, self._around[number])
                continue
            if event.name == "InlineHtml" and _DRESS.fullmatch(event.span.of(self.writer.file)):
                continue
            if event.name in {"Text", "Code"}:
                self._words.append((str(event.value), self._span_of(event)))
                continue
            self._flush()
            if event.begins and (end := self._apart(event, found, number)):
                skip = end
            elif event.begins:
                self._ends.append(self._begin(event, found, number))
            elif event.ends:
                self._ends.pop()()
            else:
                self._stand(event)
        self._flush()

    # words

    def _span_of(self, event: Event) -> Span:
        """Return where the words of an event stand, without the signs around them."""
        at = self.writer.file.find(str(event.value), event.span.start, event.span.end)
        return Span(at, at + len(str(event.value))) if at >= 0 else event.span

    def _flush(self) -> None:
        """Write the words that have come, but for what is no word in them."""
        words = "".join(word for word, _ in self._words)
        if _DIV.fullmatch(words):
            words = ""
        left_out = [*signs(words, in_heading=self._in_heading)]
        if self._in_heading and words.endswith(":"):
            left_out.append(Mark(Span(len(words) - 1, len(words)), "", ""))
        ends = [*accumulate(len(word) for word, _ in self._words)]
        at = 0
        for span, key, label in sorted(left_out):
            if span.start >= at:
                self._write(Span(at, span.start), ends)
                if label:
                    self.writer.cite(key, label)
                at = span.end
        self._write(Span(at, len(words)), ends)
        self._words = []

    def _write(self, stretch: Span, ends: Sequence[int]) -> None:
        """Write a stretch of the words that have come; `ends` says where each of them ends."""
        for number in range(bisect_right(ends, stretch.start), len(ends)):
            words, span = self._words[number]
            at = ends[number] - len(words)
            start, end = max(stretch.start - at, 0), min(stretch.end - at, len(words))
            if start >= end:
                return
            if span.of(self.writer.file) == words:
                self.writer.text(Span(span.start + start, span.start + end))
            else:
                self.writer.put(words[start:end], span if start == 0 else Span(span.end, span.end))

    # what stands apart

    def _apart(self, event: Event, found: Sequence[Event], number: int) -> int:
        """Leave out what is no part of the words; return the number of the event behind it, else 0."""
        if event.name == "MetadataBlock":
            declared = front_matter.declared(
                str(found[number + 1].value), is_toml=event.value == "PlusesStyle"
            )
            self.declared = declared._replace(infobox=self.declared.infobox)
            self.writer.leave_out(event.span, Reason.METADATA)
        elif number in self._around:
            if self._around[number] is Reason.METADATA:
                self._declare(event.span.of(self.writer.file))
            self.writer.leave_out(event.span, self._around[number])
        elif event.name == "Image":
            self.writer.leave_out(event.span, Reason.PICTURES)
        elif event.name == "Link" and self._is_mark(event, words_of(found, number)):
            self.writer.leave_out(event.span, Reason.CITATION_MARKS)
        elif event.name == "Heading" and self._is_title(words_of(found, number)):
            if not self.declared.title:
                self.declared = self.declared._replace(title=page_title.read(words_of(found, number)).film)
            self.writer.leave_out(event.span, Reason.TITLE)
        else:
            return 0
        return behind(found, number)

    def _declare(self, properties: str) -> None:
        """Take what lines like "URL: https://…" say of the text, but for what it has said before."""
        said = front_matter.declared(properties, is_toml=False)
        missing = {name: value for name, value in said._asdict().items() if not getattr(self.declared, name)}
        self.declared = self.declared._replace(**missing)

    def _is_title(self, words: str) -> bool:
        """Tell whether a heading above all else is the title of the page."""
        return not self.writer.builder.length and not kind_of_heading(words)[0]

    def _is_mark(self, link: Event, words: str) -> bool:
        """Tell whether a link names a reference, or is the way back from one; if so note what it says."""
        _, sign, target = link.of("dest_url").partition("#")
        if not sign:
            return False
        if _BACKLINK.fullmatch(words):
            return True
        label = next(iter(marks(words)), None)
        if label is None or label.span != Span(0, len(words)):
            return False
        self.writer.cite(self._keys.setdefault(target, label.key), label.label)
        return True

    # blocks and stretches

    def _begin(self, event: Event, found: Sequence[Event], number: int) -> Callable[[], None]:
        """Begin a thing; return what is to be done where it ends."""
        end: Callable[[], None] = _nothing
        match event.name:
            case "Emphasis" if is_letter_of_word(self.writer.file, event.span):
                self._star(event.span.start)
                end = partial(self._star, event.span.end - 1)
            case "Emphasis":
                end = self._open(Italics())
            case "Link" if address := address_of(event):
                end = self._open(Link(address))
            case "List":
                self._groups += not self._lists
                self._lists.append(event.value if isinstance(event.value, int) else None)
                end = partial(self._lists.__delitem__, -1)
            case "Table":
                self._groups += 1
            case "TableCell":
                self.writer.cell()
            case "HtmlBlock" | "Paragraph" if self._in_line:
                self.writer.space()
                end = self.writer.space
            case _:
                end = self._begin_block(event, found, number)
        return end

    def _begin_block(self, event: Event, found: Sequence[Event], number: int) -> Callable[[], None]:
        if level := heading_level(found, number):
            return self._open_line(Heading(level), words_of(found, number))
        match event.name:
            case "Item":
                return self._begin_item()
            case "FootnoteDefinition":
                return self._begin_note(str(event.value))
            case "TableHead" | "TableRow":
                return self._open_line(Row(self._groups, event.name == "TableHead"))
            case "Paragraph" | "HtmlBlock" | "CodeBlock":
                self.writer.begin(Paragraph())
                return self.writer.end
        return _nothing

    def _star(self, at: int) -> None:
        self._words.append((self.writer.file[at], Span(at, at + 1)))

    def _open(self, stretch: Stretch) -> Callable[[], None]:
        self.writer.open(stretch)
        return self.writer.close

    def _begin_item(self) -> Callable[[], None]:
        number = self._lists[-1] if self._lists else None
        end = self._open_line(Item(self._groups, number is not None, max(1, len(self._lists))))
        if number is None:
            return end
        self._lists[-1] = number + 1
        if self._kind not in {Kind.REFERENCES, Kind.NOTES} or len(self._lists) > 1:
            return end
        return self._open_entry(str(number), end)

    def _begin_note(self, label: str) -> Callable[[], None]:
        """Begin the words of a footnote; they stand among the references."""
        if self._kind not in {Kind.REFERENCES, Kind.NOTES}:
            self._open_line(Heading(2), "References")
            self.writer.say("References")
            self._in_line -= 1
        return self._open_entry(key_of(label), self._open_line(Item(-1, ordered=True)))

    def _open_entry(self, key: str, end: Callable[[], None]) -> Callable[[], None]:
        self.writer.open(Entry(key))

        def close() -> None:
            self.writer.close()
            end()

        return close

    def _open_line(self, block: Block, words: str = "") -> Callable[[], None]:
        """Begin a block that is one line, whatever it holds; `words` are those of a heading."""
        self.writer.begin(block)
        self._in_line += 1
        self._in_heading = isinstance(block, Heading)
        if isinstance(block, Heading):
            self._kind = kind_of_heading(words)[0]

        def close() -> None:
            self._in_line -= 1
            self._in_heading = False
            self.writer.end()

        return close

    # what stands alone

    def _stand(self, event: Event) -> None:
        match event.name:
            case "FootnoteReference":
                self.writer.cite(key_of(str(event.value)), f"[{event.value}]")
            case "SoftBreak" if self._is_wrapped or self._in_line:
                self.writer.space()
            case "HardBreak" | "SoftBreak":
                self._break_line()
            case "Html" | "InlineHtml":
                self._html(event.span)

    def _break_line(self) -> None:
        """Begin the next line of a paragraph whose lines count: an entry of a list, or a paragraph."""
        if self._in_line:
            self.writer.space()
        else:
            self.writer.begin(Paragraph())

    def _html(self, span: Span) -> None:
        """Write the words between tags of HTML."""
        at = span.start
        for tag in _tags(self.writer.file, span):
            self.writer.text(Span(at, tag.start()))
            at = tag.end()
            if _BREAK.fullmatch(tag[0]):
                self._break_line()
            elif tag[0].startswith("<!--"):
                self.writer.leave_out(Span(*tag.span()), Reason.COMMENTS)
        self.writer.text(Span(at, span.end))


def _tags(file: str, html: Span) -> Iterator[re.Match[str]]:
    """Return the tags and comments in a stretch of HTML; a comment that has no end is words."""
    for found in _COMMENT_OR_TAG.finditer(file, *html):
        if found["endless"] is None:
            yield found
        else:
            yield from _TAG.finditer(file, *found.span())


def _nothing() -> None:
    """Do nothing where a thing ends."""

"""Read what the sections of a text consist of: paragraphs, entries of lists, headings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from unreel.lexicon.section_headings import kind_of_heading
from unreel.lists import external_links, references
from unreel.lists.cast import lines as cast_lines
from unreel.lists.cast import reader as cast
from unreel.lists.cast.evidence import learned as learned_cast
from unreel.lists.cast.lines import Known, ListLine
from unreel.model.article import PROSE, ExternalLink, Kind, Reference, Role, Section
from unreel.model.spans import Span
from unreel.pages.layout import PAGES
from unreel.splitting import back_matter, paragraphs, quotations, see_also, sentences
from unreel.splitting.paragraphs import SentenceRun
from unreel.splitting.sections.headings import Outline, TextHeading
from unreel.store.weights import FeatureWeights

if TYPE_CHECKING:
    from unreel.lists.cast.evidence import Model as CastModel
    from unreel.recovery.citations.model import Model as CitationModel
    from unreel.splitting.paragraphs import Paragrapher
    from unreel.splitting.sections.splitter import Splitter


_BLANK = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"[^\n]+")


class Passage(NamedTuple):
    """A paragraph of the seed: its sentences' places, and whether it is someone's own words."""

    sentences: tuple[Span, ...]
    quoted: bool = False

    @property
    def span(self) -> Span:
        """Return the place of the whole paragraph."""
        return Span(self.sentences[0].start, self.sentences[-1].end)


class HeadingLine(NamedTuple):
    """A heading that the seed kept; its characters are of the section that it stands in."""

    words: str
    shown: bool
    """Not where nothing stands below it, or where it only says what its page is called anyway ("Plot", the
    film's title above the overview)."""
    span: Span
    level: int = 2
    """In the seed; 1 for the highest."""
    opens: bool = False
    """Is it the one that says what its page is called?"""


class Item(NamedTuple):
    """An entry of a list that the seed has as one: awards, songs, what to see also."""

    span: Span
    ordered: bool = False


Part = Passage | Role | Reference | ExternalLink | HeadingLine | Item


class Models(NamedTuple):
    """Models to stand in for those that were learned, as in cross-validation; None for the learned one."""

    splitter: Splitter | None = None
    paragrapher: Paragrapher | None = None
    cast: CastModel | None = None
    references: FeatureWeights | None = None
    links: FeatureWeights | None = None
    openings: FeatureWeights | None = None
    """Where the references start."""
    citations: CitationModel | None = None


LEARNED = Models()


class Source(NamedTuple):
    """What is known of a text before its sections are read."""

    outline: Outline
    names: Sequence[str] = ()
    """The film's own names."""
    models: Models = LEARNED


def parts(source: Source, sections: Sequence[Section]) -> Iterator[Part]:
    """Return what the sections of a text consist of: paragraphs, list entries, headings."""
    pieces = list(_pieces(source, sections))
    paragrapher = source.models.paragrapher or paragraphs.learned()
    prose = [piece for piece in pieces if isinstance(piece, SentenceRun)]
    split = iter(paragrapher.split(source.outline.text, prose))
    for piece in pieces:
        if isinstance(piece, SentenceRun):
            yield from map(Passage, next(split))
        else:
            yield piece


def _pieces(source: Source, sections: Sequence[Section]) -> Iterator[Part | SentenceRun]:
    """Return the parts of all sections, prose as yet without paragraphs where none are marked."""
    read = _Stretches(source, sections)
    opened: set[Kind] = set()
    for section in sections:
        at = section.span.start
        for line in _headings(source, section, opened):
            yield from read.parts(section.kind, Span(at, line.span.start))
            yield line
            at = line.span.end
        yield from read.parts(section.kind, Span(at, section.span.end))


def _headings(source: Source, section: Section, opened: set[Kind]) -> list[HeadingLine]:
    """Return the headings of a section; `opened` gathers the kinds whose own heading has come."""
    outline = source.outline
    start, end = section.span
    first = bisect_left(outline.headings, start, key=lambda heading: heading.span.start)
    marked = list(takewhile(lambda heading: heading.span.start < end, outline.headings[first:]))
    found: list[HeadingLine] = []
    for at, heading in enumerate(marked):
        opens = section.kind not in opened and _names_page(heading, section.kind)
        if opens:
            opened.add(section.kind)
        words = " ".join(heading.words.split())
        named = opens and (section.kind in PROSE or words.casefold() == str(section.kind))
        named = named or (section.kind is Kind.OVERVIEW and words in source.names)
        shown = not (named or heading.is_empty or _names_other_page(outline, section, marked[at : at + 2]))
        found.append(HeadingLine(words, shown, heading.span, heading.level, named))
    for span in () if outline.source.marks.headings else back_matter.headings(outline.text, section):
        if not any(span.overlaps(heading.span) for heading in marked):
            words = span.of(outline.text)
            found.append(HeadingLine(words, not (words == "References" and span.start == start), span))
    return sorted(found, key=lambda line: line.span)


def _names_page(heading: TextHeading, kind: Kind) -> bool:
    """Return whether a heading says what the page of a kind is called: "Themes and motifs"."""
    if heading.kind is not kind or heading.sub is not None:
        return False
    first = heading.words.casefold().partition(" ")[0]
    titles = {page.title.casefold() for page in PAGES if kind in page.kinds}
    return kind_of_heading(heading.words) == (kind, None) or first in titles


def _names_other_page(outline: Outline, section: Section, pair: Sequence[TextHeading]) -> bool:
    """Return whether a heading names another page, and stands right above the next one.

    "Release" is such a one above "Box office", whose page is that of the reception.
    """
    first, *after = pair
    names = first.kind in PROSE and first.kind is not section.kind and first.sub is None
    return names and any(not outline.text[first.span.end : one.span.start].strip() for one in after)


class _Stretches:
    """Reads stretches of a text without headings."""

    def __init__(self, source: Source, sections: Sequence[Section]) -> None:
        self._source, self._text = source, source.outline.text
        marks = source.outline.source.marks
        self._items = {item.span.start: item for item in marks.items}
        self._rows = {row.cells[0].start: row for row in marks.rows if row.cells}
        self._entries = [entry.span.start for entry in marks.entries]
        self._sections = sections

    def parts(self, kind: Kind, span: Span) -> Iterator[Part | SentenceRun]:
        """Return the parts of a stretch; where lines are marked, no part crosses one."""
        marked = self._source.outline.source
        if not (marked.has_paragraphs or marked.has_lines):
            yield from self._run_on(kind, span)
            return
        blocks = [self._lines(block) for block in _blocks(self._text, span)]
        if kind is Kind.CAST:
            yield from self._cast(blocks)
            return
        for block in blocks:
            for line in block:
                yield from self._line(kind, line, is_entry=line.is_entry or len(block) > 1)

    def _run_on(self, kind: Kind, span: Span) -> Iterator[Part | SentenceRun]:
        """Return the parts of a stretch that has lost its lines."""
        text, models, names = self._text, self._source.models, self._source.names
        match kind:
            case Kind.CAST:
                for part in cast.read(text, span, models.cast):
                    yield from [part] if isinstance(part, Role) else _prose(text, kind, part)
            case Kind.REFERENCES:
                *known, rest = _cut(span, self._entries)
                yield from (Reference(one.of(text), one.trimmed(text)) for one in known)
                yield from references.read(text, rest, names, models.references)
            case Kind.EXTERNAL_LINKS:
                yield from external_links.read(text, span, names, models.links)
            case Kind.SEE_ALSO:
                yield from map(Item, see_also.entries(text, span))
            case _:
                yield from _prose(text, kind, span)

    def _lines(self, block: Span) -> list[ListLine]:
        """Return the lines of a block; the lines of one that has several are those of a list."""
        return [self._marked(line) for line in _lines(self._text, block)]

    def _marked(self, line: Span) -> ListLine:
        row = self._rows.get(line.start)
        item = self._items.get(line.start)
        cells, header = (row.cells, row.header) if row else ((), False)
        level, ordered = (item.level, item.ordered) if item else (1, False)
        return ListLine(line, level, cells, header, ordered, is_entry=bool(row or item))

    def _line(self, kind: Kind, line: ListLine, *, is_entry: bool) -> Iterator[Part]:
        """Return the parts of one line outside of cast lists."""
        words, lined = line.span.of(self._text), self._source.outline.source.has_lines
        match kind:
            case Kind.REFERENCES if is_entry or lined or self._is_cited(line):
                yield Reference(words, line.span)
            case Kind.EXTERNAL_LINKS if is_entry or lined:
                yield ExternalLink(words, line.span)
            case Kind.REFERENCES | Kind.EXTERNAL_LINKS:
                for part in self._run_on(kind, line.span):
                    if not isinstance(part, SentenceRun):
                        yield part
            case _ if is_entry:
                yield Item(line.span, line.ordered or (kind is Kind.NOTES and self._is_cited(line)))
            case Kind.NOTES if self._is_cited(line):
                yield Item(line.span, ordered=True)
            case _:
                yield from _paragraph(self._text, line.span)

    def _is_cited(self, line: ListLine) -> bool:
        """Return whether marks of the text may name a line."""
        at = bisect_left(self._entries, line.span.start)
        return at < len(self._entries) and self._entries[at] < line.span.end

    def _cast(self, blocks: Sequence[Sequence[ListLine]]) -> Iterator[Part]:
        """Return the parts of a stretch of the cast: roles where lines are entries, prose around them."""
        listed = [line for block in blocks for line in block if line.is_entry or len(block) > 1]
        alone = [line for block in blocks for line in block if not line.is_entry and len(block) == 1]
        if cast_lines.are_entries(self._text, alone):
            listed = sorted([*listed, *alone], key=lambda line: line.span)
        read = {one.span.start: one for one in cast_lines.read(self._text, listed, self._known)}
        at = 0
        for line in (line for block in blocks for line in block):
            part = read.get(line.span.start, line)
            if line.span.start < at:
                continue  # nested below the line before
            at = part.span.end
            if isinstance(part, Role):
                yield part
            elif cast_lines.is_header(self._text, part):
                yield HeadingLine(part.span.of(self._text), shown=False, span=part.span)
            elif part.is_entry:
                yield Item(part.span, part.ordered)
            elif read:
                yield from _paragraph(self._text, part.span)
            else:
                yield from self._run_on_paragraph(part.span)

    def _run_on_paragraph(self, span: Span) -> Iterator[Part]:
        """Return the roles and the prose of a paragraph of the cast that may hold a whole list."""
        for part in cast.read(self._text, span, self._source.models.cast):
            yield from [part] if isinstance(part, Role) else _paragraph(self._text, part)

    @cached_property
    def _known(self) -> Known:
        """Return what the overview and the plot tell of names."""
        overview, plot = (
            " ".join(section.span.of(self._text) for section in self._sections if section.kind is kind)
            for kind in (Kind.OVERVIEW, Kind.PLOT)
        )
        return Known(overview, plot, (self._source.models.cast or learned_cast()).given)


def _cut(span: Span, starts: Sequence[int]) -> list[Span]:
    """Cut a stretch in front of each of the `starts` in it, but for one at its own start."""
    inner = starts[bisect_right(starts, span.start) : bisect_left(starts, span.end)]
    return [Span(a, b) for a, b in pairwise([span.start, *inner, span.end])]


def _blocks(text: str, span: Span) -> Iterator[Span]:
    """Return the stretches between blank lines."""
    at = span.start
    for blank in [*_BLANK.finditer(text, span.start, span.end), None]:
        block = Span(at, blank.start() if blank else span.end).trimmed(text)
        if block.start < block.end:
            yield block
        at = blank.end() if blank else span.end


def _lines(text: str, block: Span) -> Iterator[Span]:
    for found in _LINE.finditer(text, block.start, block.end):
        line = Span(*found.span()).trimmed(text)
        if line.start < line.end:
            yield line


def _prose(text: str, kind: Kind, span: Span) -> Iterator[Passage | SentenceRun]:
    for sentences_, quoted in quotations.parts(text, sentences.split(text, span)):
        yield Passage(tuple(sentences_), quoted=True) if quoted else SentenceRun(kind, sentences_)


def _paragraph(text: str, span: Span) -> Iterator[Passage]:
    """Return a paragraph of its own; a quotation that it introduces is set apart."""
    for sentences_, quoted in quotations.parts(text, sentences.split(text, span)):
        yield Passage(tuple(sentences_), quoted)

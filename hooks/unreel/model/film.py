"""A film and its pages in docs/, down to the sentences and what they link to.

Everything is frozen, so it can be shared, compared and cached. Spans, lines and anchors take no
part in comparisons: a film read back from its pages equals the film that was written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from unreel.model.article import Kind
from unreel.model.film_ids import FilmIds
from unreel.model.source_text import InfoboxLine
from unreel.model.spans import NO_SPAN, Span

PEOPLE = "people"
"""The `section:` of the page that has a heading for each person."""


class Crosslink(NamedTuple):
    """A link inside a sentence: which of its words lead where."""

    span: Span
    """Code points into the sentence's text."""
    target: str
    """As Markdown has it, relative to the page ('cast.md#estelle', '#jimmy'), or an address elsewhere."""


class CitationLink(NamedTuple):
    """A place in a sentence that names a reference: a link, and none of the sentence's words."""

    at: int
    """Where it stands: code points into the sentence's text."""
    name: str
    """What the link says: 'Quill 2011'."""
    target: str
    """As Markdown has it: 'references.md#ref-quill-2011'."""
    inferred: bool = False
    """Was it found out, and stated by no source?"""


class SourceRequest(NamedTuple):
    """A place in a sentence at which a reader asked for a source or for better words."""

    at: int
    """Where it stands: code points into the sentence's text."""
    words: str
    """What is asked, in the words of `lexicon/citation_requests.txt`: 'citation needed'."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a page: its words as the reader sees them, white space folded to single spaces."""

    text: str
    links: tuple[Crosslink, ...] = ()
    emphasis: tuple[Span, ...] = ()
    """Which of its words are set in italics, titles mostly: code points into the text, none overlapping."""
    citations: tuple[CitationLink, ...] = ()
    """In the order of their places."""
    requests: tuple[SourceRequest, ...] = ()
    """In the order of their places."""
    span: Span = field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the page's own."""

    text: str
    level: int
    anchor: str
    """The identifier that links lead to, unique on its page."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together; `quoted` where they are someone's words, set apart."""

    sentences: tuple[Sentence, ...]
    quoted: bool = False
    anchor: str = field(default="", compare=False)
    """The identifier that the site or a person gives it, unique on its page: 'p3'; '' where none can be."""
    line: int = field(default=0, compare=False)
    """The number of its last line, behind which the build says `anchor`; 0 where it is not to."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: a cast list, references, external links; each item is one line."""

    items: tuple[Sentence, ...]
    ordered: bool = False
    anchors: tuple[str, ...] = field(default=(), compare=False)
    """The identifiers that the site gives to its items ('ref-3'); none where it gives none."""
    line: int = field(default=0, compare=False)
    """The number of its first line; 0 where something runs on behind its last."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place that the build fills with a fragment: `<!-- entry -->`."""

    name: str
    line: int = field(default=0, compare=False)


class Raw(NamedTuple):
    """Markdown that only people write (a table, a code block), kept as it stands."""

    markdown: str


Block = Heading | Paragraph | Listing | Placeholder | Raw


def sentences_of(block: Block) -> list[Sentence]:
    """Return the sentences of a block, or the items of a list."""
    return [sentence for sentence, _ in sentences_with_anchors(block)]


def sentences_with_anchors(block: Block) -> Iterable[tuple[Sentence, str]]:
    """Return the sentences of a block, each with the anchor of its paragraph or item, or ''."""
    match block:
        case Paragraph(sentences, anchor=anchor):
            return [(sentence, anchor) for sentence in sentences]
        case Listing(items, anchors=anchors):
            return zip(items, anchors or repeat(""), strict=False)
    return ()


class Page(NamedTuple):
    """One Markdown file of a film."""

    name: str
    """The file's name in the film's folder: 'plot.md'."""
    section: str
    """What it is about, as its front matter says: a `Kind`, 'people', or '' where a person added it."""
    title: str
    blocks: tuple[Block, ...]

    @property
    def label(self) -> str:
        """Return what the film's other pages call it: the overview bears the film's title, as they all do."""
        return "Overview" if self.section == Kind.OVERVIEW else self.title

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of the page in reading order, headings aside."""
        return tuple(sentence for block in self.blocks for sentence in sentences_of(block))

    @property
    def has_only_placeholders(self) -> bool:
        """Return whether all that the page shows below its title is filled in by the build."""
        return all(isinstance(block, Placeholder) for block in self.blocks)


class Attribution(NamedTuple):
    """Where a film's text comes from, for the line "adapted from …"."""

    title: str = ""
    site: str = ""
    url: str = ""
    licence: str = ""


def dated(title: str, year: str) -> str:
    """Return a film's title with its year, "Night Train (1999)"; the title alone where the year is ''."""
    return f"{title} ({year})" if year else title


class Film(NamedTuple):
    """A film as its pages in docs/ tell it."""

    slug: str
    """The folder's name in docs/, and the film's place in the site's addresses."""
    title: str
    year: str
    """The year of its first release as the text states it, or ''."""
    seed: str
    """The text it comes from, as a path from the project's folder: 'seeds/hardcore-henry.txt'."""
    source: Attribution
    pages: tuple[Page, ...]
    infobox: tuple[InfoboxLine, ...] = ()
    """What the infobox that came with its text says, in its order."""
    italics: tuple[str, ...] = ()
    """Titles that its text sets in italics, each once."""
    ids: FilmIds = FilmIds()
    """What others call it."""

    def page(self, section: str) -> Page | None:
        """Return the film's page of that section, if it has one."""
        return next((page for page in self.pages if page.section == section), None)

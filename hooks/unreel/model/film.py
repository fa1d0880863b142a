"""The model: what a film article consists of, from the seed's stretches to a page's sentences.

Everything is frozen, so it can be shared, compared and cached. What has a place in a text holds
it as a `Span` of code points into that text: the seed, or the page it was read from. On pages,
places take no part in comparisons: a film read back from its pages equals the film that was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """A stretch of a text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that lie at this place of `text`."""
        return text[self.start : self.end]


NOWHERE = Span(0, 0)


class Kind(StrEnum):
    """What a section is about; the order is the one in which the pages are read."""

    OVERVIEW = "overview"
    PLOT = "plot"
    CAST = "cast"
    PRODUCTION = "production"
    RELEASE = "release"
    RECEPTION = "reception"
    SEQUEL = "sequel"
    NOTES = "notes"
    REFERENCES = "references"
    EXTERNAL_LINKS = "external-links"


PROSE = (
    Kind.OVERVIEW,
    Kind.PLOT,
    Kind.CAST,
    Kind.PRODUCTION,
    Kind.RELEASE,
    Kind.RECEPTION,
    Kind.SEQUEL,
)
BACK_MATTER = (Kind.NOTES, Kind.REFERENCES, Kind.EXTERNAL_LINKS)

SUBSECTIONS: dict[Kind, tuple[str, ...]] = {
    Kind.PRODUCTION: (
        "development",
        "casting",
        "filming",
        "design",
        "effects",
        "music",
        "post-production",
    ),
    Kind.RELEASE: ("theatrical", "marketing", "home-media"),
    Kind.RECEPTION: ("box-office", "critical-response", "accolades", "legacy"),
}


class Section(NamedTuple):
    """A labelled stretch of the seed. A film's sections tile its text; a kind may come back."""

    kind: Kind
    sub: str | None
    """One of `SUBSECTIONS[kind]`, or None where the text has no such part."""
    span: Span
    confidence: float = 1.0
    """How likely it is, from 0 to 1, that a section starts at `span.start`; 1 where a person said so."""


class Role(NamedTuple):
    """One line of a cast list: who plays whom."""

    actors: tuple[str, ...]
    """Their names as the list has them; empty where it names none."""
    others: bool
    """Does the list say that there were more of them ("and others")?"""
    character: str
    """The role's name, whole: 'Dmitry "Slick Dmitry"'."""
    description: str = ""
    """What follows the name in the list, without the mark that sets it off."""
    span: Span = NOWHERE


class Reference(NamedTuple):
    """One entry of the references. `text` is whole; the fields are what could be read out of it."""

    text: str
    authors: tuple[str, ...] = ()
    """As the entry has them, family name first where it does: 'Galuppo, Mia'."""
    title: str = ""
    publisher: str = ""
    date: str = ""
    """Day, month or year of publication, as far as it is known: ISO 8601 (2016-01-13, 2016-01, 2016)."""
    retrieved: str = ""
    archived: str = ""
    language: str = ""
    """As the entry names it: 'Russian'."""
    medium: str = ""
    """What kind of thing it is, where the entry says so: 'Press release', 'Tweet', 'PDF'."""
    span: Span = NOWHERE


class Link(NamedTuple):
    """One entry of the external links; the flat text has lost its address."""

    text: str
    span: Span = NOWHERE


class Crosslink(NamedTuple):
    """A link inside a sentence: which of its words lead where."""

    span: Span
    """Code points into the sentence's text."""
    target: str
    """As Markdown has it, relative to the page: 'cast.md#estelle', '#jimmy'."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a page: its words as the reader sees them, white space folded to single spaces."""

    text: str
    links: tuple[Crosslink, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


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
class Fragment:
    """A place that the build fills: `<!-- entry -->`."""

    name: str
    line: int = field(default=0, compare=False)


class Raw(NamedTuple):
    """Markdown that only people write (a table, a code block), kept as it stands."""

    markdown: str


Block = Heading | Paragraph | Listing | Fragment | Raw


def said(block: Block) -> tuple[Sentence, ...]:
    """Return the sentences of a block, or the items of a list."""
    match block:
        case Paragraph(sentences):
            return sentences
        case Listing(items):
            return items
    return ()


def placed(block: Block) -> Iterable[tuple[Sentence, str]]:
    """Return what `said` gives, each with the identifier of its place on the page, or ''."""
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
    def sentences(self) -> tuple[Sentence, ...]:
        """Return all that is said on the page, in reading order, headings aside."""
        return tuple(sentence for block in self.blocks for sentence in said(block))


class Source(NamedTuple):
    """Where a film's text comes from, for the line "adapted from …"."""

    title: str = ""
    site: str = ""
    url: str = ""
    licence: str = ""


class Film(NamedTuple):
    """All that Unreel knows of one film: what its pages say."""

    slug: str
    """The folder's name in docs/, and the film's place in the site's addresses."""
    title: str
    year: str
    """The year of its first release as the text states it, or ''."""
    seed: str
    """The text it comes from, as a path from the project's folder: 'seeds/hardcore-henry.txt'."""
    source: Source
    pages: tuple[Page, ...]

    def page(self, section: str) -> Page | None:
        """Return the film's page of that section, if it has one."""
        return next((page for page in self.pages if page.section == section), None)

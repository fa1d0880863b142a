"""Walk a film's pages once, and hand its sentences in context to all who read what the film says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from unreel.model.article import BACK_MATTER, Kind
from unreel.model.film import Film, Heading, Listing, Page, Paragraph, Raw, Sentence, sentences_with_anchors
from unreel.model.spans import LONGEST, Span
from unreel.pages.read import raw_sentences


class SentenceInContext(NamedTuple):
    """One sentence of a paragraph or one item of a list, and where it stands."""

    sentence: Sentence
    page: Page
    heading: Heading
    """The nearest heading above; one without words or anchor above the first."""
    anchor: str
    """The identifier of its paragraph or list item on the built page: 'p3'; '' where it can have none."""
    quoted: bool = False
    """Is it someone's words, set apart?"""
    listed: bool = False
    """Is it an item of a list?"""
    infobox: bool = False
    """Is it a line of the infobox that came with the text, and on no page?"""

    @property
    def text(self) -> str:
        """Return its words."""
        return self.sentence.text

    @property
    def section(self) -> str:
        """Return what its page is about, as the front matter says: 'release'."""
        return self.page.section

    @property
    def in_cast_list(self) -> bool:
        """Return whether it is a line of the list of who plays whom."""
        return self.listed and self.section == Kind.CAST

    @property
    def in_back_matter(self) -> bool:
        """Return whether its page tells of sources and not of the film."""
        return self.section in BACK_MATTER

    @property
    def target(self) -> str:
        """Return the link that leads here from the film's other pages: 'release.md#p3'."""
        anchor = self.anchor or self.heading.anchor
        return f"{self.page.name}#{anchor}" if anchor else self.page.name

    def target_from(self, name: str) -> str:
        """Return the link that leads here from the film's page whose file is called `name`: '#p3'."""
        return self.target.removeprefix(name) or name


def sentences(film: Film) -> tuple[SentenceInContext, ...]:
    """Return all that a film's pages say, headings aside, in reading order."""
    return tuple(one for page in film.pages for one in sentences_of(page))


def sentences_of(page: Page, *, with_raw: bool = False) -> Iterator[SentenceInContext]:
    """Return what one page says, headings aside, in reading order.

    Of what is kept as it stands (a table, say) there is nothing unless `with_raw` asks for its lines.
    """
    heading = Heading("", 1, "")
    for block in page.blocks:
        if isinstance(block, Heading):
            heading = block
        quoted = isinstance(block, Paragraph) and block.quoted
        anchored = sentences_with_anchors(block)
        if with_raw and isinstance(block, Raw):
            anchored = ((one, "") for one in raw_sentences(block))
        for sentence, anchor in anchored:
            for piece in _pieces(sentence):
                yield SentenceInContext(piece, page, heading, anchor, quoted, isinstance(block, Listing))


def _pieces(sentence: Sentence) -> Iterator[Sentence]:
    """Return a sentence, or the pieces of one that is too long to be one; each has the place of the whole."""
    if len(sentence.text) <= LONGEST:
        yield sentence
        return
    for piece in Span(0, len(sentence.text)).pieces(sentence.text):
        links = (
            link._replace(span=link.span.behind(piece.start))
            for link in sentence.links
            if piece.contains(link.span)
        )
        emphasis = (one.behind(piece.start) for one in sentence.emphasis if piece.contains(one))
        citations = (
            one._replace(at=one.at - piece.start)
            for one in sentence.citations
            if piece.start < one.at <= piece.end
        )
        requests = (
            one._replace(at=one.at - piece.start)
            for one in sentence.requests
            if piece.start < one.at <= piece.end
        )
        words = piece.of(sentence.text)
        yield Sentence(words, tuple(links), tuple(emphasis), tuple(citations), tuple(requests), sentence.span)


def infobox_lines(film: Film) -> tuple[SentenceInContext, ...]:
    """Return the lines of a film's infobox, "Directed by: Ann Lee", as sentences of the overview."""
    page = film.page(Kind.OVERVIEW)
    if page is None:
        return ()
    top = Heading("", 1, "")
    return tuple(
        SentenceInContext(Sentence(f"{label}: {value}"), page, top, "", infobox=True)
        for label, value in film.infobox
    )

"""A film's pages to what they say, sentence by sentence, with who is named in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.model.article import Kind
from unreel.model.film import Film, Heading, Listing, Page, Paragraph, Sentence, sentences_with_anchors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unreel.model.film import Block
    from unreel.model.spans import Span
    from unreel.names.entities import Entity
    from unreel.names.mentions import Finder


class Spot(NamedTuple):
    """A stretch of a page below one heading."""

    page: str
    """The page's file: 'production.md'."""
    heading: str = ""
    """Its words: 'Casting'; '' above the first."""
    anchor: str = ""

    @property
    def target(self) -> str:
        """Return the link that leads there from the film's other pages."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


class Saying(NamedTuple):
    """One sentence, or one line of a list."""

    page: Page
    spot: Spot
    sentence: Sentence
    anchor: str
    """The identifier of its paragraph, or of its line in the cast list; '' where it has none."""
    listed: bool
    """Is it a line of the cast list?"""
    quoted: bool
    named: tuple[tuple[Span, Entity], ...]
    """Whom it names, in its order, with the places in its text."""

    @property
    def target(self) -> str:
        """Return the link that leads there from the film's other pages."""
        return f"{self.page.name}#{self.anchor}" if self.anchor else self.spot.target


def sayings(film: Film, finder: Finder, by_link: Mapping[tuple[str, str], Entity]) -> Iterator[Saying]:
    """Return all that a film's pages say, in reading order, headings aside."""
    for page in film.pages:
        spot = Spot(page.name)
        for block in page.blocks:
            if isinstance(block, Heading):
                spot = Spot(page.name, block.text, block.anchor)
            listed = is_cast_list(page, block)
            quoted = isinstance(block, Paragraph) and block.quoted
            for sentence, anchor in sentences_with_anchors(block):
                named = tuple(sorted(_named(sentence, finder, by_link, page), key=lambda one: one[0]))
                yield Saying(page, spot, sentence, anchor, listed, quoted, named)


def is_cast_list(page: Page, block: Block) -> bool:
    """Return whether a block of a page is the list of who plays whom, or a part of it."""
    return page.section == Kind.CAST and isinstance(block, Listing)


def _named(
    sentence: Sentence, finder: Finder, by_link: Mapping[tuple[str, str], Entity], page: Page
) -> Iterator[tuple[Span, Entity]]:
    """Return who is named in a sentence: those that links lead to, and those that names tell besides."""
    linked = []
    for link in sentence.links:
        file, _, anchor = link.target.partition("#")
        entity = by_link.get((file or page.name, anchor))
        if entity:
            linked.append(link.span)
            yield link.span, entity
    for mention in finder.mentions(sentence.text, page.section):
        if not any(span.start < mention.span.end and mention.span.start < span.end for span in linked):
            yield mention.span, mention.entity

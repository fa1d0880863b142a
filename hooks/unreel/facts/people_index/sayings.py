"""A film's pages to what they say, sentence by sentence, with who is named in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.model.film import Page, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Page, Sentence
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


def sayings(
    sentences: Iterable[SentenceInContext], finder: Finder, by_link: Mapping[tuple[str, str], Entity]
) -> Iterator[Saying]:
    """Return all that a film's pages say, in reading order, headings aside."""
    for one in sentences:
        spot = Spot(one.page.name, one.heading.text, one.heading.anchor)
        named = tuple(sorted(_named(one.sentence, finder, by_link, one.page), key=lambda name: name[0]))
        yield Saying(one.page, spot, one.sentence, one.anchor, one.in_cast_list, one.quoted, named)


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

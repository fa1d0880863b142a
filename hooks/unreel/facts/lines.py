"""A film's pages to the lines of their prose, each with the place that a reader can be led to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.model.article import BACK_MATTER
from unreel.model.film import Film, Heading, Page, Paragraph, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator


class Line(NamedTuple):
    """One sentence of the prose, headings, lists and references left out."""

    text: str
    sentence: Sentence
    page: str
    """The page's file: 'release.md'."""
    section: str
    """What the page is about, as its front matter says: 'release'."""
    heading: str
    """The words of the nearest heading above it: 'Home media'; '' where there is none."""
    paragraph: str
    """Its paragraph's identifier on the built page: 'p3'; '' where it can have none."""
    quoted: bool
    """Is it someone's words, set apart?"""

    @property
    def place(self) -> str:
        """Return the link that leads there from the film's other pages: 'release.md#p3'."""
        return f"{self.page}#{self.paragraph}" if self.paragraph else self.page


def lines(film: Film) -> tuple[Line, ...]:
    """Return the prose of all pages that tell of the film, in reading order."""
    return tuple(line for page in film.pages if page.section not in BACK_MATTER for line in _lines(page))


def _lines(page: Page) -> Iterator[Line]:
    heading = ""
    for block in page.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Paragraph):
            for one in block.sentences:
                yield Line(one.text, one, page.name, page.section, heading, block.anchor, block.quoted)

"""All pages of docs/ to what links to what: the other end of every link, written by hand or not."""

from __future__ import annotations

from collections import defaultdict
from posixpath import dirname
from typing import TYPE_CHECKING, NamedTuple

from unreel.model.film import Heading, Raw, sentences_with_anchors
from unreel.pages.links import resolve
from unreel.pages.read import raw_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from unreel.model.film import Block, Page, Sentence


class Backlink(NamedTuple):
    """A place that links to something."""

    path: str
    """The page's path in docs/: 'night-train/plot.md'."""
    anchor: str
    """The identifier of the paragraph or heading that the link stands in; '' at a page's beginning."""
    film: str
    """The title of the film whose page it is; '' beside the films."""
    page: str
    """What the page is called."""
    heading: str
    """The words of the heading above; '' where there is none."""


def backlinks(
    pages: Mapping[str, Page], titles: Mapping[str, str]
) -> dict[tuple[str, str], tuple[Backlink, ...]]:
    """Return (path, identifier) → the places that link there, one for each heading of each page.

    `pages` are those of docs/ by their paths there; the places come in their order. `titles`
    are those of the films by their folders: only pages there have paragraphs with identifiers.
    """
    found: dict[tuple[str, str], dict[tuple[str, str], Backlink]] = defaultdict(dict)
    for path, page in pages.items():
        heading = Heading("", 1, "")
        for block in page.blocks:
            if isinstance(block, Heading):
                heading = block
            for sentence, anchor in _sentences(block):
                for link in sentence.links:
                    target = resolve(path, link.target)
                    at = (dirname(path) in titles and anchor) or heading.anchor
                    place = Backlink(path, at, titles.get(dirname(path), ""), page.title, heading.text)
                    if target and target[1]:
                        found[target].setdefault((path, heading.anchor), place)
    return {target: tuple(places.values()) for target, places in found.items()}


def _sentences(block: Block) -> Iterable[tuple[Sentence, str]]:
    """Return what may hold links, each with its anchor; of what is kept as it stands (a table), its lines."""
    if isinstance(block, Raw):
        return ((one, "") for one in raw_sentences(block)) if "](" in block.markdown else ()
    return sentences_with_anchors(block)

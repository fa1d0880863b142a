"""All pages of docs/ to what links to what: the other end of every link, written by hand or not."""

from __future__ import annotations

import re
from collections import defaultdict
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from unreel.model.film import Heading, Raw, sentences_with_anchors
from unreel.pages.inline import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unreel.model.film import Block, Page, Sentence

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
_CODE = ("```", "~~~", "    ", "\t")


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
            for said, anchor in _said(block):
                for link in said.links:
                    aim = _aim(path, link.target)
                    at = (dirname(path) in titles and anchor) or heading.anchor
                    place = Backlink(path, at, titles.get(dirname(path), ""), page.title, heading.text)
                    if aim:
                        found[aim].setdefault((path, heading.anchor), place)
    return {aim: tuple(places.values()) for aim, places in found.items()}


def _said(block: Block) -> Iterator[tuple[Sentence, str]]:
    """Return what may hold links; of what the reader leaves as it is (a table), its lines, but no code."""
    if isinstance(block, Raw):
        if "](" in block.markdown and not block.markdown.startswith(_CODE):
            yield from ((sentence(line), "") for line in block.markdown.split("\n"))
    else:
        yield from sentences_with_anchors(block)


def _aim(path: str, target: str) -> tuple[str, str] | None:
    """Return the page and the identifier that a link on the page at `path` leads to, if it is on the site."""
    file, mark, anchor = target.partition("#")
    if not mark or _ELSEWHERE.match(target):
        return None
    return (normpath(join(dirname(path), unquote(file))) if file else path), unquote(anchor)

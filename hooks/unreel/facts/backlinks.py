"""Read what links to what on all pages of docs/: the other end of every link, written by hand or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from posixpath import dirname
from typing import NamedTuple

from unreel.facts.sentences import sentences_of
from unreel.model.film import Page
from unreel.pages.links import resolve


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
        folder = dirname(path)
        film = titles.get(folder, "")
        for one in sentences_of(page, with_raw=True):
            targets = [link.target for link in one.sentence.links if not link.target.startswith("http")]
            targets += [citation.target for citation in one.sentence.citations]
            if not targets:
                continue
            anchor = (folder in titles and one.anchor) or one.heading.anchor
            place = Backlink(path, anchor, film, page.title, one.heading.text)
            for target in filter(None, (resolve(path, target) for target in targets)):
                if target[1]:
                    found[target].setdefault((path, one.heading.anchor), place)
    return {target: tuple(places.values()) for target, places in found.items()}

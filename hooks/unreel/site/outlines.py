"""What the site knows of a film without reading its pages: all that other films' pages show of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern
from typing import Any, NamedTuple

from unreel.facts.backlinks import Backlink
from unreel.library.order import title_order
from unreel.library.summaries.film_summary import FilmSummary, packed, unpacked
from unreel.model.article import PROSE
from unreel.model.film import Attribution, Film, Page

Target = tuple[str, str]
"""What a link leads to: a page's path in docs/, and an identifier there."""

Linked = Mapping[Target, tuple[Backlink, ...]]
"""The places that link there."""


class LinkOut(NamedTuple):
    """A link from a film's pages to a heading of another folder."""

    target: Target
    place: Backlink


class Outline(NamedTuple):
    """A film as others need it."""

    summary: FilmSummary
    pages: tuple[tuple[str, str, str], ...] = ()
    """The pages that are shown, in reading order: file name, section, title."""
    hidden: tuple[str, ...] = ()
    """The paths in docs/ of those that are not."""
    links: tuple[LinkOut, ...] = ()
    """Where its pages lead to headings of other folders, in reading order."""
    shows_all: bool = False
    """Does a page of it speak of all films?"""
    prose: int = 0
    """How many of its pages hold prose."""

    @property
    def film(self) -> Film:
        """Return the film with its pages, and nothing on them."""
        pages = (Page(name, section, title, ()) for name, section, title in self.pages)
        about = self.summary
        return Film(about.slug, about.title, about.year, "", Attribution(), tuple(pages))


def outline(film: Film, summary: FilmSummary, hidden: Iterable[str], linked: Linked) -> Outline:
    """Return the outline of a film; `linked` are all places of its pages that link to something."""
    out = ((target, places) for target, places in linked.items() if not is_in(film.slug, target))
    links = (LinkOut(target, place) for target, places in out for place in places)
    pages = ((page.name, page.section, page.title) for page in film.pages)
    return Outline(summary, tuple(pages), tuple(hidden), tuple(links), prose=len(prose_pages(film)))


def prose_pages(film: Film) -> list[Page]:
    """Return the pages that the text itself is on, and not what was gathered from it."""
    return [page for page in film.pages if page.section in PROSE and page.sentences]


def fullest(outlines: Mapping[str, Outline]) -> str:
    """Return the film with the most pages of prose, of several the first by title; '' where there is none."""
    films = sorted(outlines, key=lambda slug: title_order(outlines[slug].summary.title, slug))
    return max(films, key=lambda slug: outlines[slug].prose, default="")


def pack(one: Outline) -> object:
    """Return what JSON can hold of an outline."""
    return [packed(one.summary), one.pages, one.hidden, one.links, one.shows_all, one.prose]


def unpack(content: Any) -> Outline:  # noqa: ANN401 - it may hold anything: then it is made anew
    """Return the outline again; raise KeyError, TypeError or ValueError where it is none."""
    summary, pages, hidden, links, shows_all, prose = content
    return Outline(
        unpacked(summary),
        tuple((intern(name), intern(section), intern(title)) for name, section, title in pages),
        tuple(map(str, hidden)),
        tuple(link_out(*link) for link in links),
        bool(shows_all),
        int(prose),
    )


def link_out(target: Iterable[str], place: Iterable[str]) -> LinkOut:
    """Return a link again, of what JSON had of it."""
    path, anchor = target
    return LinkOut((path, anchor), Backlink(*place))


def is_in(folder: str, target: Target) -> bool:
    """Return whether a link leads to a page of a folder of docs/."""
    return target[0].startswith(f"{folder}/")


def merged(parts: Iterable[Linked]) -> Linked:
    """Return what several folders link to → their places, in the order of the folders."""
    found: dict[Target, tuple[Backlink, ...]] = {}
    for part in parts:
        for target, places in part.items():
            found[target] = found.get(target, ()) + places
    return found

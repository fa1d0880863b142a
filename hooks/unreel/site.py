"""docs/ as it stands to what the site shows of it: the films, and their pages with fragments filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel import pages, reading_time
from unreel.errors import Complaint
from unreel.film import Film, Fragment, Heading, Kind, Page
from unreel.fragments import FRAGMENTS, Place
from unreel.fragments.attribution import attribution
from unreel.layout import READING_ORDER
from unreel.whereabouts import Whereabouts, whereabouts

if TYPE_CHECKING:
    from pathlib import Path


class Site(NamedTuple):
    """All films of docs/, by their folders' names."""

    films: dict[str, Film]
    whereabouts: dict[str, Whereabouts]
    """Film → who is named where on its pages."""


def read(docs: Path) -> tuple[Site, list[Complaint]]:
    """Read docs/ as it stands, with a complaint for each page that cannot be read."""
    films: dict[str, Film] = {}
    complaints: list[Complaint] = []
    for folder in sorted(path for path in docs.glob("*") if path.is_dir()):
        texts = {}
        for path in sorted(folder.glob("*.md")):
            try:
                texts[path.name] = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                why = "the page cannot be read: save it as UTF-8"
                complaints.append(Complaint(f"docs/{folder.name}/{path.name}", 0, 0, why))
        film = pages.read(folder.name, texts)
        if film.page(Kind.OVERVIEW):
            films[film.slug] = film._replace(pages=tuple(sorted(film.pages, key=place)))
    return Site(films, {slug: whereabouts(film) for slug, film in films.items()}), complaints


def place(page: Page) -> tuple[int, str]:
    """Give a page's place among its film's: in reading order, those that people added behind."""
    return READING_ORDER.get(page.section, len(READING_ORDER)), page.name


def filled(site: Site, source: str, markdown: str) -> str:
    """Give the Markdown of a page with its fragments filled and its origin named.

    `source` is the page's path in docs/ ('hardcore-henry/plot.md'), `markdown` its text, with or
    without front matter.
    """
    slug, _, name = source.rpartition("/")
    film = site.films.get(slug)
    lines = markdown.split("\n")
    heading = None
    for block in pages.page(name, markdown).blocks if "<!--" in markdown else ():
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Fragment) and block.name in FRAGMENTS:
            at = Place(site.films, film, site.whereabouts.get(slug), name, heading)
            lines[block.line - 1] = FRAGMENTS[block.name](at)
    return "\n".join(lines) + (attribution(film.source) if film else "")


def summary(film: Film, source: str) -> str:
    """Give what a page begins with, for search engines and previews: its first sentence, or ''."""
    page = next((page for page in film.pages if page.name == source.rpartition("/")[2]), None)
    return page.sentences[0].text if page and page.sentences else ""


def minutes(site: Site, source: str) -> tuple[int, int]:
    """Give how many minutes a page takes to read, and all of its film; 0 where there is no prose to read."""
    slug, _, name = source.rpartition("/")
    film = site.films.get(slug)
    counts = {page.name: reading_time.words(page) for page in film.pages} if film else {}
    return reading_time.minutes(counts.get(name, 0)), reading_time.minutes(sum(counts.values()))

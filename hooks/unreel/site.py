"""docs/ as it stands to what the site shows of it: the films, and their pages with fragments filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel import facts, pages
from unreel.errors import Complaint
from unreel.film import Block, Film, Fragment, Heading, Kind, Page, Paragraph
from unreel.fragments import FRAGMENTS, Place
from unreel.fragments.attribution import attribution
from unreel.layout import READING_ORDER
from unreel.whereabouts import Whereabouts, whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from unreel.facts.fact import Fact


class Site(NamedTuple):
    """All films of docs/, by their folders' names."""

    films: dict[str, Film]
    whereabouts: dict[str, Whereabouts]
    """Film → who is named where on its pages."""
    facts: dict[str, tuple[Fact, ...]]
    """Film → what its pages state about it."""
    texts: dict[str, str]
    """Page's path in docs/ ('hardcore-henry/plot.md') → its Markdown as it was read."""


def read(docs: Path) -> tuple[Site, list[Complaint]]:
    """Read docs/ as it stands, with a complaint for each page that cannot be read."""
    films: dict[str, Film] = {}
    known: dict[str, str] = {}
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
            known |= {f"{film.slug}/{name}": text for name, text in texts.items()}
    named = {slug: whereabouts(film) for slug, film in films.items()}
    stated = {slug: facts.read(film) for slug, film in films.items()}
    return Site(films, named, stated, known), complaints


def place(page: Page) -> tuple[int, str]:
    """Give a page's place among its film's: in reading order, those that people added behind."""
    return READING_ORDER.get(page.section, len(READING_ORDER)), page.name


def filled(site: Site, source: str, markdown: str) -> str:
    """Give the Markdown of a page with fragments filled, paragraphs identified and its origin named.

    `source` is the page's path in docs/ ('hardcore-henry/plot.md'), `markdown` its text, with or
    without front matter.
    """
    slug, _, name = source.rpartition("/")
    film = site.films.get(slug)
    lines = markdown.split("\n")
    heading = None
    blocks, above = _blocks(site, film, source, markdown)
    for block in blocks:
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Fragment) and block.name in FRAGMENTS:
            stated = site.facts.get(slug, ())
            at = Place(site.films, film, site.whereabouts.get(slug), stated, name, heading)
            lines[block.line - above - 1] = FRAGMENTS[block.name](at)
        elif isinstance(block, Paragraph) and block.line and film:
            mark = "> " if block.quoted else ""
            lines[block.line - above - 1] += f"\n{mark}{{ #{block.anchor} }}"
    return "\n".join(lines) + (attribution(film.source) if film else "")


def _blocks(site: Site, film: Film | None, source: str, markdown: str) -> tuple[Iterable[Block], int]:
    """Give a page's blocks, and how many lines of the page that they were read from `markdown` lacks.

    MkDocs hands over what lies below the front matter. A page is read anew only where it is no
    longer, or never was, as it stood when the build began.
    """
    text = site.texts.get(source)
    if film and text and text.endswith(markdown):
        page = next(page for page in film.pages if page.name == source.rpartition("/")[2])
        return page.blocks, text.count("\n", 0, len(text) - len(markdown))
    return (pages.page("", markdown).blocks if film or "<!--" in markdown else ()), 0


def summary(film: Film, source: str) -> str:
    """Give what a page begins with, for search engines and previews: its first sentence, or ''."""
    page = next((page for page in film.pages if page.name == source.rpartition("/")[2]), None)
    return page.sentences[0].text if page and page.sentences else ""


def full_title(film: Film | None, title: str) -> str:
    """Give what a page is called where its film is not seen: "Plot" alone says nothing once there are two."""
    return f"{title} – {film.title}" if film and title != film.title else title

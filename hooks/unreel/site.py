"""docs/ as it stands to what the site shows of it: the films, and their pages with fragments filled."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from unreel import pages, typeset
from unreel.backlinks import backlinks
from unreel.cache import kept
from unreel.errors import Complaint
from unreel.film import Film, Fragment, Heading, Kind, Page, Paragraph
from unreel.fragments import FRAGMENTS, Place
from unreel.fragments.attribution import attribution
from unreel.fragments.cite import Imprint, cite
from unreel.layout import READING_ORDER
from unreel.whereabouts import Whereabouts, whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from unreel.workspace import Workspace


class Site(NamedTuple):
    """All films of docs/, by their folders' names."""

    films: dict[str, Film]
    whereabouts: dict[str, Whereabouts]
    """Film → who is named where on its pages."""
    texts: dict[str, str]
    """Page's path in docs/ ('hardcore-henry/plot.md') → its Markdown as it was read."""
    workspace: Workspace | None = None
    """Where what takes time to make is kept from build to build; None where nothing is."""


def read(docs: Path, workspace: Workspace | None = None) -> tuple[Site, list[Complaint]]:
    """Read docs/ as it stands, with a complaint for each page that cannot be read."""
    films: dict[str, Film] = {}
    known: dict[str, str] = {}
    all_pages = dict(_beside(docs))
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
        all_pages |= {f"{film.slug}/{page.name}": page for page in films.get(film.slug, film).pages}
    linked = backlinks(all_pages, films)
    known_there = {slug: whereabouts(film, linked) for slug, film in films.items()}
    return Site(films, known_there, known, workspace), complaints


def _beside(docs: Path) -> Iterator[tuple[str, Page]]:
    """Give the pages beside the films' folders that have links to headings: the home page, say."""
    for path in sorted(docs.glob("*.md")):
        with suppress(OSError, UnicodeDecodeError):  # MkDocs says so
            text = path.read_text(encoding="utf-8-sig")
            if ".md#" in text:
                yield path.name, pages.page(path.name, text)


def place(page: Page) -> tuple[int, str]:
    """Give a page's place among its film's: in reading order, those that people added behind."""
    return READING_ORDER.get(page.section, len(READING_ORDER)), page.name


def filled(site: Site, source: str, markdown: str, imprint: Imprint | None = None) -> str:
    """Give the Markdown of a page with fragments filled, paragraphs identified and its origin named.

    `source` is the page's path in docs/ ('hardcore-henry/plot.md'), `markdown` its text, with or
    without front matter. Where `imprint` says where the page is published, its foot says how to cite it.
    """
    slug, _, name = source.rpartition("/")
    film = site.films.get(slug)
    lines = markdown.split("\n")
    heading = None
    page, above = _page(site, film, source, markdown)
    for number, line in _set(site, source, page, lines, above).items() if film else ():
        lines[number - above - 1] = line
    for block in page.blocks:
        if isinstance(block, Heading):
            heading = block
        elif isinstance(block, Fragment) and block.name in FRAGMENTS:
            at = Place(site.films, film, site.whereabouts.get(slug), name, heading)
            lines[block.line - above - 1] = FRAGMENTS[block.name](at)
        elif isinstance(block, Paragraph) and block.line and film:
            mark = "> " if block.quoted else ""
            lines[block.line - above - 1] += f"\n{mark}{{ #{block.anchor} }}"
    foot = (attribution(film.source) + (cite(film, page, imprint) if imprint else "")) if film else ""
    return "\n".join(lines) + foot


def _page(site: Site, film: Film | None, source: str, markdown: str) -> tuple[Page, int]:
    """Give a page, and how many lines of what it was read from `markdown` lacks.

    MkDocs hands over what lies below the front matter. A page is read anew only where it is no
    longer, or never was, as it stood when the build began.
    """
    name = source.rpartition("/")[2]
    known = next((page for page in film.pages if page.name == name), None) if film else None
    text = site.texts.get(source)
    if known and text is not None and text.endswith(markdown):
        return known, text.count("\n", 0, len(text) - len(markdown))
    meta = {"section": known.section} if known else None
    return pages.page(name, markdown if film or "<!--" in markdown else "", meta), 0


def _set(site: Site, source: str, page: Page, lines: list[str], above: int) -> dict[int, str]:
    """Give the number of each line of a list → how it is set; what takes time is kept from build to build."""
    if page.section != Kind.REFERENCES:
        return dict(typeset.lists(page, lines, above))
    said = "\n".join([str(above), *lines])
    return kept(site.workspace, source.replace("/", "."), said, lambda: typeset.lists(page, lines, above))


def summary(film: Film, source: str) -> str:
    """Give what a page begins with, for search engines and previews: its first sentence, or ''."""
    page = next((page for page in film.pages if page.name == source.rpartition("/")[2]), None)
    return page.sentences[0].text if page and page.sentences else ""

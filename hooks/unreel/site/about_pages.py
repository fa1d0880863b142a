"""What is told of each page beside its words: what it is called, what it is about, how long one reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from unreel.model.article import PROSE
from unreel.model.film import Film, Page, Paragraph
from unreel.pages.citations import opening
from unreel.site import descriptions
from unreel.site.docs import Site, fragment_context
from unreel.site.fragments.licences import address_of
from unreel.site.library_pages.listing import title_of
from unreel.site.structured_data import PageOfSite, structured_data

WORDS_PER_MINUTE = 238
"""How fast adults read English silently: Brysbaert, "How many words do we read per minute?", 2019."""


class Published(NamedTuple):
    """How a site is published."""

    name: str
    address: str
    """With a slash at its end; '' where nobody knows it."""
    description: str
    address_of: Callable[[str], str]
    """Return the address of a page by its path in docs/; raise KeyError for none."""


def structured(site: Site, source: str, published: Published, changed: str = "") -> str:
    """Return what a page tells machines (JSON-LD), or ''; `changed` is the day of its last change."""
    slug, _, name = source.rpartition("/")
    label = title(site, source)
    page = PageOfSite(
        source,
        full_title(site.films.get(slug), label),
        label,
        published.name,
        published.address,
        published.address_of,
        description(site, source) or (published.description if not slug else ""),
        changed,
    )
    return structured_data(fragment_context(site, slug, name, None), page)


def licence(site: Site, source: str) -> str:
    """Return the address of the licence under which a page's text stands; '' where none is known."""
    film = site.films.get(source.rpartition("/")[0])
    return address_of(film.source.licence) if film else ""


def title(site: Site, source: str) -> str:
    """Return what a page is called, of docs/ or of the library."""
    known = site.docs.sources.get(source)
    return known.page.title if known else title_of(site.library_pages.get(source, ""))


def description(site: Site, source: str) -> str:
    """Return what a page is about, for search engines and previews; '' for the home page."""
    known = site.docs.sources.get(source)
    film = site.films.get(source.rpartition("/")[0])
    if source in site.library_pages:
        return descriptions.of_library(title(site, source), site.library_pages[source])
    if film and known:
        return descriptions.of_film(film, known.page)
    return opening(known.page) if known and source != "index.md" else ""


def full_title(film: Film | None, title: str) -> str:
    """Return what a page is called where its film is not seen: "Plot" alone says nothing."""
    return f"{title} – {film.title}" if film and title != film.title else title


def minutes(films: Iterable[Film]) -> dict[str, tuple[int, int]]:
    """Return page (path in docs/) → how many minutes it takes to read, and all of its film does.

    It is at least one, 0 without prose.
    """
    found: dict[str, tuple[int, int]] = {}
    for film in films:
        counts = {f"{film.slug}/{page.name}": _words(page) for page in film.pages}
        whole = _minutes(sum(counts.values()))
        found |= {path: (_minutes(count), whole) for path, count in counts.items()}
    return found


def _words(page: Page) -> int:
    """Return how many words of prose stand on a page; its lists are looked up, not read."""
    if page.section and page.section not in PROSE:
        return 0
    paragraphs = (block for block in page.blocks if isinstance(block, Paragraph))
    return sum(len(sentence.text.split()) for paragraph in paragraphs for sentence in paragraph.sentences)


def _minutes(words: int) -> int:
    return max(1, round(words / WORDS_PER_MINUTE)) if words else 0

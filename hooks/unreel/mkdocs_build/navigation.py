"""A film's own navigation in MkDocs: its pages in reading order, and no others beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from unreel.model.film import Film


def arrange(nav: Navigation, films: Mapping[str, Film], *, is_stated: bool = False) -> dict[str, list[Page]]:
    """Put each film's pages in reading order, with previous and next within the film; return them by folder.

    `films` are those of docs/ by their folders. The home page has neither: it leads to films. So have other
    folders' pages previous and next within the folder, unless somebody has `stated` the navigation.
    """
    arranged = {}
    for section in nav.items:
        film = _film(section, films)
        if film:
            order = {page.name: rank for rank, page in enumerate(film.pages)}
            section.children.sort(key=lambda item: order.get(name(item), len(order)))
            pages = [item for item in section.children if isinstance(item, Page)]
            _chain(pages)
            arranged[film.slug] = pages
        elif isinstance(section, Section) and not is_stated:
            _chain([*_pages(section)])
    for page in nav.pages:
        if page.parent is None:
            _chain([page])
    return arranged


def own(nav: Navigation, page: Page | None) -> Navigation:
    """Return the pages of the page's own film; the overview, first of them, is named as the film is."""
    top = [*page.ancestors][-1] if page and page.ancestors else None
    items = top.children if isinstance(top, Section) else [one for one in nav.items if isinstance(one, Page)]
    narrowed = Navigation(items, [one for one in items if isinstance(one, Page)])
    narrowed.homepage = nav.homepage
    return narrowed


def of_library(nav: Navigation, shelves: list[Page]) -> Navigation:
    """Return the ways into the library, for its own pages."""
    narrowed = Navigation([*shelves], shelves)
    narrowed.homepage = nav.homepage
    return narrowed


def name(item: object) -> str:
    """Return the file name of a page, '' of anything else."""
    return item.file.src_uri.rpartition("/")[2] if isinstance(item, Page) else ""


def folder(page: Page) -> str:
    """Return the folder of a page in docs/, which is its film's."""
    return page.file.src_uri.rpartition("/")[0]


def _film(item: object, films: Mapping[str, Film]) -> Film | None:
    """Return the film whose folder a section of the navigation is."""
    if not isinstance(item, Section) or not item.children:
        return None
    first = next((child for child in item.children if isinstance(child, Page)), None)
    return films.get(folder(first)) if first else None


def _pages(section: Section) -> Iterator[Page]:
    """Yield the pages of a section, those of its sections among them."""
    for item in section.children:
        if isinstance(item, Section):
            yield from _pages(item)
        elif isinstance(item, Page):
            yield item


def _chain(pages: list[Page]) -> None:
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after


def above(page: Page, shelves: Iterable[Page]) -> Page | None:
    """Return the first page of the shelf on which a page of the library stands."""
    return next((one for one in shelves if folder(one) == folder(page)), None)

"""Titles, and what pages say of themselves, as Material prints them: escaped for HTML beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from unreel.mkdocs_build import content, machine_readable, navigation
from unreel.site import about_pages
from unreel.site.docs import Site

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


def stated(page: Page, site: Site) -> Mapping[str, Any]:
    """Return what a page's file says of the page; plugins may say more."""
    source = site.docs.sources.get(page.file.src_uri)
    if source is None:
        return {}
    # where we can read none, MkDocs may all the same have found some
    return page.meta if source.front_matter.fault else source.front_matter.meta


def escape_titles(page: Page, site: Site, day: str) -> None:
    """Escape what a page says of itself, and its sections' titles: Material prints them as they are.

    `day` is when it was last changed, '' where nobody knows.
    """
    page.update_date = day or machine_readable.LONG_AGO
    film = site.films.get(navigation.folder(page))
    title = str(page.title)
    page.title = escape(title)
    for name in stated(page, site).keys() & page.meta.keys():
        page.meta[name] = content.escaped(page.meta[name])
    page.meta["title"] = escape(about_pages.full_title(film, title))
    summary = about_pages.description(site, page.file.src_uri)
    if summary and "description" not in stated(page, site):
        page.meta["description"] = escape(summary)
    for section in page.ancestors:
        section.title = escape(film.title if film and section is page.parent else section.title)

"""What a page is, what stands above it, and from what and under which licence it was made."""

from __future__ import annotations

from posixpath import dirname

from unreel.model.article import Kind
from unreel.model.film import Attribution, Film
from unreel.site.library_pages import FOLDERS
from unreel.site.structured_data.terms import Node, PageOfSite, licence_of, named, without_unknown

HOME = "index.md"
LANGUAGE = "en"
"""That of all films' texts."""


def home(page: PageOfSite) -> Node:
    """Return the site itself, which its home page stands for."""
    return {**_site(page), "description": page.description, "inLanguage": LANGUAGE}


def other_page(page: PageOfSite) -> Node:
    """Return a page of no film: of the library, or one that somebody wrote."""
    if page.path == HOME:
        return home(page)
    folder = dirname(page.path)
    index = f"{folder}/{HOME}"
    is_listed = folder in FOLDERS and page.path != index
    above = [(FOLDERS[folder], index)] if is_listed else []
    kind = "CollectionPage" if folder in FOLDERS else "WebPage"
    person = {}
    if folder == "people" and is_listed:
        kind = "ProfilePage"
        person = {"mainEntity": {**named("Person", page.title), "@id": f"{page.address}#person"}}
    return without_unknown({**_page(page, kind, above), **person})


def film_page(page: PageOfSite, film: Film) -> Node:
    """Return a page of a film: what it tells of, and the text that it was adapted from."""
    overview = film.page(Kind.OVERVIEW)
    is_overview = overview is not None and page.path == f"{film.slug}/{overview.name}"
    above = [(film.title, f"{film.slug}/{overview.name}")] if overview and not is_overview else []
    return without_unknown(
        {
            **_page(page, "WebPage", above),
            "mainEntity" if is_overview else "about": film_id(film, page),
            "license": licence_of(film.source.licence),
            "isBasedOn": _source(film.source),
        }
    )


def film_id(film: Film, page: PageOfSite) -> Node:
    """Return the name of the film's node; nothing where no page has it."""
    overview = film.page(Kind.OVERVIEW)
    return {"@id": f"{page.beside(overview.name)}#film"} if overview else {}


def _page(page: PageOfSite, kind: str, above: list[tuple[str, str]]) -> Node:
    return {
        "@type": kind,
        "@id": page.address,
        "url": page.address,
        "name": page.title,
        "description": page.description,
        "inLanguage": LANGUAGE,
        "dateModified": page.changed,
        "isPartOf": _site(page),
        "breadcrumb": _breadcrumbs(page, above),
    }


def _site(page: PageOfSite) -> Node:
    address = page.site_address
    return {"@type": "WebSite", "@id": f"{address}#site", "url": address, "name": page.site_name}


def _breadcrumbs(page: PageOfSite, above: list[tuple[str, str]]) -> Node:
    """Return the way from the home page to a page, as readers see it above the page's title."""
    ways = [(page.site_name, page.site_address)]
    ways += [(title, page.address_of(path)) for title, path in above]
    ways.append((page.label, page.address))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": {"@id": address}}
        for number, (name, address) in enumerate(ways, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _source(source: Attribution) -> Node:
    """Return the work that a film's text was adapted from; nothing where none is stated."""
    if not (source.title or source.url or source.site):
        return {}
    return {
        "@type": "Article",
        **without_unknown(
            {
                "name": source.title,
                "url": source.url,
                "publisher": named("Organization", source.site) if source.site else {},
                "license": licence_of(source.licence),
            }
        ),
    }

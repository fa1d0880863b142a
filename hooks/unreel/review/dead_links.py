"""Rule: links to what is not there, or no longer."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from unreel.anchors import slug
from unreel.errors import Complaint, Weight
from unreel.pages.inline import sentence
from unreel.review.links import resolved
from unreel.review.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unreel.review.links import Link
    from unreel.review.shelf import Sheet, Shelf

SHOWN = 3
"""Other places with the same link that a message names."""

_STEMS = 70
"""How alike, from 0 to 100, two pages' names are to be: they are short."""


def dead_links(sheet: Sheet, shelf: Shelf) -> Iterator[Complaint]:
    """Complain of each link to a page, file or heading that does not exist, with the nearest that does."""
    for link in sheet.links:
        if link.is_external:
            continue
        path, anchor = resolved(sheet.name, link)
        page = shelf.sheets.get(path)
        if page is None and path not in shelf.files:
            gone, weight = path in shelf.bases, Weight.ERROR
            what, meant = _no_page(link, gone=gone), _page_meant(sheet, link, shelf)
        elif page and anchor and anchor not in page.targets:
            gone, weight = path in shelf.bases and anchor in shelf.bases[path].targets, Weight.WARNING
            what, meant = _no_heading(path, anchor, gone=gone), _heading_meant(sheet, link, page, shelf)
        else:
            continue
        also = _also(sheet, link, shelf) if gone else ""
        yield sheet.at_offset(link.offset, f"{what}: {_advice(meant, gone=gone)}{also}", weight)


def _advice(meant: str, *, gone: bool) -> str:
    if meant:
        return f"did you mean `{meant}`?"
    return "bring it back, or take the link out" if gone else "mend the link, or take it out"


def _no_page(link: Link, *, gone: bool) -> str:
    if link.path.startswith("/"):
        return f"`{link.target}` opens with /, and links go from page to page"
    if gone:
        return f"the page `{link.path}` is gone"
    kind = "page" if posixpath.splitext(link.path)[1] in {"", ".md", ".html"} else "file"
    return f"there is no {kind} `{link.path}`"


def _no_heading(path: str, anchor: str, *, gone: bool) -> str:
    name = posixpath.basename(path)
    return f"the heading `#{anchor}` is gone from {name}" if gone else f"{name} has no heading `#{anchor}`"


def _also(sheet: Sheet, link: Link, shelf: Shelf) -> str:
    """Name the other links to what was there once: whoever took it away sees what hung on it."""
    own = sheet.at_offset(link.offset, "", Weight.HINT)
    places = [place for place in shelf.linked_from[resolved(sheet.name, link)] if place != own]
    shown = [f"{place.path}:{place.line}:{place.column}" for place in places[:SHOWN]]
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    return f" (also linked from {', '.join(shown)}{more})" if shown else ""


def _page_meant(sheet: Sheet, link: Link, shelf: Shelf) -> str:
    """Give a target that the page at hand could have for one whose page does not exist, or ''."""
    path, anchor = resolved(sheet.name, link)
    found = _moved(path, shelf) or _alike(path.lstrip("/"), [*shelf.sheets, *sorted(shelf.files)])
    if not found:
        return _elsewhere(sheet, anchor, shelf)
    page = shelf.sheets.get(found)
    known = page.targets if page else {}
    heading = anchor if anchor in known else nearest(anchor, known)
    if anchor and not heading:
        return _elsewhere(sheet, anchor, shelf) or _target(sheet, found, "")
    return _target(sheet, found, heading)


def _moved(path: str, shelf: Shelf) -> str:
    """Give the page that a person renamed: it says the section that the lost one had."""
    base = shelf.bases.get(path)
    section = base.page.section if base else ""
    film = path.partition("/")[0]
    return next((one.name for one in shelf.of_film(film) if section and one.page.section == section), "")


def _alike(path: str, known: Iterable[str]) -> str:
    """Give the path most like a mistyped one, of its own folder if it can be."""
    paths = [one for one in known if fuzz.ratio(_stem(one), _stem(path)) >= _STEMS]
    own = {_stem(one): one for one in paths if posixpath.dirname(one) == posixpath.dirname(path)}
    meant = nearest(_stem(path), own, _STEMS)
    return own[meant] if meant else nearest(path, paths)


def _stem(path: str) -> str:
    name = posixpath.basename(path.rstrip("/"))
    return name.removesuffix(".md").removesuffix(".html")


def _heading_meant(sheet: Sheet, link: Link, page: Sheet, shelf: Shelf) -> str:
    """Give a target for one whose heading its page does not have, or ''.

    It is, in this order: the same heading on another page of the film; the nearest on the page;
    the one that the link's words name; the nearest on another page.
    """
    exact = _elsewhere(sheet, link.anchor, shelf, near=False)
    if exact:
        return exact
    named = slug(sentence(link.label).text)
    here = nearest(link.anchor, page.targets) or (named if named in page.targets else "")
    return _target(sheet, page.name, here) if here else _elsewhere(sheet, link.anchor, shelf)


def _elsewhere(sheet: Sheet, anchor: str, shelf: Shelf, *, near: bool = True) -> str:
    """Give the target of a heading on any page of the film: of this identifier, or the nearest."""
    film = [*shelf.of_film(sheet.film)] if anchor else []
    for page in film:
        if anchor in page.targets:
            return _target(sheet, page.name, anchor)
    owners = {known: page for page in reversed(film) for known in page.targets} if near else {}
    meant = nearest(anchor, owners)
    return _target(sheet, owners[meant].name, meant) if meant else ""


def _target(sheet: Sheet, path: str, anchor: str) -> str:
    """Give what to write on `sheet` to link to a place."""
    heading = f"#{anchor}" if anchor else ""
    if path == sheet.name and heading:
        return heading
    return posixpath.relpath(path, posixpath.dirname(sheet.name) or ".") + heading

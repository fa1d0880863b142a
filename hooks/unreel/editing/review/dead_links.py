"""Rule: links to what is not there, or no longer."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.lexicon.likeness import MISTYPED, likeness, nearest
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.model.identifiers import slug
from unreel.pages.inline import sentence
from unreel.pages.links import Link, resolve

SHOWN = 3
"""Other places with the same link that a message names."""


def dead_links(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report each link to a page, file or heading that does not exist, with the nearest that does."""
    for link in source.links:
        path, anchor = target = resolve(source.name, link.target) or ("", "")
        page, base = page_set.docs.sources.get(path), page_set.bases.sources.get(path)
        if path and page is None and path not in page_set.docs.files:
            gone, severity = base is not None, Severity.ERROR
            what, meant = _no_page(link, gone=gone), _page_meant(source, target, page_set)
        elif page and anchor and anchor not in page.targets:
            gone, severity = base is not None and anchor in base.targets, Severity.WARNING
            name = posixpath.basename(path)
            what = (
                f"the heading `#{anchor}` is gone from {name}"
                if gone
                else f"{name} has no heading `#{anchor}`"
            )
            meant = _heading_meant(source, link, anchor, page, page_set)
        else:
            continue
        also = _also(source, link, page_set.linked_from[target]) if gone else ""
        advice = "bring it back, or take the link out" if gone else "mend the link, or take it out"
        advice = f"did you mean `{meant}`?" if meant else advice
        yield source.at_offset(link.offset, f"{what}: {advice}{also}", severity)


def _no_page(link: Link, *, gone: bool) -> str:
    path = link.target.partition("#")[0].partition("?")[0]
    if path.startswith("/"):
        return f"`{link.target}` opens with /, and links go from page to page"
    if gone:
        return f"the page `{path}` is gone"
    kind = "page" if posixpath.splitext(path)[1] in {"", ".md", ".html"} else "file"
    return f"there is no {kind} `{path}`"


def _also(source: PageSource, link: Link, linked_from: Iterable[Diagnostic]) -> str:
    """Name the other links to what was there once: whoever took it away sees what hung on it."""
    own = source.at_offset(link.offset, "", Severity.HINT)
    places = [place for place in linked_from if place != own]
    shown = [f"{place.path}:{place.line}:{place.column}" for place in places[:SHOWN]]
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    return f" (also linked from {', '.join(shown)}{more})" if shown else ""


def _page_meant(source: PageSource, target: tuple[str, str], page_set: PageSet) -> str:
    """Return a target that the page at hand could have for one whose page does not exist, or ''."""
    path, anchor = target
    paths = [*page_set.docs.sources, *sorted(page_set.docs.files)]
    meant = _moved(path, page_set) or _alike(path.lstrip("/"), paths)
    if not meant:
        return _elsewhere(source, anchor, page_set)
    page = page_set.docs.sources.get(meant)
    targets = page.targets if page else {}
    heading = anchor if anchor in targets else nearest(anchor, targets)
    if anchor and not heading:
        return _elsewhere(source, anchor, page_set) or _target(source, meant, "")
    return _target(source, meant, heading)


def _moved(path: str, page_set: PageSet) -> str:
    """Return the page that a person renamed: it says the section that the lost one had."""
    base = page_set.bases.sources.get(path)
    pages = page_set.docs.folders.get(base.film, ()) if base and base.page.section else ()
    return next((one.name for one in pages if base and one.page.section == base.page.section), "")


def _alike(path: str, candidates: Iterable[str]) -> str:
    """Return the path most like a mistyped one, of its own folder if it can be."""
    paths = [one for one in candidates if likeness(_stem(one), _stem(path), MISTYPED)]
    own = {_stem(one): one for one in paths if posixpath.dirname(one) == posixpath.dirname(path)}
    meant = nearest(_stem(path), own)
    return own[meant] if meant else nearest(path, paths)


def _stem(path: str) -> str:
    name = posixpath.basename(path.rstrip("/"))
    return name.removesuffix(".md").removesuffix(".html")


def _heading_meant(source: PageSource, link: Link, anchor: str, page: PageSource, page_set: PageSet) -> str:
    """Return a target for one whose heading its page does not have, or ''.

    It is, in this order: the same heading on another page of the film; the nearest on the page;
    the one that the link's words name; the nearest on another page.
    """
    named = slug(sentence(link.label).text)
    here = nearest(anchor, page.targets) or (named if named in page.targets else "")
    exact = _elsewhere(source, anchor, page_set, near=not here)
    return exact or (_target(source, page.name, here) if here else "")


def _elsewhere(source: PageSource, anchor: str, page_set: PageSet, *, near: bool = True) -> str:
    """Return the target of a heading on any page of the film: of this identifier, or the nearest."""
    film = page_set.docs.folders.get(source.film, []) if anchor else []
    owners = {target: page for page in reversed(film) for target in page.targets}
    meant = anchor if anchor in owners else nearest(anchor, owners if near else ())
    return _target(source, owners[meant].name, meant) if meant else ""


def _target(source: PageSource, path: str, anchor: str) -> str:
    """Return what to write on `source` to link to a place."""
    heading = f"#{anchor}" if anchor else ""
    if path == source.name and heading:
        return heading
    return posixpath.relpath(path, posixpath.dirname(source.name) or ".") + heading

"""The search: its index in pieces, and the entries of single pages exchanged."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from unreel.model.article import Kind
from unreel.site import docs
from unreel.site.docs import Site
from unreel.site.search import shards

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

Entries = dict[str, list[dict[str, Any]]]
"""The entries of an index by the addresses of their pages."""

_TAG = re.compile(r"<[^<>]*+>")
_NAMES = frozenset({Kind.CAST, shards.PEOPLE})
"""The pages whose headings are names."""


def write(config: MkDocsConfig, site: Site, addresses: Mapping[str, str]) -> None:
    """Cut the index that a search plugin wrote into the pieces that assets/search/ fetches, and remove it.

    `addresses` has each page's address on the site and its path in docs/.
    """
    folder = Path(config.site_dir) / "search"
    whole = folder / "search_index.json"
    if not whole.is_file():
        return
    entries = json.loads(whole.read_text(encoding="utf-8"))["docs"]
    written = set()
    for name, text in shards.files(_groups(entries, site, addresses)):
        path = folder / unquote(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.add(path)
    for path in sorted(folder.rglob("*.js")):  # of pages and terms that were there before
        if path not in written:
            path.unlink()
    whole.unlink()


def _groups(
    entries: Iterable[Mapping[str, Any]], site: Site, addresses: Mapping[str, str]
) -> Iterator[shards.Group]:
    """Yield each film, and each page of none, with the entries of its pages."""
    sections = {
        f"{film.slug}/{page.name}": page.section for film in site.films.values() for page in film.pages
    }
    lists = docs.site_wide_pages(site)  # they name all films and tell of none: nobody looks for them
    people: dict[str, str] = {}
    found: dict[str, dict[str, list[shards.Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        address, _, anchor = entry["location"].partition("#")
        path = addresses.get(address, "")
        if path in lists:
            continue
        is_person = path in site.library_pages  # of all others, none is found
        section = shards.PEOPLE if is_person else sections.get(path, "")
        kind = section if section in shards.KINDS else shards.KINDS[-1]
        folder = path.partition("/")[0]
        slug = folder if folder in site.films else address.removesuffix("/")
        title, text = unescape(entry["title"]), unescape(_TAG.sub(" ", entry["text"]))
        is_name = kind in _NAMES and bool(anchor) is not is_person
        found[slug][kind].append(
            shards.Entry(entry["location"], title, " ".join(text.split()), is_name=is_name)
        )
        if is_name and is_person:
            people[slug] = title
    for slug, pages in found.items():
        film = site.films.get(slug)
        if film:
            yield shards.Group(slug, film.title, film.year, pages)
        else:
            yield shards.Group(slug, people.get(slug, ""), "", pages, titled=shards.PEOPLE)


def indexes(config: MkDocsConfig) -> list[Any]:
    """Return the index of each plugin that makes one, as it lies in memory while MkDocs serves.

    Material's have `entries`, which is no public name; MkDocs' own have none.
    """
    return [plugin.search_index for plugin in config.plugins.values() if hasattr(plugin, "search_index")]


def take(index: Any) -> Entries:  # noqa: ANN401 - Material's class has no public name
    """Empty an index, and return what was in it."""
    taken, index.entries = _by_page(index.entries), []
    return taken


def put_back(index: Any, taken: Entries, anew: Iterable[Page], pages: Iterable[Page]) -> None:  # noqa: ANN401 - as above
    """Add what was `taken` of all pages but those made `anew`, in the order of `pages`."""
    fresh = _by_page(index.entries)
    entries = taken | {page.url: fresh[page.url] for page in anew}
    index.entries = [entry for page in pages for entry in entries.get(page.url, ())]


def _by_page(entries: list[dict[str, Any]]) -> Entries:
    pages: Entries = defaultdict(list)
    for entry in entries:
        pages[entry["location"].partition("#")[0]].append(entry)
    return pages

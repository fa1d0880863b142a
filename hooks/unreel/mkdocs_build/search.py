"""The search: what a plugin found, cut into pieces."""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from unreel.mkdocs_build import search_sections, search_terms
from unreel.model.article import Kind
from unreel.site import docs
from unreel.site.docs import Site
from unreel.site.search import shards

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_TAG = re.compile(r"<[^<>]*+>")
_END_OF_ITEM = re.compile(r"</(?:li|ol|ul)>")
_NAMES = frozenset({Kind.CAST, shards.PEOPLE})
"""The pages whose headings are names."""


def write(config: MkDocsConfig, groups: Iterable[tuple[str, shards.Group]]) -> None:
    """Write the pieces of the index that assets/search/ fetches."""
    write_files(config, shards.files(group for _, group in groups))


def write_texts(
    config: MkDocsConfig, groups: Iterable[tuple[str, shards.Group]], unit: Callable[[str], str]
) -> None:
    """Write the pieces that say what pages say; the terms of the groups go into a file beside them."""

    def terms() -> Iterator[tuple[str, str, shards.Packed]]:
        for path, group in groups:
            write_files(config, shards.texts(group))
            yield unit(path), group.slug, shards.packed(shards.terms(group))

    search_terms.write(Path(config.site_dir), terms())


def write_files(config: MkDocsConfig, files: Iterable[tuple[str, str]]) -> None:
    """Write files of the index: their paths below its folder, and what they say."""
    folder, made = Path(config.site_dir) / "search", set[Path]()
    for name, text in files:
        path = folder / unquote(name)
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(text, encoding="utf-8")


def groups(config: MkDocsConfig, site: Site, addresses: Mapping[str, str]) -> list[tuple[str, shards.Group]]:
    """Take what a search plugin wrote, and return each film and each page of none, with a path in docs/.

    `addresses` has each page's address on the site and its path in docs/.
    """
    whole = Path(config.site_dir) / "search" / "search_index.json"
    if not whole.is_file():
        return []
    entries = json.loads(whole.read_text(encoding="utf-8"))["docs"]
    whole.unlink()
    for index in indexes(config):  # MkDocs hands one plugin to all builds of a process
        index.entries = []
    return [*_groups(entries, site, addresses)]


def _groups(
    entries: Iterable[Mapping[str, Any]], site: Site, addresses: Mapping[str, str]
) -> Iterator[tuple[str, shards.Group]]:
    """Yield each film, and each page of none, with the entries of its pages."""
    paths: dict[str, str] = {}
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
        title = unescape(entry["title"])
        paths.setdefault(slug, path)
        is_name = kind in _NAMES and bool(anchor) is not is_person
        found[slug][kind].append(
            shards.Entry(entry["location"], title, plain(entry["text"]), is_name=is_name)
        )
        if is_name and is_person:
            people[slug] = title
    for slug, pages in found.items():
        film = site.films.get(slug)
        if film:
            yield paths[slug], shards.Group(slug, film.title, film.year, pages)
        else:
            group = shards.Group(slug, people.get(slug, ""), "", pages, titled=shards.PEOPLE)
            yield paths[slug], group


def plain(html: str) -> str:
    """Return what an entry of the index says, as results show it: with a dot between items of a list."""
    items = (" ".join(unescape(_TAG.sub(" ", item)).split()) for item in _END_OF_ITEM.split(html))
    return " · ".join(filter(None, items))


def quicken(config: MkDocsConfig) -> None:
    """Have Material's plugin cut pages into sections in our way, which takes less time."""
    for index in indexes(config):
        if type(index).__module__ == search_sections.MODULE:
            search_sections.quicken(sys.modules[search_sections.MODULE])


def indexes(config: MkDocsConfig) -> list[Any]:
    """Return the index of each plugin that makes one, as it lies in memory while MkDocs serves.

    Material's have `entries`, which is no public name; MkDocs' own have none.
    """
    return [plugin.search_index for plugin in config.plugins.values() if hasattr(plugin, "search_index")]

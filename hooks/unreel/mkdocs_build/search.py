"""The search index: films named in its titles, and the entries of single pages exchanged."""

from __future__ import annotations

import json
from collections import defaultdict
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from unreel.model.film import Film

    Entries = dict[str, list[dict[str, Any]]]


def name_films(config: MkDocsConfig, films: Mapping[str, Film]) -> None:
    """Add the film to the titles of its pages in the index as it was written: "Plot" alone says nothing."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    if path.is_file():
        index = json.loads(path.read_text(encoding="utf-8"))
        for entry in index["docs"]:
            film = films.get(entry["location"].split("/")[0])
            if film and "#" not in entry["location"] and unescape(entry["title"]) != film.title:
                entry["title"] = f"{entry['title']} – {escape(film.title)}"
        path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


class OpenIndexes:
    """The indexes of the plugins that make one, as they lie in memory while MkDocs serves.

    Material's have `entries`, which is no public name; MkDocs' own have none.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._indexes: list[Any] = [
            plugin.search_index for plugin in config.plugins.values() if hasattr(plugin, "search_index")
        ]

    @property
    def are_open(self) -> bool:
        """Can the entries of a page be exchanged?"""
        return all(hasattr(index, "entries") for index in self._indexes)

    def take(self) -> list[Entries]:
        """Empty each index, and return what was in it by the addresses of pages."""
        taken = [_by_page(index.entries) for index in self._indexes]
        for index in self._indexes:
            index.entries = []
        return taken

    def put_back(self, taken: list[Entries], anew: Iterable[Page], pages: Iterable[Page]) -> None:
        """Add what was `taken` to each index, but for the pages made `anew`; in the order of `pages`."""
        stale, order = [page.url for page in anew], [page.url for page in pages]
        for index, last in zip(self._indexes, taken, strict=True):
            fresh = _by_page(index.entries)
            entries = last | {url: fresh.get(url, []) for url in stale}
            index.entries = [entry for url in order for entry in entries.get(url, ())]


def _by_page(entries: list[dict[str, Any]]) -> Entries:
    pages: Entries = defaultdict(list)
    for entry in entries:
        pages[entry["location"].partition("#")[0]].append(entry)
    return pages

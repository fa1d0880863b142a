"""The search: films named in its titles, accents folded, and the entries of single pages exchanged."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from unreel.model.film import Film

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

Entries = dict[str, list[dict[str, Any]]]
"""The entries of an index by the addresses of their pages."""


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


def fold_accents(config: MkDocsConfig) -> None:
    """Let the search find words with and without their accents: put search_folding.js before its worker."""
    folding = Path(__file__).with_name("search_folding.js").read_bytes()
    for worker in (Path(config.site_dir) / "assets" / "javascripts" / "workers").glob("search.*.js"):
        script = worker.read_bytes()
        if not script.startswith(folding):
            worker.write_bytes(folding + script)


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

"""A saved page to the served site without building all the others again; only while MkDocs serves.

MkDocs builds every page at every save, which takes seconds with a hundred films, and its `--dirty`
forgets the others in the search index. Here what the last build made is kept, and after a save only
those pages are built again that it can change: all of the same film, which show one another's titles,
names and links, and those that belong to no film or speak of all. What is more than a change of some
pages' words is left to a whole build: a page that comes, goes or cannot be read, a film more or less,
a picture, a setting, a template.

A page whose Markdown, its fragments filled, is what it was is not rendered again, only put into the theme.

MkDocs has no public way to build one page. Three functions of its own are called here as it calls them
itself (`build` in mkdocs/commands/build.py); with another version than `KNOWN`, every build is whole.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from functools import partial
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import mkdocs
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.structure.files import Files, InclusionLevel

from unreel.site import docs as site
from unreel.store.fingerprints import fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from unreel.site.docs import Site
    from unreel.store.fingerprints import Fingerprints

KNOWN = "1.6.1"
"""The version of MkDocs whose ways these are."""

log = logging.getLogger("mkdocs.hooks.unreel")

_MADE = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")
"""What `Page.render` sets."""


class Preview:
    """What the last build of a server made, and how a save changes it.

    `shown` gives docs/ as it was last read.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def __init__(self, shown: Callable[[], Site]) -> None:
        self._shown = shown
        self._is_done = False
        self._sources: tuple[Fingerprints, Fingerprints] = ({}, {})
        self._unread: dict[str, dict[str, Any]] = {}
        self._rendered: dict[str, _Rendered] = {}
        self._told = _Told()
        logging.getLogger("mkdocs").addHandler(self._told)

    # What each build hands over, in its order.

    def starts(self, config: MkDocsConfig) -> None:
        """Forget the last build: a whole one is about to read its sources."""
        self._is_done = False
        self.config, self._sources = config, _sources(config)
        self._unread.clear()
        self._rendered.clear()

    def is_arranged(self, nav: Navigation, files: Files) -> None:
        """Keep each page as it is before it is read, so as to come back to it."""
        self.nav, self.files = nav, files
        for page in _pages(files):
            if page.markdown is None:
                self._unread[page.file.src_uri] = dict(vars(page))

    def reads(self, page: Page) -> None:
        """Take what is told from now on for that page's, and see to it that it is rendered once."""
        self._told.begin(page.file.src_uri)
        if _is_known(self.config):
            vars(page)["render"] = partial(self._render, page)

    def is_read(self, env: Environment) -> None:
        """Keep the templates, which are compiled once."""
        self.env = env
        self._told.begin("")

    def is_done(self) -> None:
        """Remember that nothing stopped the build before its end."""
        self._is_done = True

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Do what a page's own `render` does, or, where its Markdown is what it was, give what that gave.

        Nothing else goes in: a page that comes or goes, to which links may lead, makes a whole build.
        """
        known = self._rendered.get(page.file.src_uri)
        if known is None or known.markdown != page.markdown:
            told = len(self._told.of(page.file.src_uri))
            type(page).render(page, config, files)
            made = {name: vars(page)[name] for name in _MADE if name in vars(page)}
            records = self._told.of(page.file.src_uri)[told:]
            self._rendered[page.file.src_uri] = _Rendered(page.markdown, made, records)
            return
        vars(page).update(known.made)
        for record in known.told:
            logging.getLogger(record.name).handle(record)

    # What a save changes of it.

    def stale(self) -> list[Page] | None:
        """Read docs/ again, and give the pages that are to be built anew; None where all are."""
        if not self._is_done or self.config.strict or not _is_known(self.config):
            return None
        (before, settings), self._sources = self._sources, _sources(self.config)
        docs, now = self._sources
        changed = {path for path, stamp in docs.items() if before.get(path) != stamp}
        self._is_done = not changed
        is_more = any(not path.endswith(".md") for path in changed)
        if is_more or now != settings or docs.keys() != before.keys():
            return None
        if not changed:
            return []
        names = {relpath(path, self.config.docs_dir) for path in changed}
        return self._touched(names) if all(map(self.files.get_file_from_path, names)) else None

    def _touched(self, changed: set[str]) -> list[Page] | None:
        last, count = self._shown(), len(self.files)
        self.config.plugins.on_files(self.files, config=self.config)
        shown = self._shown()
        are_others = shown.films.keys() != last.films.keys() or shown.hidden != last.hidden
        if are_others or len(self.files) != count:
            return None
        others = shown.films.keys() - {_folder(name) for name in changed} - site.linked_anew(last, shown)
        wide = site.speaking_of_all(shown)
        return [
            page
            for page in _pages(self.files)
            if _folder(page.file.src_uri) not in others or page.file.src_uri in wide
        ]

    def renew(self, stale: list[Page]) -> None:
        """Build some pages again, in the steps of a whole build and with its events."""
        start = time.monotonic()
        config, files, plugins = self.config, self.files, self.config.plugins
        for page in stale:
            page.__dict__ = dict(self._unread[page.file.src_uri])
        self.nav = plugins.on_nav(self.nav, config=config, files=files)
        for page in (pages := _pages(files)):
            if page.markdown is None:
                _populate_page(page, config, files)
            else:
                self._told.again(page.file.src_uri)
        self.env = plugins.on_env(self.env, config=config, files=Files(page.file for page in stale))
        for template in config.theme.static_templates:
            _build_theme_template(template, self.env, files, config, self.nav)
        self._write(stale)
        for page in pages:
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        plugins.on_post_build(config=config)
        took = time.monotonic() - start
        log.info("Documentation built in %.2f seconds (%d pages of %d)", took, len(stale), len(pages))

    def _write(self, stale: list[Page]) -> None:
        """Write pages; in the search index, what they say takes the place of what they said."""
        files = [page.file for page in _pages(self.files)]
        known = _indexes(self.config)
        kept = [_by_page(index.entries) for index in known]
        for index in known:
            index.entries = []
        for page in stale:
            is_draft = page.file.inclusion.value <= InclusionLevel.DRAFT.value
            _build_page(page, self.config, files, self.nav, self.env, excluded=is_draft)
        for index, entries in zip(known, kept, strict=True):
            anew = _by_page(index.entries)
            fresh = {page.url: anew.get(page.url, []) for page in stale}
            now = entries | fresh
            index.entries = [entry for file in files if file.page for entry in now.get(file.page.url, ())]


class _Rendered(NamedTuple):
    """What rendering gave."""

    markdown: str | None
    """What it was given, fragments filled."""
    made: dict[str, Any]
    """The page's attributes that it set."""
    told: list[logging.LogRecord]


class _Told(logging.Handler):
    """Listens to what is told of each page while it is read: it stays true until that is read again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._page = ""
        self._records: dict[str, list[logging.LogRecord]] = defaultdict(list)

    def begin(self, page: str) -> None:
        """Take what is told from now on for that of a page, by its path from docs/; of '', for nobody's."""
        self._page = page
        self._records[page] = []

    def of(self, page: str) -> list[logging.LogRecord]:
        """Return what was told of a page so far."""
        return self._records[page]

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is told."""
        if self._page:
            self._records[self._page].append(record)

    def again(self, page: str) -> None:
        """Tell once more what was told of a page."""
        self._page = ""
        for record in self._records[page]:
            logging.getLogger(record.name).handle(record)


def _is_known(config: MkDocsConfig) -> bool:
    """Return whether this MkDocs and its search work as this file has it; MkDocs' own search does not."""
    return mkdocs.__version__ == KNOWN and all(hasattr(index, "entries") for index in _indexes(config))


def _indexes(config: MkDocsConfig) -> list[Any]:
    """Return the search index of each plugin that makes one."""
    return [plugin.search_index for plugin in config.plugins.values() if hasattr(plugin, "search_index")]


def _sources(config: MkDocsConfig) -> tuple[Fingerprints, Fingerprints]:
    """Return the state of docs/, and that of the settings, the templates and all else that is watched.

    seeds/ is not among them: what they say shows in docs/.
    """
    others: Fingerprints = {}
    for path in (config.config_file_path, *config.watch):
        if Path(path).name != "seeds":
            others |= fingerprints(Path(path))
    return fingerprints(Path(config.docs_dir)), others


def _pages(files: Files) -> list[Page]:
    found = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    return [file.page for file in found if file.page]


def _folder(name: str) -> str:
    """Return the first folder of a path from docs/; '' for the home page and its like."""
    return Path(name).parts[0] if len(Path(name).parts) > 1 else ""


def _by_page(entries: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the entries of a search index by the addresses of their pages."""
    pages: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in entries:
        pages[entry["location"].partition("#")[0]].append(entry)
    return pages

"""Serve a saved page without building all the others again; only while MkDocs serves.

MkDocs builds every page at every save, which takes seconds with a hundred films, and its `--dirty`
forgets the others in the search index. Here what the last build made is kept, and after a save only
those pages are built again that it can change: all of the same film, which show one another's titles,
names and links, and those that belong to no film or speak of all. What is more than a change of some
pages' words is left to a whole build: a page that comes, goes or cannot be read, a film more or less,
a picture, a setting, a template.

MkDocs has no public way to build one page. Three private functions are called here as `build` in
mkdocs/commands/build.py calls them; with another version than `KNOWN`, or without one of them, every
build is whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import mkdocs
from mkdocs.structure.files import Files, InclusionLevel

from unreel.library.people_settings import NAME as PEOPLE
from unreel.mkdocs_build import library_pages, search
from unreel.mkdocs_build.render_once import RenderOnce
from unreel.mkdocs_build.reporting import log
from unreel.site import docs
from unreel.site.docs import Site
from unreel.store.fingerprints import Fingerprints, fingerprints

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

KNOWN = "1.6.1"
"""The version of MkDocs whose ways these are."""


class _Private(NamedTuple):
    """MkDocs' own functions for one page or template."""

    populate_page: Callable[..., None]
    build_page: Callable[..., None]
    build_theme_template: Callable[..., None]


class Preview:
    """What a whole build of a server made, and how saves change it.

    It is made by `begin` when the build is about to read its sources.
    """

    files: Files
    nav: Navigation
    env: Environment

    def __init__(self, private: _Private, config: MkDocsConfig, site: Callable[[], Site]) -> None:
        self._private, self._config, self._site = private, config, site
        self._sources = _sources(config)
        self._is_finished = False
        self._unread: dict[str, dict[str, Any]] = {}
        """Page → its attributes before it was read."""
        self._rendered = RenderOnce()

    # What the build hands over, in its order.

    def remember_unread(self, nav: Navigation, files: Files) -> None:
        """Keep each page as it is before it is read, so as to come back to it."""
        self.nav, self.files = nav, files
        for page in _pages(files):
            if page.markdown is None:
                self._unread[page.file.src_uri] = dict(vars(page))

    def watch(self, page: Page) -> None:
        """See to it that a page is rendered once."""
        self._rendered.wrap(page)

    def finish(self, env: Environment) -> None:
        """Keep the templates; nothing stopped the build before its end."""
        self.env = env
        self._is_finished = True

    # What a save changes of it.

    def stale(self) -> list[Page] | None:
        """Read docs/ again, and return the pages that are to be built anew; None where all are."""
        if not self._is_finished or self._config.strict:
            return None
        (before, settings), self._sources = self._sources, _sources(self._config)
        pages, settings_now = self._sources
        changed = {path for path, state in pages.items() if before.get(path) != state}
        self._is_finished = not changed
        is_more = any(not path.endswith(".md") for path in changed)
        if is_more or settings_now != settings or pages.keys() != before.keys():
            return None
        if not changed:
            return []
        names = {relpath(path, self._config.docs_dir) for path in changed}
        return self._stale(names) if all(map(self.files.get_file_from_path, names)) else None

    def _stale(self, changed: set[str]) -> list[Page] | None:
        last, count = self._site(), len(self.files)
        self._config.plugins.on_files(self.files, config=self._config)
        site = self._site()
        are_others = site.films.keys() != last.films.keys() or site.hidden != last.hidden
        are_others = are_others or site.library_pages.keys() != last.library_pages.keys()
        if are_others or len(self.files) != count:
            return None
        others = site.films.keys() - {_folder(name) for name in changed} - docs.films_linked_anew(last, site)
        others |= {_folder(path) for path in site.library_pages}
        anew = docs.site_wide_pages(site) | docs.pages_joined_anew(last, site)
        return [
            page
            for page in _pages(self.files)
            if _folder(page.file.src_uri) not in others or page.file.src_uri in anew
        ]

    def renew(self, stale: list[Page]) -> None:
        """Build the pages that `stale` returned again, in the steps of a whole build and with its events."""
        start = time.monotonic()
        config, files, plugins = self._config, self.files, self._config.plugins
        pages = _pages(files)
        for page in stale:
            unread = self._unread[page.file.src_uri]
            vars(page).clear()
            vars(page).update(unread)
        self.nav = plugins.on_nav(self.nav, config=config, files=files)
        for page in pages:
            if page.markdown is None:
                self._private.populate_page(page, config, files)
            else:
                self._rendered.warn_again(page)
        self.env = plugins.on_env(self.env, config=config, files=Files(page.file for page in stale))
        library_pages.write_data(files)
        for template in config.theme.static_templates:
            self._private.build_theme_template(template, self.env, files, config, self.nav)
        self._write(stale, pages)
        for page in pages:
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        plugins.on_post_build(config=config)
        took = time.monotonic() - start
        log.info("Documentation built in %.2f seconds (%d pages of %d)", took, len(stale), len(pages))

    def _write(self, stale: list[Page], pages: list[Page]) -> None:
        """Write pages; in the search index, what they say takes the place of what they said."""
        indexes = search.indexes(self._config)
        taken, files = list(map(search.take, indexes)), [page.file for page in pages]
        for page in stale:
            is_draft = page.file.inclusion.value <= InclusionLevel.DRAFT.value
            self._private.build_page(page, self._config, files, self.nav, self.env, excluded=is_draft)
        for index, entries in zip(indexes, taken, strict=True):
            search.put_back(index, entries, stale, pages)


def begin(config: MkDocsConfig, site: Callable[[], Site]) -> Preview | None:
    """Return the preview of a build that begins; None where MkDocs, or the search, may work otherwise.

    `site` returns docs/ as it was last read.
    """
    try:
        from mkdocs.commands.build import (  # noqa: PLC0415 - a version without them builds all the same
            _build_page,
            _build_theme_template,
            _populate_page,
        )
    except ImportError:
        return None
    if mkdocs.__version__ != KNOWN or not all(hasattr(index, "entries") for index in search.indexes(config)):
        return None
    return Preview(_Private(_populate_page, _build_page, _build_theme_template), config, site)


def _sources(config: MkDocsConfig) -> tuple[Fingerprints, Fingerprints]:
    """Return the state of docs/, and that of the settings, the templates and all else that is watched.

    Of seeds/ only what an editor says of people is among them: what texts say shows in docs/.
    """
    others: Fingerprints = {}
    for path in (config.config_file_path, *config.watch):
        # who is whom in several films is no text
        others |= fingerprints(Path(path).parent / PEOPLE if Path(path).name == "seeds" else Path(path))
    return fingerprints(Path(config.docs_dir)), others


def _pages(files: Files) -> list[Page]:
    shown = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    return [file.page for file in shown if file.page]


def _folder(name: str) -> str:
    """Return the first folder of a path from docs/; '' for the home page and its like."""
    return Path(name).parts[0] if len(Path(name).parts) > 1 else ""

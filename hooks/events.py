"""The MkDocs events, a few lines each: what happens lies in `unreel`, which knows no MkDocs."""

from __future__ import annotations

import json
import logging
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from markupsafe import escape
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Section

from unreel.mkdocs_build import machine_readable as machines
from unreel.mkdocs_build import navigation, offline
from unreel.mkdocs_build import print_page as whole
from unreel.mkdocs_build.preview import Preview
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.site import docs as site
from unreel.site.fragments.cite import Publication
from unreel.site.languages import marked
from unreel.site.templates import CompiledTemplates
from unreel.store import history
from unreel.store.cache import digest, library_digest
from unreel.store.workspace import Workspace
from unreel.syncing.update import Update, update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from unreel.syncing.update import UpToDate

# only loggers below "mkdocs." make a strict build fail
log = logging.getLogger("mkdocs.hooks.unreel")

_LOUDNESS = {
    Severity.DOUBT: logging.DEBUG,  # `hooks split` and `hooks sync` tell
    Severity.HINT: logging.INFO,
    Severity.WARNING: logging.WARNING,
    Severity.ERROR: logging.ERROR,
}


class _Build:
    """What one build knows; MkDocs hands nothing of a hook's own from event to event."""

    site = site.Site()
    addresses: ClassVar[dict[str, str]] = {}
    """Each page's path in docs/, and its address on the site."""
    preview: Preview | None = None
    """None where nothing is served."""
    serving = False
    """Was the first build of a server made?"""
    said: tuple[Diagnostic, ...] = ()
    """What was last found wrong with seeds/: hints are given once."""
    settled: ClassVar[dict[str, UpToDate]] = {}
    stand_ins: ClassVar[dict[str, str]] = {}
    """Path in docs/ of a page that cannot be read → what it said before."""
    answer: history.Answer | None = None
    changed: Mapping[str, str] = MappingProxyType({})
    """Page, by its path in docs/ → the day of its last change."""
    films: tuple[list[Page], ...] = ()
    """The pages of each film, in reading order."""
    templates: Environment
    rendered: ClassVar[set[str]] = set()
    """Folders of docs/ of which this build made pages."""


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - MkDocs names them
    """Keep of each build of a server what the next one can use."""
    if command == "serve" and not dirty:
        _Build.preview = Preview(lambda: _Build.site)


@event_priority(100)  # Material's own plugin comes after
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Settle what a site of files needs."""
    offline.settle(config)
    return config


def on_serve(
    server: LiveReloadServer,
    config: MkDocsConfig,
    builder: Callable[[MkDocsConfig | None], None],
) -> LiveReloadServer:
    """Make one build of a save, as small as can be.

    The pages that sync writes for a saved seed are watched, and start one themselves.
    """
    _Build.serving = True

    def build(fresh: MkDocsConfig | None = None) -> None:
        done = _updated(config, write=True)
        if done.wrote_pages and not done.failed:
            return
        stale = _Build.preview.stale() if _Build.preview else None
        if _Build.preview is None or stale is None:
            builder(fresh)
            return
        _say(one for one in done.diagnostics if one.severity > Severity.HINT or one not in _Build.said)
        _Build.said = done.diagnostics
        if stale:
            _Build.preview.renew(stale)

    server.builder = build
    return server


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring docs/ up to seeds/ before MkDocs collects its files; a strict build only looks."""
    if _Build.serving and digest() != library_digest():
        log.warning("hooks/ changed: stop the server and start it again to see what that does")
    done = _updated(config, write=not config.strict)
    _say(done.diagnostics)
    _Build.said = done.diagnostics
    _Build.answer = history.ask(Path(config.config_file_path).parent)
    if config.strict:
        for change in done.behind:
            log.warning("docs/%s/%s is behind seeds/: run `python hooks sync`", change.slug, change.name)
    if _Build.preview:
        _Build.preview.starts(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read docs/ as it stands, people's edits and all."""
    _Build.site = site.read(Path(config.docs_dir), _Build.site, _workspace(config))
    _Build.stand_ins.clear()
    _say(_Build.site.docs.unreadable)
    for diagnostic in _Build.site.docs.unreadable:
        # MkDocs would stop at it, and a server would answer no more
        path = diagnostic.path.partition("/")[2]
        file = files.get_file_from_path(path)
        if path in _Build.site.docs.sources:
            _Build.stand_ins[path] = _Build.site.docs.sources[path].text
        elif file:
            files.remove(file)
    if _Build.answer:
        _Build.changed = history.last_changes(_Build.answer, (f"docs/{uri}" for uri in files.src_uris))
        _Build.answer = None
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG001 - MkDocs names them
    """Return what a page said before, if it cannot be read just now."""
    return _Build.stand_ins.get(page.file.src_uri)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - as above
    """Put each film's pages in reading order; previous and next stay within the film."""
    _Build.films = navigation.arrange(nav, _Build.site.films)
    if _Build.preview:
        _Build.preview.is_arranged(nav, files)
    return nav


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG001
    """Tell the preview which page is read."""
    if _Build.preview:
        _Build.preview.reads(page)
    return page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Fill the page's fragments, so that their headings and links are checked like all others."""
    path = page.file.src_uri
    publication = Publication(
        config.site_name, page.canonical_url or "", _Build.changed.get(f"docs/{path}", "")
    )
    return site.filled(_Build.site, path, markdown, publication)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Mark words in other scripts with their language."""
    return marked(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Name pages and sections, escaped: Material's templates print titles and descriptions as they are."""
    env.bytecode_cache = CompiledTemplates(_workspace(config).cache / "templates")
    _Build.templates = env
    if _Build.preview is None:
        machines.write(files, config, _Build.site)
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        _Build.addresses[file.src_uri] = page.canonical_url or page.url
        page.update_date = _Build.changed.get(f"docs/{file.src_uri}", machines.LONG_AGO)
        film = _Build.site.films.get(navigation.folder(page))
        title = str(page.title)
        page.title = escape(title)
        page.meta["title"] = escape(site.full_title(film, title))
        summary = site.summary(film, file.src_uri) if film else ""
        if summary:
            page.meta["description"] = escape(summary)
        if film and isinstance(page.parent, Section):
            page.parent.title = escape(film.title)
    if _Build.preview:
        _Build.preview.is_read(env)
    return env


def on_page_context(
    context: TemplateContext,
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,
) -> TemplateContext:
    """Show a film's page the navigation of its own film: the whole would be in every page of the site."""
    context["nav"] = navigation.own(nav, page)
    name = page.file.src_uri
    _Build.rendered.add(navigation.folder(page))
    day = _Build.changed.get(f"docs/{name}")
    page.meta["structured_data"] = site.structured(_Build.site, name, _Build.addresses.__getitem__)
    extra = {
        "changed": (day, history.written_out(day)) if day else None,
        "minutes": site.minutes(_Build.site, name),
        "whole": next((whole.address(pages, config) for pages in _Build.films if pages[0] == page), ""),
    }
    return {**context, **extra}  # type: ignore[typeddict-item]  # the theme's own


def on_template_context(
    context: TemplateContext,
    template_name: str,  # noqa: ARG001
    config: MkDocsConfig,  # noqa: ARG001
) -> TemplateContext:
    """Return the 404 page the way home alone."""
    context["nav"] = navigation.own(context["nav"], None)
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write what stands for no page in docs/: the search index with films named, and films to be printed."""
    _name_films_in_search(config)
    for pages in _Build.films:
        slug = navigation.folder(pages[0])
        if slug in _Build.rendered:
            whole.write(_Build.site.films[slug], pages, config, _Build.templates)
    _Build.rendered.clear()
    if _Build.preview:
        _Build.preview.is_done()


def _name_films_in_search(config: MkDocsConfig) -> None:
    """Let search results name the film: "Plot" alone says nothing once there are two."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    if path.is_file():
        index = json.loads(path.read_text(encoding="utf-8"))
        for entry in index["docs"]:
            film = _Build.site.films.get(entry["location"].split("/")[0])
            if film and "#" not in entry["location"] and unescape(entry["title"]) != film.title:
                entry["title"] = f"{entry['title']} – {escape(film.title)}"
        path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _updated(config: MkDocsConfig, *, write: bool) -> Update:
    return update(_workspace(config), write=write, settled=_Build.settled)


def _workspace(config: MkDocsConfig) -> Workspace:
    return Workspace(Path(config.config_file_path).parent)


def _say(diagnostics: Iterable[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        log.log(_LOUDNESS[diagnostic.severity], str(diagnostic))

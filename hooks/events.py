"""The MkDocs events, a few lines each: what happens lies in `unreel`, which knows no MkDocs."""

from __future__ import annotations

import json
import logging
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from markupsafe import escape
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from refresh import Preview
from unreel import site
from unreel.cache import digest, library_digest
from unreel.errors import Complaint, Weight
from unreel.update import Update, update
from unreel.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.utils.templates import TemplateContext

    from unreel.film import Film
    from unreel.site import Readings
    from unreel.update import Settled

# only loggers below "mkdocs." make a strict build fail
log = logging.getLogger("mkdocs.hooks.unreel")

_LOUDNESS = {
    Weight.DOUBT: logging.DEBUG,  # `hooks split` and `hooks sync` tell
    Weight.HINT: logging.INFO,
    Weight.WARNING: logging.WARNING,
    Weight.ERROR: logging.ERROR,
}


class _Build:
    """What one build knows; MkDocs hands nothing of a hook's own from event to event."""

    site = site.Site({}, {}, {})
    preview: Preview | None = None
    """None where nothing is served."""
    serving = False
    """Was the first build of a server made?"""
    said: tuple[Complaint, ...] = ()
    """What was last found wrong with seeds/: hints are given once."""
    settled: ClassVar[dict[str, Settled]] = {}
    read: ClassVar[Readings] = {}
    stand_ins: ClassVar[dict[str, str]] = {}
    """Path in docs/ of a page that cannot be read → what it said before."""


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - MkDocs names them
    """Keep of each build of a server what the next one can use."""
    if command == "serve" and not dirty:
        _Build.preview = Preview(lambda: _Build.site)


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
        _say(one for one in done.complaints if one.weight > Weight.HINT or one not in _Build.said)
        _Build.said = done.complaints
        if stale:
            _Build.preview.renew(stale)

    server.builder = build
    return server


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring docs/ up to seeds/ before MkDocs collects its files; a strict build only looks."""
    if _Build.serving and digest() != library_digest():
        log.warning("hooks/ changed: stop the server and start it again to see what that does")
    done = _updated(config, write=not config.strict)
    _say(done.complaints)
    _Build.said = done.complaints
    if config.strict:
        for change in done.behind:
            log.warning("docs/%s/%s is behind seeds/: run `python hooks sync`", change.slug, change.name)
    if _Build.preview:
        _Build.preview.starts(config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read docs/ as it stands, people's edits and all."""
    _Build.site, unreadable = site.read(Path(config.docs_dir), _Build.read)
    _Build.stand_ins.clear()
    _say(unreadable)
    for complaint in unreadable:  # MkDocs would stop at it, and a server would answer no more
        path = complaint.path.partition("/")[2]
        folder, _, name = path.rpartition("/")
        file = files.get_file_from_path(path)
        if name in _Build.read[folder].texts:
            _Build.stand_ins[path] = _Build.read[folder].texts[name]
        elif file:
            files.remove(file)
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG001 - MkDocs names them
    """Give what a page said before, if it cannot be read just now."""
    return _Build.stand_ins.get(page.file.src_uri)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - as above
    """Put each film's pages in reading order; previous and next stay within the film."""
    for section in nav.items:
        film = _film(section)
        if film:
            order = {page.name: place for place, page in enumerate(film.pages)}
            section.children.sort(key=lambda item: order.get(_name(item), len(order)))
            pages = [item for item in section.children if isinstance(item, Page)]
            _chain(pages)
    for page in nav.pages:
        if page.parent is None:  # the home page leads to films, not on to the next page
            _chain([page])
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
    return site.filled(_Build.site, page.file.src_uri, markdown)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001
    """Name pages and sections, escaped: Material's templates print titles and descriptions as they are."""
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        film = _Build.site.films.get(file.src_uri.rpartition("/")[0])
        title = str(page.title)
        page.title = escape(title)
        page.meta["title"] = escape(f"{title} – {film.title}" if film and title != film.title else title)
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
    config: MkDocsConfig,  # noqa: ARG001
    nav: Navigation,
) -> TemplateContext:
    """Show a film's page the navigation of its own film: the whole would be in every page of the site."""
    context["nav"] = _own(nav, page)
    return context


def on_template_context(
    context: TemplateContext,
    template_name: str,  # noqa: ARG001
    config: MkDocsConfig,  # noqa: ARG001
) -> TemplateContext:
    """Give the 404 page the way home alone."""
    context["nav"] = _own(context["nav"], None)
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Let search results name the film: "Plot" alone says nothing once there are two."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    if path.is_file():
        index = json.loads(path.read_text(encoding="utf-8"))
        for entry in index["docs"]:
            film = _Build.site.films.get(entry["location"].split("/")[0])
            if film and "#" not in entry["location"] and unescape(entry["title"]) != film.title:
                entry["title"] = f"{entry['title']} – {escape(film.title)}"
        path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    if _Build.preview:
        _Build.preview.is_done()


def _updated(config: MkDocsConfig, *, write: bool) -> Update:
    return update(Workspace(Path(config.config_file_path).parent), write=write, settled=_Build.settled)


def _say(complaints: Iterable[Complaint]) -> None:
    for complaint in complaints:
        log.log(_LOUDNESS[complaint.weight], str(complaint))


def _film(item: object) -> Film | None:
    """Give the film whose folder a section of the navigation is."""
    if not isinstance(item, Section) or not item.children:
        return None
    first = next((child for child in item.children if isinstance(child, Page)), None)
    return _Build.site.films.get(first.file.src_uri.rpartition("/")[0]) if first else None


def _name(item: object) -> str:
    return item.file.src_uri.rpartition("/")[2] if isinstance(item, Page) else ""


def _chain(pages: list[Page]) -> None:
    for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after


def _own(nav: Navigation, page: Page | None) -> Navigation:
    """Give the pages of the page's own film; the overview, first of them, is named as the film is."""
    top = [*page.ancestors][-1] if page and page.ancestors else None
    items = top.children if isinstance(top, Section) else [one for one in nav.items if isinstance(one, Page)]
    own = Navigation(items, [one for one in items if isinstance(one, Page)])
    own.homepage = nav.homepage
    return own

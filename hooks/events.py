"""The MkDocs events, a few lines each: what happens lies in `unreel`, which knows no MkDocs."""

from __future__ import annotations

import json
import logging
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

import machines
import offline
from unreel import site
from unreel.cache import digest, library_digest
from unreel.errors import Complaint, Weight
from unreel.update import update
from unreel.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.utils.templates import TemplateContext

    from unreel.film import Film

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

    site = site.Site({}, {}, {}, {})
    serving = False


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs names them
    """Tell a server's builds from others, the first one too."""
    _Build.serving = command == "serve"


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
    """Make one build of a saved seed: the pages that sync writes are watched, and start one themselves."""

    def build(fresh: MkDocsConfig | None = None) -> None:
        done = update(_workspace(config), write=True)
        if done.failed or not done.behind:
            builder(fresh)

    server.builder = build
    return server


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring docs/ up to seeds/ before MkDocs collects its files; a strict build only looks."""
    if _Build.serving and digest() != library_digest():
        log.warning("hooks/ changed: stop the server and start it again to see what that does")
    done = update(_workspace(config), write=not config.strict)
    _say(done.complaints)
    if config.strict:
        for change in done.behind:
            log.warning("docs/%s/%s is behind seeds/: run `python hooks sync`", change.slug, change.name)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read docs/ as it stands, people's edits and all."""
    _Build.site, unreadable = site.read(Path(config.docs_dir))
    _say(unreadable)
    for complaint in unreadable:  # MkDocs would stop at it, and a server would answer no more
        file = files.get_file_from_path(complaint.path.partition("/")[2])
        if file:
            files.remove(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - MkDocs names them
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
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Fill the page's fragments, so that their headings and links are checked like all others."""
    return site.filled(_Build.site, page.file.src_uri, markdown)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Name pages and sections, escaped: Material's templates print titles and descriptions as they are."""
    if not _Build.serving:
        machines.write(files, config, _Build.site)
    machines.undated(files)
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        film = _Build.site.films.get(file.src_uri.rpartition("/")[0])
        title = str(page.title)
        page.title = escape(title)
        page.meta["title"] = escape(site.full_title(film, title))
        summary = site.summary(film, file.src_uri) if film else ""
        if summary:
            page.meta["description"] = escape(summary)
        if film and isinstance(page.parent, Section):
            page.parent.title = escape(film.title)
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


def _workspace(config: MkDocsConfig) -> Workspace:
    return Workspace(Path(config.config_file_path).parent)


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

"""The MkDocs events, a few lines each: what happens lies in `unreel`, which knows no MkDocs."""

from __future__ import annotations

import json
import logging
import os
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, write_file

from unreel import history, site
from unreel.cache import digest, library_digest
from unreel.errors import Complaint, Weight
from unreel.handout import Chapter, handout
from unreel.languages import marked
from unreel.update import update
from unreel.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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

    site = site.Site({}, {})
    serving = False
    answer: history.Answer | None = None
    changed: Mapping[str, str] = MappingProxyType({})
    """Page, by its path in docs/ → the day of its last change."""
    films: tuple[list[Page], ...] = ()
    """The pages of each film, in reading order."""
    templates: Environment


def on_serve(
    server: LiveReloadServer,
    config: MkDocsConfig,
    builder: Callable[[MkDocsConfig | None], None],
) -> LiveReloadServer:
    """Make one build of a saved seed: the pages that sync writes are watched, and start one themselves."""
    _Build.serving = True

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
    _Build.answer = history.ask(Path(config.config_file_path).parent)
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
    films = []
    for section in nav.items:
        film = _film(section)
        if film:
            order = {page.name: place for place, page in enumerate(film.pages)}
            section.children.sort(key=lambda item: order.get(_name(item), len(order)))
            pages = [item for item in section.children if isinstance(item, Page)]
            _chain(pages)
            films.append(pages)
    _Build.films = tuple(films)
    for page in nav.pages:
        if page.parent is None:  # the home page leads to films, not on to the next page
            _chain([page])
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Fill the page's fragments, so that their headings and links are checked like all others."""
    return site.filled(_Build.site, page.file.src_uri, markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Mark words in other scripts with their language."""
    return marked(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Name pages and sections, escaped: Material's templates print titles and descriptions as they are."""
    env.bytecode_cache = _compiled(_workspace(config)) or env.bytecode_cache
    _Build.templates = env
    _Build.changed = history.last_changes(_Build.answer, (f"docs/{uri}" for uri in files.src_uris))
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        # for the sitemap: MkDocs says when it was built
        page.update_date = _Build.changed.get(f"docs/{file.src_uri}", page.update_date)
        film = _Build.site.films.get(file.src_uri.rpartition("/")[0])
        title = str(page.title)
        page.title = escape(title)
        page.meta["title"] = escape(f"{title} – {film.title}" if film and title != film.title else title)
        summary = site.summary(film, file.src_uri) if film else ""
        if summary:
            page.meta["description"] = escape(summary)
        if film and isinstance(page.parent, Section):
            page.parent.title = escape(film.title)
    return env


def on_page_context(
    context: TemplateContext,
    page: Page,
    config: MkDocsConfig,
    nav: Navigation,
) -> TemplateContext:
    """Show a film's page the navigation of its own film: the whole would be in every page of the site."""
    context["nav"] = _own(nav, page)
    name = page.file.src_uri
    day = _Build.changed.get(f"docs/{name}")
    extra = {
        "changed": (day, history.written_out(day)) if day else None,
        "minutes": site.minutes(_Build.site, name),
        "whole": next((_whole(pages, config) for pages in _Build.films if pages[0] == page), ""),
    }
    return {**context, **extra}  # type: ignore[typeddict-item]  # the theme's own


def on_template_context(
    context: TemplateContext,
    template_name: str,  # noqa: ARG001
    config: MkDocsConfig,  # noqa: ARG001
) -> TemplateContext:
    """Give the 404 page the way home alone."""
    context["nav"] = _own(context["nav"], None)
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write what stands for no page in docs/: the search index with films named, and films to be printed."""
    _name_films_in_search(config)
    for pages in _Build.films:
        _write_whole(pages, config)


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


def _whole(pages: list[Page], config: MkDocsConfig) -> str:
    """Give the address of a film's pages as one; '' for a film that has but one, or its own page there."""
    overview = pages[0]
    if len(pages) == 1 or "print.md" in map(_name, pages):
        return ""
    return f"{overview.url.rpartition('/')[0]}/print{'/' if config.use_directory_urls else '.html'}"


def _write_whole(pages: list[Page], config: MkDocsConfig) -> None:
    url = _whole(pages, config)
    if not url:
        return
    film = _Build.site.films[pages[0].file.src_uri.rpartition("/")[0]]
    chapters = [
        Chapter(
            Path(_name(page)).stem.replace(".", "-"),
            str(page.meta.get("section", "")),
            page.url,
            page.content or "",
        )
        for page in pages
    ]
    context = get_context(_own(Navigation([], []), None), [], config, base_url=get_relative_url(".", url))
    html = _Build.templates.get_template("print.html").render(
        context, film=film, overview=pages[0], whole=handout(chapters, url)
    )
    write_file(html.encode(), str(Path(config.site_dir, url, "index.html" if url.endswith("/") else "")))


def _workspace(config: MkDocsConfig) -> Workspace:
    return Workspace(Path(config.config_file_path).parent)


def _compiled(workspace: Workspace) -> FileSystemBytecodeCache | None:
    """Give where Jinja keeps the theme's compiled templates: compiling them anew is a fifth of a build."""
    folder = workspace.cache / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


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

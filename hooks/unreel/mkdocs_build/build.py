"""One build of the site: what MkDocs asks in each of its events, and what is known from event to event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import InclusionLevel

from unreel.lexicon.day import Day
from unreel.mkdocs_build import (
    circles,
    content,
    front_matter,
    library_pages,
    live_reload,
    machine_readable,
    navigation,
    offline,
    overrides,
    preview,
    print_page,
    redirects,
    search,
)
from unreel.mkdocs_build.compiled_templates import Compiled
from unreel.mkdocs_build.policy import Policies, sealed
from unreel.mkdocs_build.preview import Preview
from unreel.mkdocs_build.rendering import is_other, render
from unreel.mkdocs_build.reporting import log, report
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.site import about_pages, docs, rendered
from unreel.site.about_pages import Published
from unreel.site.allowed import allowed
from unreel.site.docs import Site
from unreel.site.fragments.cite import Publication
from unreel.site.languages import marked
from unreel.store import history
from unreel.store.cache import LOADED, digests
from unreel.store.ignored_files import is_left_behind
from unreel.store.progress import shown
from unreel.store.site_settings import SiteSettings
from unreel.store.workspace import Workspace
from unreel.syncing.update import Update, UpToDate, update

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


class NoSettings(Config):
    """What mkdocs.yml may set of the plugin: nothing."""


class Memory:
    """What the builds of one server hand on to the next one; a build without a server has its own."""

    def __init__(self, *, has_preview: bool = False, is_served: bool = False) -> None:
        self.has_preview = has_preview
        """Is something served, and not all of it to be built at every save (`--dirty`)?"""
        self.preview: Preview | None = None
        """That of the last whole build; None where pages cannot be built one by one."""
        self.is_serving = False
        """Was the first build of the server made?"""
        self.diagnostics: tuple[Diagnostic, ...] = ()
        """What was last wrong with seeds/: hints are reported once."""
        self.up_to_date: dict[str, UpToDate] = {}
        self.site: Site | None = None
        """docs/ as it was last read."""
        self.nonce = live_reload.nonce() if is_served else ""
        """What lets the script run with which a server has pages load again; None where nothing does."""


class Build(BasePlugin[NoSettings]):
    """The events of one configuration, in the order in which MkDocs runs them."""

    site: Site
    """docs/ as it stands."""
    files: Files
    films: dict[str, list[Page]]
    """Folder of a film in docs/ → its pages in reading order."""
    templates: Environment
    context: TemplateContext
    """What MkDocs gives a page's template."""

    def __init__(self, site_config: MkDocsConfig, memory: Memory) -> None:
        self._config = site_config
        self._workspace = Workspace(Path(site_config.config_file_path).parent)
        self._memory = memory
        self._history: history.Log | None = None
        self._feed = ""
        """The path of the feed in the site; '' where there is none."""
        self._stand_ins: dict[str, str] = {}
        """Path in docs/ of a page that cannot be read → what it said before."""
        self._allowed = allowed(SiteSettings(unreel=site_config.extra.get("unreel") or {}))
        self._policies = Policies(
            self._allowed.hosts, is_offline=offline.is_on(site_config), nonce=memory.nonce
        )
        self._rendered: set[str] = set()
        """Folders of docs/ of which pages were rendered since the last `on_post_build`."""

    def on_serve(
        self, server: LiveReloadServer, /, *, builder: Callable[[], None], **_: object
    ) -> LiveReloadServer:
        """Make one build of a save, as small as can be.

        The pages that sync writes for a saved seed are watched, and start one themselves.
        """
        self._memory.is_serving = True
        live_reload.admit(server, self._memory.nonce)

        def build() -> None:
            updated = self._updated(write=True)
            if updated.wrote_pages and not updated.failed:
                return
            last = self._memory.preview
            stale = last.stale() if last else None
            if last is None or stale is None:
                builder()
                return
            self._report_news(updated)
            if stale:
                last.renew(stale)

        server.builder = build
        return server

    def on_pre_build(self, **_: object) -> None:
        """Bring docs/ up to seeds/ before MkDocs collects its files; a strict build only compares."""
        if self._memory.is_serving and digests() != LOADED:
            log.warning("hooks/ changed: stop the server and start it again to see what that does")
        offline.without_worker(self._config)
        circles.refuse(Path(self._config.docs_dir))
        updated = self._updated(write=not self._config.strict)
        report(updated.diagnostics)
        self._memory.diagnostics = updated.diagnostics
        self._history = history.start_log(self._workspace.root)
        if self._config.strict:
            for change in updated.behind:
                log.warning("docs/%s/%s is behind seeds/: run `%s sync`", change.slug, change.name, COMMAND)
        if self._memory.has_preview:
            self._memory.preview = preview.begin(self._config, lambda: self.site)

    def on_files(self, files: Files, /, **_: object) -> Files:
        """Read docs/ as it stands, people's edits and all."""
        for file in [*files]:
            if any(map(is_left_behind, PurePath(file.src_uri).parts)):  # hidden ones are MkDocs' affair
                files.remove(file)
        docs_dir = Path(self._config.docs_dir)
        self.site = self._memory.site = docs.read(docs_dir, self._memory.site, self._workspace)
        pages = self.site.docs
        self._stand_ins.clear()
        taken_out = [*content.take_out_files(files, self._config, self._allowed)]
        told = {diagnostic.path for diagnostic in pages.unreadable}
        report([*pages.unreadable, *(one for one in taken_out if one.path not in told)])
        for diagnostic in pages.unreadable:  # MkDocs would stop at it, and a server would answer no more
            path = diagnostic.path.partition("/")[2]
            file = files.get_file_from_path(path)
            if path in pages.sources:
                self._stand_ins[path] = pages.sources[path].text
            elif file:
                files.remove(file)
        faults = {path: [*front_matter.faults(one, self._config)] for path, one in pages.sources.items()}
        report(fault for found in faults.values() for fault in found)
        self._stand_ins.update(
            {path: front_matter.without(pages.sources[path]) for path, found in faults.items() if found}
        )
        for path in self.site.hidden:
            if hidden := files.get_file_from_path(path):
                hidden.inclusion = InclusionLevel.EXCLUDED
        library_pages.update(files, self.site, self._config)
        report(self.site.library.diagnostics)
        if self._history:
            names = (f"docs/{uri}" for uri in files.src_uris)
            days, self._history = history.days(self._history, names), None
            self.site = self._memory.site = self.site._replace(days=days)
        self.files = files
        return files

    def on_page_read_source(self, *, page: Page, **_: object) -> str | None:
        """Return what a page said before, if it cannot be read just now, or what can be built of it."""
        return self._stand_ins.get(page.file.src_uri)

    def on_nav(self, nav: Navigation, /, *, files: Files, **_: object) -> Navigation:
        """Put each film's pages in reading order; previous and next stay within the film."""
        self.films = navigation.arrange(nav, self.site.films)
        if self._memory.preview:
            self._memory.preview.remember_unread(nav, files)
        return nav

    def on_pre_page(self, page: Page, /, **_: object) -> Page:
        """Have a page rendered whatever it holds; tell the preview which one is about to be read."""
        if self._memory.preview:
            self._memory.preview.watch(page)
        else:
            vars(page)["render"] = partial(render, page)
        return page

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Fill the page's placeholders, so that their headings and links are checked like all others."""
        path = page.file.src_uri
        source = self.site.docs.sources.get(path)
        text = source.text if source else ""
        report(content.take_out_entries(page, self._stated(page), self._allowed, text))
        name, address = self._config.site_name, page.canonical_url or ""
        return docs.filled(self.site, path, markdown, Publication(name, address, self._day(page)))

    @event_priority(-50)  # after whatever else changes a page
    def on_page_content(self, html: str, /, *, page: Page, **_: object) -> str:
        """Mark words in other scripts with their language; keep for the proof what plugins made of a page."""
        source = self.site.docs.sources.get(page.file.src_uri)
        if source and any(is_other(name, plugin) for name, plugin in self._config.plugins.items()):
            rendered.keep(self._workspace, source.name, source.text, html)
        return marked(html)

    def on_env(self, env: Environment, /, *, files: Files, **_: object) -> Environment:
        """Write what programs read, then escape the titles for HTML, and prepare the templates."""
        machine_readable.write_records(files, self._config, self.site)
        if not self._memory.has_preview:
            machine_readable.write(files, self._config, self.site)
            self._feed = machine_readable.write_feed(files, self._config, self.site)
        for page in _pages(files):
            self._escape(page)
        env.loader = env.loader and Compiled(env.loader)
        overrides.prepare(env)
        self.templates = env
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, nav: Navigation, **_: object
    ) -> TemplateContext:
        """Show a film's page the navigation of its own film: the whole would be in every page of the site."""
        self.context = context = self._guarded(context)
        self._rendered.add(navigation.folder(page))
        day, pages = self._day(page), self.films.get(navigation.folder(page), [page])
        page.meta["structured_data"] = about_pages.structured(
            self.site, page.file.src_uri, self._published(), day
        )
        shelves = library_pages.shelves(self.files, self.site) if library_pages.is_made(page.file) else []
        extra = {
            "nav": navigation.of_library(nav, shelves) if shelves else navigation.own(nav, page),
            "above": next(
                (one for one in shelves if navigation.folder(one) == navigation.folder(page)), None
            ),
            "changed": (day, Day.of(day).in_words) if day else None,
            "feed": self._feed,
            "licence": about_pages.licence(self.site, page.file.src_uri),
            "minutes": about_pages.minutes(self.site, page.file.src_uri),
            "film_slug": navigation.folder(page) if navigation.folder(page) in self.site.films else "",
            "whole": print_page.address(pages, self._config) if page == pages[0] else "",
        }
        return {**context, **extra}  # type: ignore[typeddict-item]  # the theme's own

    def on_template_context(self, context: TemplateContext, /, **_: object) -> TemplateContext:
        """Give the 404 page the way home alone."""
        context["nav"] = navigation.own(context["nav"], None)
        return self._guarded(context)

    @event_priority(-100)  # after whatever else changes a page
    def on_post_page(self, output: str, /, **_: object) -> str:
        """Give a page the nonce of its policy, now that it is whole."""
        return sealed(output, self._policies.seal)

    @event_priority(-100)
    def on_post_template(self, output_content: str, /, **_: object) -> str:
        """Do the same for the 404 page."""
        return sealed(output_content, self._policies.seal)

    @event_priority(-50)  # after the search wrote its index, before `offline` takes it
    def on_post_build(self, **_: object) -> None:
        """Cut the search index into pieces, and write each film as one page to be printed."""
        search.write(self._config, self.site, {page.url: page.file.src_uri for page in _pages(self.files)})
        for slug in sorted(self.films.keys() & self._rendered):
            print_page.write(self.site.films[slug], self.films[slug], self._print_page, self.context)
        self._rendered.clear()
        redirects.write(self._config, self.site)
        if self._memory.preview:
            self._memory.preview.finish(self.templates)

    def _guarded(self, context: TemplateContext) -> TemplateContext:
        """Return what a template is given with the policies of its page."""
        policies = self._policies.of(context, self.templates)
        return {**context, "policies": policies, "seal": self._policies.seal}  # type: ignore[typeddict-unknown-key]

    def _print_page(self, context: TemplateContext, **more: object) -> str:
        """Return the page of a whole film."""
        template = self.templates.get_template("print.html")
        return sealed(template.render(self._guarded(context), **more), self._policies.seal)

    def _updated(self, *, write: bool) -> Update:
        return update(self._workspace, write=write, up_to_date=self._memory.up_to_date, shown=shown)

    def _report_news(self, updated: Update) -> None:
        """Report what is wrong with seeds/; hints only if they are new."""
        last = self._memory.diagnostics
        report(one for one in updated.diagnostics if one.severity > Severity.HINT or one not in last)
        self._memory.diagnostics = updated.diagnostics

    def _day(self, page: Page) -> str:
        """Return the day (ISO 8601) when a page was last changed, '' where nobody knows it."""
        return self.site.days.changed.get(f"docs/{page.file.src_uri}", "")

    def _address(self, path: str) -> str:
        """Return the address of a page on the site by its path in docs/; raise KeyError for none."""
        file = self.files.get_file_from_path(path)
        if file is None or file.page is None:
            raise KeyError(path)
        return file.page.canonical_url or file.page.url

    def _published(self) -> Published:
        config = self._config
        about = config.site_name, config.site_url or "", config.site_description or ""
        return Published(*about, self._address)

    def _stated(self, page: Page) -> Mapping[str, Any]:
        """Return what a page's file says of the page; plugins may say more."""
        source = self.site.docs.sources.get(page.file.src_uri)
        if source is None:
            return {}
        # where we can read none, MkDocs may all the same have found some
        return page.meta if source.front_matter.fault else source.front_matter.meta

    def _escape(self, page: Page) -> None:
        """Escape what a page says of itself, and its sections' titles: Material prints them as they are."""
        page.update_date = self._day(page) or machine_readable.LONG_AGO
        film = self.site.films.get(navigation.folder(page))
        title = str(page.title)
        page.title = escape(title)
        for name in self._stated(page).keys() & page.meta.keys():
            page.meta[name] = content.escaped(page.meta[name])
        page.meta["title"] = escape(about_pages.full_title(film, title))
        summary = about_pages.description(self.site, page.file.src_uri)
        if summary and "description" not in self._stated(page):
            page.meta["description"] = escape(summary)
        for section in page.ancestors:
            section.title = escape(film.title if film and section is page.parent else section.title)


def _pages(files: Files) -> list[Page]:
    return [file.page for file in files.documentation_pages() if file.page]

"""One build of the site: what MkDocs asks in each of its events, and what is known from event to event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import InclusionLevel

from unreel.lexicon.day import Day
from unreel.mkdocs_build import (
    addresses,
    circles,
    content,
    front_matter,
    library_pages,
    machine_readable,
    navigation,
    offline,
    overrides,
    print_page,
    redirects,
    saves,
    search,
    sharing,
    site_map,
    titles,
)
from unreel.mkdocs_build.look import Look
from unreel.mkdocs_build.markdown_pages import Renderer
from unreel.mkdocs_build.memory import Memory
from unreel.mkdocs_build.narrowed import PartFiles, part_files
from unreel.mkdocs_build.part import Job, Made, Part
from unreel.mkdocs_build.plugin_settings import NoSettings
from unreel.mkdocs_build.policy import Policies, sealed
from unreel.mkdocs_build.rendering import kept, render
from unreel.mkdocs_build.reporting import ended_in_words, report, tell_unwritable
from unreel.mkdocs_build.run import Run
from unreel.mkdocs_build.surroundings import Surroundings
from unreel.model.diagnostics import Diagnostic
from unreel.site import about_pages, docs
from unreel.site.allowed import allowed
from unreel.site.docs import Site
from unreel.site.fragments.cite import Publication
from unreel.site.languages import marked
from unreel.site.library_pages import ways
from unreel.store import history
from unreel.store.site_settings import SiteSettings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


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

    def __init__(self, site_config: MkDocsConfig, memory: Memory, given: Look | Job) -> None:
        self._config = site_config
        self._job = given if isinstance(given, Job) else None
        """What a worker was handed; None in the process that MkDocs was started in."""
        self._run = Run(site_config, memory, given) if isinstance(given, Look) else None
        self.part = Part(given.scope, given.readings) if isinstance(given, Job) else None
        """What is kept of a narrow build; None where the build is whole."""
        self._workspace = given.workspace
        self._memory = memory
        self._history: history.Log | None = None
        self._feed = ""
        """The path of the feed in the site; '' where there is none."""
        self._stand_ins: dict[str, str] = {}
        """Path in docs/ of a page that cannot be read → what it said before."""
        self._allowed = allowed(SiteSettings(unreel=site_config.extra.get("unreel") or {}))
        hosts, is_offline = self._allowed.hosts, offline.is_on(site_config)
        self._policies = Policies(hosts, self._workspace, is_offline=is_offline, nonce=memory.nonce)
        self._renderer = Renderer(site_config)
        self._rendered: set[str] = set()
        """Folders of docs/ of which pages were rendered since the last `on_post_build`."""

    def on_serve(
        self, server: LiveReloadServer, /, *, builder: Callable[[], None], **_: object
    ) -> LiveReloadServer:
        """Make one build of a save, as small as can be."""
        from unreel.mkdocs_build import live_reload, split_overlay, watching  # noqa: PLC0415 - builds need no server

        self._memory.is_serving = True
        watching.admit(server, is_behind=self._run is not None and self._run.is_behind())
        live_reload.admit(server, self._memory.nonce)
        saves.serve(server, self._workspace, self._memory, builder)
        split_overlay.admit(server, self._memory.nonce, self._workspace)
        return server

    def on_pre_build(self, **_: object) -> None:
        """Bring docs/ up to seeds/ before MkDocs collects its files; a strict build only compares.

        Then find out what of the site is to be built.
        """
        saves.tell_of_code(self._memory)
        offline.without_worker(self._config)
        search.quicken(self._config)
        if self._run:
            self.part = self._decided(self._run)
        if self.part:
            self.part.recorder.start()
            if self._job or self.part.scope.is_empty:
                self._config.theme.static_templates = set()

    @ended_in_words()
    def _decided(self, run: Run) -> Part | None:
        """Return the part of the site that this process builds; None for all of it."""
        run.begin()
        circles.refuse(Path(self._config.docs_dir))
        has_new = saves.update_docs(self._workspace, self._memory, self._config, run.files())
        scope = run.decide(self._allowed, has_new_pages=has_new)
        if scope is None:
            self._history = history.start_log(self._workspace.root)
        return Part(scope) if scope else None

    def part_files(self) -> PartFiles | None:
        """Return the files of a narrow build, for MkDocs; None where the build is whole."""
        if self.part is None:
            return None
        around = Surroundings(self._config, self._allowed, self.part.scope.known)
        self.part.files = part_files(self._config, self.part.scope, around)
        return self.part.files

    def on_files(self, files: Files, /, **_: object) -> Files:
        """Read docs/ as it stands, people's edits and all."""
        if self.part and self.part.scope.is_empty:
            self.site, self.files = Site(), files
            return files
        content.take_out_left_behind(files)
        docs_dir, last = Path(self._config.docs_dir), self._memory.site
        read = self.part.read if self.part else docs.read
        self.site = read(docs_dir, last, self._workspace)
        self._memory.keep(self.site)
        site_map.spare(self._config, self.site)
        pages = self.site.docs
        taken_out = [*content.take_out_files(files, self._config, self._allowed)]
        told = {diagnostic.path for diagnostic in pages.unreadable}
        self._report([*pages.unreadable, *(one for one in taken_out if one.path not in told)])
        faults = {path: [*front_matter.faults(one, self._config)] for path, one in pages.sources.items()}
        self._report(fault for found in faults.values() for fault in found)
        self._stand_ins = front_matter.stand_ins(pages, files, faults)
        for path in self.site.hidden:
            if hidden := files.src_uris.get(path):
                hidden.inclusion = InclusionLevel.EXCLUDED
        self._ways = self.part.scope.known.ways if self.part else ways(self.site.library)
        library_pages.update(files, self.site, self._config, self._ways)
        if self._job is None:
            report(self.site.library.diagnostics)
        if self._history:
            days, self._history = history.days(self._history, (f"docs/{uri}" for uri in files.src_uris)), None
        else:
            days = self._job.days if self._job else self._run.days if self._run else history.Days()
        self.site = self.site._replace(days=days)
        self.files = files
        return files

    def on_page_read_source(self, *, page: Page, **_: object) -> str | None:
        """Return what a page said before, if it cannot be read just now, or what can be built of it."""
        return self._stand_ins.get(page.file.src_uri)

    def on_nav(self, nav: Navigation, /, **_: object) -> Navigation:
        """Put each film's pages in reading order; previous and next stay within the film."""
        self._minutes = about_pages.minutes(self.site.films.values())
        self.films = navigation.arrange(nav, self.site.films, is_stated=bool(self._config.nav))
        return nav

    def on_pre_page(self, page: Page, /, **_: object) -> Page:
        """Have a page rendered whatever it holds."""
        again = partial(render, self._renderer, page)
        front_matter.hand_over(page, self.site.docs, self._stand_ins, self._config)
        vars(page)["render"] = self._run.rendering(page, again) if self._run else again
        if self.part:
            self.part.work_on(page.file.src_uri)
            self.part.watch(page)
        return page

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: object) -> str:
        """Fill the page's placeholders, so that their headings and links are checked like all others."""
        path = page.file.src_uri
        source = self.site.docs.sources.get(path)
        text = source.text if source else ""
        report(content.take_out_entries(page, titles.stated(page, self.site), self._allowed, text))
        name, address = self._config.site_name, page.canonical_url or ""
        return docs.filled(self.site, path, markdown, Publication(name, address, self._day(page)))

    def on_page_content(self, html: str, /, *, page: Page, **_: object) -> str:
        """Mark words in other scripts with their language; keep for the proof what plugins made of a page."""
        return marked(kept(html, page, self.site, self._config))

    def on_env(self, env: Environment, /, *, files: Files, **_: object) -> Environment:
        """Write what programs read, then escape the titles for HTML, and prepare the templates."""
        if self.part:
            self.part.work_on(None)
            if self.part.scope.is_empty:
                return env
        machine_readable.write_records(files, self._config, self.site)
        self._pictures = sharing.write(files, self._config, self.site)
        if not self._memory.has_preview:
            lists = machine_readable.write(files, self._config, self.site)
            if self.part:
                self.part.lists = lists
                self._feed = machine_readable.feed_name(has_news=self.part.scope.known.has_news)
            else:
                machine_readable.write_lists(lists, self._config, files)
                self._feed = machine_readable.write_feed(lists.news, self._config)
        for page in _pages(files):
            titles.escape_titles(page, self.site, self._day(page))
        if self._run and self.part and self._run.keeps_map(files):
            self._config.theme.static_templates = self._config.theme.static_templates - {site_map.NAME}
        overrides.prepare(env)
        if self._job is None:
            overrides.check(env)
        self.templates = env
        return env

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, nav: Navigation, **_: object
    ) -> TemplateContext:
        """Show a film's page the navigation of its own film: the whole would be in every page of the site."""
        if self.part:
            self.part.work_on(page.file.src_uri)
        self.context = context = self._guarded(context)
        self._rendered.add(navigation.folder(page))
        day, pages = self._day(page), self.films.get(navigation.folder(page), [page])
        page.meta["structured_data"] = about_pages.structured(
            self.site, page.file.src_uri, addresses.published(self._config, self.files), day
        )
        shelves = library_pages.shelves(self.files, self._ways) if library_pages.is_made(page.file) else []
        extra = {
            "nav": navigation.of_library(nav, shelves) if shelves else navigation.own(nav, page),
            "above": navigation.above(page, shelves),
            "changed": (day, Day.of(day).in_words) if day else None,
            "feed": self._feed,
            "licence": about_pages.licence(self.site, page.file.src_uri),
            "minutes": self._minutes.get(page.file.src_uri, (0, 0)),
            "film_slug": navigation.folder(page) if navigation.folder(page) in self.site.films else "",
            "picture": self._pictures.get(navigation.folder(page), self._pictures.get("")),
            "whole": print_page.address(pages, self._config) if page == pages[0] else "",
        }
        return {**context, **extra}  # type: ignore[typeddict-item]  # the theme's own

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, **_: object
    ) -> TemplateContext:
        """Give the 404 page the way home alone, and the map all pages."""
        if self._run and self.part and template_name == site_map.NAME:
            context["pages"] = self._run.all_pages(self.files)
        context["nav"] = navigation.own(context["nav"], None)
        return self._guarded(context)

    @event_priority(-100)  # after whatever else changes a page
    def on_post_page(self, output: str, /, **_: object) -> str:
        """Give a page the nonce of its policy, now that it is whole."""
        return sealed(output, self._policies.seal)

    @event_priority(-100)
    def on_post_template(self, output_content: str, /, *, template_name: str, **_: object) -> str:
        """Do the same for the 404 page, and cut the map of a large library."""
        output = sealed(output_content, self._policies.seal)
        return site_map.in_pieces(output, template_name, self._config, self.site)

    @event_priority(-50)  # after the search wrote its index, before `offline` takes it
    def _write_more(self, /, **_: object) -> None:
        """Cut the search index into pieces, and write each film as one page to be printed."""
        if self.part and self.part.scope.is_empty:
            return
        paths = {page.url: page.file.src_uri for page in _pages(self.files)}
        groups = search.groups(self._config, self.site, paths)
        if self.part:
            self.part.work_on(None)
            search.write_texts(self._config, groups, self.part.unit)
        else:
            search.write(self._config, groups)
        for slug in sorted(self.films.keys() & self._rendered):
            print_page.write(self.site.films[slug], self.films[slug], self._print_page, self.context)
        self._rendered.clear()
        if self._job is None:
            names = {*self.site.docs.sources, *self.site.library_pages}
            moved = self._run.moved if self._run and self.part else redirects.moved(self._config, names)
            redirects.write(self._config, moved)

    @event_priority(-200)  # when all others wrote what they write
    def _publish(self, /, **_: object) -> None:
        """Bring the site to where it belongs."""
        if self.part:
            self.part.recorder.stop()
        if self._run:
            self._run.end(self.made(), self.files)

    on_post_build = CombinedEvent(_write_more, _publish)

    def on_build_error(self, *, error: Exception, **_: object) -> None:
        """Leave the site as it was; raise `PluginError` where its folder, or its disk, takes no file."""
        if self.part:
            self.part.recorder.stop()
        if self._run:
            self._run.give_up()
            tell_unwritable(error)

    def made(self) -> Made:
        """Return what is kept of a narrow build."""
        return self.part.made() if self.part else Made({})

    def _guarded(self, context: TemplateContext) -> TemplateContext:
        """Return what a template is given with the policies of its page."""
        policies = self._policies.of(context, self.templates)
        return {**context, "policies": policies, "seal": self._policies.seal}  # type: ignore[typeddict-unknown-key]

    def _print_page(self, context: TemplateContext, **more: object) -> str:
        """Return the page of a whole film."""
        template = self.templates.get_template("print.html")
        return sealed(template.render(self._guarded(context), **more), self._policies.seal)

    def _report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Report what is wrong with files of docs/, each on account of its film."""
        for diagnostic in diagnostics:
            path = diagnostic.path.partition("/")[2]
            if self.part:
                self.part.work_on(path)
            if not self.part or self.part.scope.has(self.part.unit(path)):
                report([diagnostic])
        if self.part:
            self.part.work_on(None)

    def _day(self, page: Page) -> str:
        """Return the day (ISO 8601) when a page was last changed, '' where nobody knows it."""
        return self.site.days.changed.get(f"docs/{page.file.src_uri}", "")


def _pages(files: Files) -> list[Page]:
    return [file.page for file in files.documentation_pages() if file.page]

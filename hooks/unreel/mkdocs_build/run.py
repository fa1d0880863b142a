"""One build, from the side of the process that MkDocs was started in: what is stale, and who builds it.

The films of which something changed are built by MkDocs as a part, and the rest of the site is put together
from what is kept of the others. ARCHITECTURE.md draws it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unreel.library import people_settings
from unreel.mkdocs_build import (
    folders,
    joined,
    left_parts,
    plan,
    publish,
    reading,
    redirects,
    rendered_before,
    whole,
)
from unreel.mkdocs_build.assembly import Assembly
from unreel.mkdocs_build.environment import digest_of
from unreel.mkdocs_build.folders import Folders
from unreel.mkdocs_build.joined import Basis, Joined
from unreel.mkdocs_build.look import Look, look, site_digest, site_name
from unreel.mkdocs_build.plan import LISTS, THEME, Plan
from unreel.mkdocs_build.recorder import Recorder
from unreel.mkdocs_build.reporting import log, report
from unreel.mkdocs_build.scope import REST, Known, Scope
from unreel.mkdocs_build.shared_out import Whole, shared_out
from unreel.mkdocs_build.surroundings import Surroundings
from unreel.site.allowed import Allowed
from unreel.store import history
from unreel.store.built import Built, SiteState
from unreel.store.fingerprints import Fingerprints
from unreel.store.workers.choice import MANY
from unreel.store.workers.garbage import uncollected

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from unreel.mkdocs_build.memory import Memory
    from unreel.mkdocs_build.part import Made
    from unreel.mkdocs_build.rendered_before import Render


class Run:
    """The state of one build."""

    days: history.Days
    moved: redirects.Moved
    """The pages that were."""

    def __init__(self, config: MkDocsConfig, memory: Memory, seen: Look) -> None:
        self._config, self._memory, self._seen = config, memory, seen
        self._site_dir = Path(config.site_dir)
        self._workspace = seen.workspace
        self._built = Built(self._workspace, site_name(config, memory))
        self._work = publish.WorkFolder(self._workspace)
        self._is_in_place = memory.is_dirty
        """Does MkDocs build right into the site?"""
        self._plan: Plan | None = None
        self._assembly: Assembly | None = None
        self._all_told = Recorder()
        self._all_told.unit = ""

    def begin(self) -> None:
        """Have MkDocs build into a folder of its own; into the site, where none can be written."""
        if self._is_in_place:
            return
        try:
            self._work.make()
        except OSError as error:
            log.info("nothing is kept of this build: .unreel/cache cannot be written (%s)", error.strerror)
            self._is_in_place = True
        else:
            self._config.site_dir = str(self._work.path)
            self._all_told.start()

    def files(self) -> Fingerprints | None:
        """Return what was seen of the files of docs/, seeds/ and the bases; None where docs/ has two names.

        It is asked for once, and not kept: of many films it is large.
        """
        others, self._seen = self._seen.others, self._seen._replace(others={})
        is_so_called = Path(self._config.docs_dir) == self._workspace.docs
        return self._seen.docs | others if is_so_called else None

    @uncollected()
    def decide(self, allowed: Allowed, *, has_new_pages: bool) -> Scope | None:
        """Return what is to be built; None for all, in one process."""
        config, memory = self._config, self._memory
        why = [*whole.reasons(config, is_dirty=self._is_in_place), *([""] if memory.is_broken else [])]
        memory.is_narrow, memory.is_broken = not why, False
        for reason in filter(None, why):
            log.info("all pages are built, in one process: %s", reason)
        if why:
            return None
        if has_new_pages:
            self._seen = look(config, memory, self._site_dir)
        self._plan = self._planned(allowed)
        self._assembly = Assembly(
            config, self._built, self._plan, self.moved.pages, has_lists=not memory.has_preview
        )
        return self._share_out(_scope(self._plan), Surroundings(config, allowed, self._plan.known))

    def _planned(self, allowed: Allowed) -> Plan:
        """Find out what is to be built, and what has to be known for it."""
        config, memory, built = self._config, self._memory, self._built
        docs_dir, around = Path(config.docs_dir), Surroundings(config, allowed, Known())
        home = [around.state(name) for name in ("index.md", "README.md")]
        everywhere = digest_of((self._seen.environment, memory.has_preview, memory.nonce, home))
        code = digest_of((self._seen.environment, "outlines"))
        read = partial(
            reading.outlines,
            docs_dir=docs_dir,
            last=memory.site,
            workspace=self._workspace,
            readings=self._work.readings,
        )
        of = folders.read(docs_dir, self._seen.docs, built, code, read)
        memory.keep(of.site)
        self.days = self._days(of)
        said = people_settings.read(self._workspace)
        basis = Basis(docs_dir, everywhere, said, self.days, bool(config.site_url))
        untouched = built.site().files == site_digest(self._seen.there)
        there = plan.Site(self._site_dir, self._seen.there, is_untouched=untouched)
        if before := joined.kept(of, basis, built):
            found = self._compared(of, before, everywhere, there, allowed)
            films = found.stale & found.known.outlines.keys()
            known = None if found.needs_all else joined.with_threads(found.known, films, built)
            if known:
                return found._replace(known=known)
        outlines = of.all_outlines(built)
        if outlines is None:
            built.forget()
            return self._planned(allowed)
        anew = joined.anew(of, outlines, basis)
        return self._compared(of, anew, everywhere, there, allowed)

    def _compared(
        self, of: Folders, found: Joined, everywhere: str, there: plan.Site, allowed: Allowed
    ) -> Plan:
        """Compare what goes into each unit with what went into it the last time."""
        self.moved = redirects.moved(self._config, {*of.pages, *found.known.library_pages})
        made_from = plan.made_from(of, found, everywhere, self.moved)
        around = Surroundings(self._config, allowed, found.known)
        return plan.planned(of, found, made_from, self._built, there, around)

    def _share_out(self, scope: Scope, around: Surroundings) -> Scope:
        """Have many films built in parts; return what is left to this process."""
        known = scope.known
        if self._assembly is None or self._plan is None or len(_films_of_parts(scope)) <= MANY:
            return scope
        work = self._work
        before = left_parts.taken(work, self._plan, around.state)
        scope = _without(scope, before)
        films = _films_of_parts(scope)
        whole = Whole(
            self._config,
            self._memory,
            known,
            _pages_for_workers(scope),
            self.days,
            self._plan.folders.paths,
            around.state,
            work.parts,
            work.readings(),
            self._workspace,
            self._plan.made_from,
        )
        shared = shared_out(films, whole)
        self._assembly.parts, self._assembly.failed = [*before, *shared.made], shared.failed
        return _without(scope._replace(films=scope.films - shared.failed), shared.made)

    def _days(self, folders: Folders) -> history.Days:
        """Return when pages came and changed, as git told it of them before, or tells it now."""
        head, pages = self._seen.head, [f"docs/{name}" for name in folders.pages]
        if not head:
            return history.Days()
        key = digest_of((head, sorted(pages)))
        if kept := self._built.days(key):
            return history.Days(*kept)
        log = history.start_log(self._workspace.root, head.partition(" ")[0])
        days = history.days(log, pages)
        self._built.keep_days(key, days)
        return days

    def rendering(self, page: Page, again: Render) -> Render:
        """Return what renders a page: a server takes what an earlier build made of the same."""
        if not self._memory.is_serving:
            return again
        return partial(rendered_before.render, page, again, self._seen.environment, self._memory.rendered)

    def all_pages(self, files: Files) -> list[Any]:
        """Return stand-ins for all pages of the site, in their order, for the map."""
        return self._assembly.all_pages(files) if self._assembly else []

    def keeps_map(self, files: Files) -> bool:
        """Return whether the map of the site stays as it is: all its pages and their days do."""
        return self._assembly is not None and self._assembly.keeps_map(files)

    @uncollected()
    def end(self, made: Made, files: Files) -> None:
        """Write what speaks of all, bring it all to the site, and keep what came of it."""
        self._memory.there = None
        if self._is_in_place:
            self._built.forget()
            return
        if self._plan is None or self._assembly is None:
            self._publish_whole()
        elif self._plan.stale or self._plan.strays:
            self._assembly.finish(made, files, self._work, self._site_dir)
        else:
            report(self._plan.known.library.diagnostics if self._plan.known.library else ())
            report(self.moved.faults)
            self._assembly.tell_again()
        self._all_told.stop()
        if self._assembly and not self._assembly.failed:
            changed = {path: one.state if one else "" for path, one in self._assembly.moved.items()}
            there = {path: state for path, state in {**self._seen.there, **changed}.items() if state}
            self._memory.there = there if self._memory.has_preview else None
            now = site_digest(there)
            about = SiteState(self._seen.state(now), now, self._all_told.told[""])
            self._built.settle(about)
        self.give_up()

    def is_behind(self) -> bool:
        """Return whether something changed since this build looked."""
        state = self._built.site().state
        return bool(state) and state != look(self._config, self._memory, self._site_dir).state()

    def give_up(self) -> None:
        """Leave the site as it is."""
        self._all_told.stop()
        if not self._is_in_place:
            self._config.site_dir = str(self._site_dir)
            self._work.remove()

    def _publish_whole(self) -> None:
        """Exchange all; nothing is known of any part then."""
        self._built.drop_site()
        now = publish.publish(self._work.path, self._site_dir, {}, lambda _: REST)
        there = {path for path, _ in publish.files(self._site_dir)}
        publish.remove(self._site_dir, there - now.keys())


def _scope(found: Plan) -> Scope:
    """Return what is built in this process."""
    return Scope(
        frozenset(found.stale & found.known.outlines.keys()),
        frozenset(found.stale & found.known.library_pages.keys()),
        has_rest=REST in found.stale,
        has_theme=THEME in found.stale,
        known=found.known,
        has_lists=LISTS in found.stale,
    )


def _films_of_parts(scope: Scope) -> set[str]:
    """Return the films that may be built in parts: all but those that speak of all."""
    return {slug for slug in scope.films if not scope.known.outlines[slug].shows_all}


def _without(scope: Scope, parts: list[Made]) -> Scope:
    """Return what is still to be built, when some parts are."""
    built = {unit for made in parts for unit in made.records}
    return scope._replace(films=scope.films - built, library_pages=scope.library_pages - built)


def _pages_for_workers(scope: Scope) -> dict[str, str]:
    """Return the pages of the library for workers, path → Markdown; none beside some that people wrote."""
    made = scope.known.library_pages
    are_all_made = all(path in made for _, path in scope.known.ways)
    return {path: made[path] for path in sorted(scope.library_pages)} if are_all_made else {}

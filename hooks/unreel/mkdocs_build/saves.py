"""Bring docs/ up to seeds/ before a build, and make one build of a save."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from unreel.mkdocs_build import review_panel
from unreel.mkdocs_build.memory import Memory
from unreel.mkdocs_build.reporting import log, report
from unreel.mkdocs_build.sources import sources
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, Severity, gathered
from unreel.pages import snapshot
from unreel.pages.snapshot import PageSource
from unreel.store.cache import LIBRARY, LOADED, digests
from unreel.store.fingerprints import Fingerprints, fingerprints
from unreel.store.workers.garbage import uncollected
from unreel.store.workspace import Workspace
from unreel.syncing.film_states import LastLook
from unreel.syncing.films_up_to_date import Kept
from unreel.syncing.update import Before, Update, update

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer


def update_docs(
    workspace: Workspace, memory: Memory, config: MkDocsConfig, seen: Fingerprints | None = None
) -> bool:
    """Bring docs/ up to seeds/, report what is wrong with these, and return whether pages were written.

    A strict build only compares. A server reports what is no error only if it is new: the others are of
    films that nobody saved.
    """
    updated = _updated(workspace, memory, seen, write=not config.strict)
    known = memory.diagnostics if memory.is_serving else ()
    report(gathered(one for one in updated.diagnostics if one.severity is Severity.ERROR or one not in known))
    memory.diagnostics = updated.diagnostics
    if config.strict:
        for change in updated.behind:
            log.warning("docs/%s/%s is behind seeds/: run `%s sync`", change.slug, change.name, COMMAND)
    return updated.wrote_pages


@uncollected()
def _updated(workspace: Workspace, memory: Memory, seen: Fingerprints | None, *, write: bool) -> Update:
    """Bring docs/ up to seeds/, or only compare; return what a server has just done, if it has.

    A server remembers what it compared, and hands on to the next one what its first build did.
    """
    if memory.is_serving:
        updated, memory.updated = memory.updated, None
        return updated or update(workspace, write=write, before=Before(memory.up_to_date, seen))
    kept = Kept(workspace)
    memory.up_to_date |= kept.films()
    updated = update(workspace, write=write, before=Before(memory.up_to_date, seen))
    kept.keep(memory.up_to_date)
    return updated


def tell_of_code(memory: Memory) -> None:
    """Tell where hooks/ holds other code than a server runs; it is read when one of its files changed."""
    if not memory.is_serving:
        return
    states, is_other = memory.code
    now = fingerprints(LIBRARY)
    if now != states:
        is_other = digests() != LOADED
        memory.code = now, is_other
    if is_other:
        log.warning("hooks/ changed: stop the server and start it again to see what that does")


def serve(server: LiveReloadServer, workspace: Workspace, memory: Memory, build: Callable[[], None]) -> None:
    """Have a server make one build of a save, and tell in its pages what the check will say of it."""
    sys.dont_write_bytecode = True  # hooks/ is watched: what is loaded later would set off another build
    review_panel.admit(server, memory)
    server.builder = builder(workspace, memory, build)


def builder(workspace: Workspace, memory: Memory, build: Callable[[], None]) -> Callable[[], None]:
    """Return what a server does after a save; `build` is MkDocs' own.

    The pages that sync writes for a saved seed are watched, and start a build themselves. Should a part of
    the site fail to build, all of it is built; should that fail, browsers are told, and the server goes on.
    """
    last_look = LastLook()

    @uncollected()  # it keeps all films that were read: to look through them takes longer than to build one
    def after_save() -> None:
        seen = sources(workspace, workspace.docs)
        files = seen.docs | seen.seeds | seen.base
        before_save = Before(memory.up_to_date, files, last_look)
        updated = update(workspace, write=True, before=before_save)
        memory.updated, memory.sources = (None, None) if updated.wrote_pages else (updated, seen)
        if updated.wrote_pages and not updated.failed:
            return
        before = _pages(memory)
        try:
            _build(memory, build)
            memory.failure = ""
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever plugins raise
            memory.failure = f"{type(error).__name__}: {error}"
            log.error("the build failed, and the site is as it was before: %s", memory.failure)
        saved = {name for name, page in _pages(memory).items() if before.get(name) is not page}
        said = _said(saved, memory, workspace) if saved else []
        report(said)
        wrong = (one for one in updated.diagnostics if one.severity is Severity.ERROR)
        memory.told = tuple(dict.fromkeys((*wrong, *said)))

    return after_save


def _build(memory: Memory, build: Callable[[], None]) -> None:
    """Build what of the site is to be built, and all of it where that fails."""
    try:
        build()
    except Exception as error:
        if not memory.is_narrow:
            raise
        log.info("all is built again, since a part cannot be (%s)", error)
        memory.is_broken = True
        build()


def _pages(memory: Memory) -> Mapping[str, PageSource]:
    return memory.site.docs.sources if memory.site else {}


def _said(names: Collection[str], memory: Memory, workspace: Workspace) -> list[Diagnostic]:
    """Return what the review says of some pages."""
    from unreel.editing.review import review_of  # noqa: PLC0415 - no build waits for it, but a save does

    if memory.site is None:
        return []
    pages = snapshot.on_demand(workspace.docs, memory.site.docs)  # links lead to films that were not read
    return review_of(names, pages, workspace.docs)

"""Bring docs/ up to seeds/ before a build, and make one build of a save."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from unreel.mkdocs_build.memory import Memory
from unreel.mkdocs_build.reporting import log, report
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Severity
from unreel.store.workspace import Workspace
from unreel.syncing.update import update

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def update_docs(workspace: Workspace, memory: Memory, config: MkDocsConfig) -> None:
    """Bring docs/ up to seeds/, and report what is wrong with these; a strict build only compares.

    A server reports hints only if they are new.
    """
    updated = update(workspace, write=not config.strict, up_to_date=memory.up_to_date)
    known = memory.diagnostics if memory.is_serving else ()
    report(one for one in updated.diagnostics if one.severity > Severity.HINT or one not in known)
    memory.diagnostics = updated.diagnostics
    if config.strict:
        for change in updated.behind:
            log.warning("docs/%s/%s is behind seeds/: run `%s sync`", change.slug, change.name, COMMAND)


def builder(workspace: Workspace, memory: Memory, build: Callable[[], None]) -> Callable[[], None]:
    """Return what a server does after a save; `build` is MkDocs' own.

    The pages that sync writes for a saved seed are watched, and start a build themselves. Should a part of
    the site fail to build, all of it is built.
    """

    def after_save() -> None:
        updated = update(workspace, write=True, up_to_date=memory.up_to_date)
        if updated.wrote_pages and not updated.failed:
            return
        try:
            build()
        except Exception as error:
            if not memory.is_narrow:
                raise
            log.info("all is built again, since a part cannot be (%s)", error)
            memory.is_broken = True
            build()

    return after_save

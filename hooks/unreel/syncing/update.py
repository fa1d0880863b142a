"""seeds/ to docs/, all films: what the build and the command line share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel import seeds
from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.recovery.pages_from_seed import cached_pages_from_seed
from unreel.store.fingerprints import fingerprints
from unreel.syncing import journal, sync
from unreel.syncing.sync import WRITES

if TYPE_CHECKING:
    from unreel.seeds import Seed
    from unreel.store.fingerprints import Fingerprints
    from unreel.store.workspace import Workspace
    from unreel.syncing.sync import Change


class Update(NamedTuple):
    """What was done, or is to be done, with every page, and all that people should know."""

    changes: tuple[Change, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def behind(self) -> list[Change]:
        """Return the changes that docs/ or its bases lack."""
        return [change for change in self.changes if change.pending]

    @property
    def wrote_pages(self) -> bool:
        """Was a page of docs/ changed, or is it to be?"""
        return any(change.state in WRITES for change in self.changes)

    @property
    def failed(self) -> bool:
        """Could some file not be used?"""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


class UpToDate(NamedTuple):
    """A film that lacked nothing when it was last looked at, and the state in which that was."""

    state: tuple[Seed, Fingerprints, Fingerprints]
    """Its seed, its pages and their bases."""
    found: Update


def update(workspace: Workspace, *, write: bool, settled: dict[str, UpToDate] | None = None) -> Update:
    """Bring docs/ up to seeds/, or only tell what that would take. One film's trouble stops no other.

    A server, which asks after every save, hands in `settled`, where films are kept by their slugs:
    those that nobody touched since are not compared again.
    """
    settled = {} if settled is None else settled
    known, diagnostics = seeds.gather(workspace.seeds)
    if write:
        try:
            with workspace.lock():
                workspace.sweep()
                journal.finish(workspace)
        except InputError as error:
            return Update((), (*diagnostics, error.diagnostic))
    changes: list[Change] = []
    for seed in known:
        state = (seed, fingerprints(workspace.docs / seed.slug), fingerprints(workspace.base / seed.slug))
        last = settled.get(seed.slug)
        film = last.found if last and last.state == state else _film(seed, workspace, write=write)
        if not film.behind:
            settled[seed.slug] = UpToDate(state, film)
        changes += film.changes
        diagnostics += film.diagnostics
    diagnostics += _bereft({path.stem for path in workspace.seeds.glob("*.txt")}, workspace)
    return Update(tuple(changes), tuple(diagnostics))


def _film(seed: Seed, workspace: Workspace, *, write: bool) -> Update:
    found = cached_pages_from_seed(seed, workspace)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found.diagnostics):
        # a correction that does not apply: the film's pages stay as they are
        return Update((), tuple(found.diagnostics))
    with workspace.lock(to_write=write):
        planned = sync.plan(seed.slug, found.pages, workspace)
        diagnostics = [*found.diagnostics, *filter(None, (change.diagnostic for change in planned))]
        if write:
            diagnostics += _written(planned, workspace)
    return Update(tuple(planned), tuple(diagnostics))


def _written(planned: list[Change], workspace: Workspace) -> list[Diagnostic]:
    try:
        sync.apply(planned, workspace)
    except InputError as error:
        return [error.diagnostic]
    return []


def _bereft(slugs: set[str], workspace: Workspace) -> list[Diagnostic]:
    """Tell of films whose seed was taken away: their pages stay, and are now people's own."""
    folders = sorted(path for path in workspace.base.glob("*") if path.is_dir() and path.name not in slugs)
    why = "its seed is gone; the pages stay as they are"
    return [
        Diagnostic(workspace.name(workspace.docs / folder.name), 0, 0, why, Severity.HINT)
        for folder in folders
        if (workspace.docs / folder.name).is_dir()
    ]

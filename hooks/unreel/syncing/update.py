"""Merge seeds/ into docs/, all films: what the build and the command line share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from unreel import seeds
from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.recovery.pages_from_seed import cached_pages_from_seed
from unreel.seeds import Seed
from unreel.store.fingerprints import Fingerprints, fingerprints
from unreel.store.workspace import Workspace
from unreel.syncing import journal, sync
from unreel.syncing.sync import WRITES, PageChange


class Update(NamedTuple):
    """What was done, or is to be done, with every page, and the diagnostics."""

    changes: tuple[PageChange, ...]
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[Seed, ...] = ()
    """The seeds for which a page of docs/ was changed, or is to be."""

    @property
    def behind(self) -> list[PageChange]:
        """Return the changes that docs/ or its bases lack."""
        return [change for change in self.changes if change.pending]

    @property
    def wrote_pages(self) -> bool:
        """Return whether a page of docs/ was changed, or is to be."""
        return any(change.state in WRITES for change in self.changes)

    @property
    def failed(self) -> bool:
        """Return whether some file could not be used."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


class UpToDate(NamedTuple):
    """A film that lacked nothing when it was last compared, and the state in which it was then."""

    state: tuple[Seed, Fingerprints, Fingerprints]
    """Its seed, its pages and their bases."""
    update: Update


def update(workspace: Workspace, *, write: bool, up_to_date: dict[str, UpToDate] | None = None) -> Update:
    """Bring docs/ up to seeds/, or only return what that would take. One film's trouble stops no other.

    A server, which asks after every save, hands in `up_to_date`, which keeps films by their slugs:
    those that nobody touched since are not compared again.
    """
    up_to_date = {} if up_to_date is None else up_to_date
    read, diagnostics = seeds.gather(workspace.seeds)
    if write:
        try:
            with workspace.lock():
                journal.finish(workspace)
        except InputError as error:
            return Update((), (*diagnostics, error.diagnostic))
    changes: list[PageChange] = []
    written: list[Seed] = []
    for seed in read:
        state = (seed, fingerprints(workspace.docs / seed.slug), fingerprints(workspace.base / seed.slug))
        last = up_to_date.get(seed.slug)
        film = last.update if last and last.state == state else _film_update(seed, workspace, write=write)
        if not film.behind:
            up_to_date[seed.slug] = UpToDate(state, film)
        changes += film.changes
        written += film.written
        diagnostics += film.diagnostics
    return Update(tuple(changes), (*diagnostics, *_without_seed(workspace)), tuple(written))


def _film_update(seed: Seed, workspace: Workspace, *, write: bool) -> Update:
    recovery = cached_pages_from_seed(seed, workspace)
    if recovery.error:  # the film's pages stay as they are
        return Update((), tuple(recovery.diagnostics))
    with workspace.lock(to_write=write):
        planned = sync.plan(seed.slug, recovery.pages, workspace)
        diagnostics = [*recovery.diagnostics, *filter(None, (change.diagnostic for change in planned))]
        if write:
            try:
                sync.apply(planned, workspace)
            except InputError as error:
                diagnostics.append(error.diagnostic)
    written = (seed,) if any(change.state in WRITES for change in planned) else ()
    return Update(tuple(planned), tuple(diagnostics), written)


def _without_seed(workspace: Workspace) -> Iterator[Diagnostic]:
    """Report films whose seed was removed: their pages stay, and are people's own from then on."""
    slugs = {path.stem for path in workspace.seeds.glob("*.txt")}
    for base in sorted(path for path in workspace.base.glob("*") if path.is_dir()):
        folder = workspace.docs / base.name
        if base.name not in slugs and folder.is_dir():
            why = "its seed is gone; the pages stay as they are"
            yield Diagnostic(workspace.name(folder), 0, 0, why, Severity.HINT)

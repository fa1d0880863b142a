"""Merge seeds/ into docs/, all films: what the build and the command line share."""

from __future__ import annotations

import time
from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from unreel import seeds
from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.seeds import Seed
from unreel.store.fingerprints import Fingerprints, fingerprints
from unreel.store.workspace import Workspace
from unreel.syncing import journal, sync
from unreel.syncing.film_pages import pages_now, record
from unreel.syncing.state import WRITES, PageChange, State

_PAUSES = (0.0, 0.05, 0.2)
"""Seconds to wait before each try to write a film, while somebody saves one of its pages."""


class Update(NamedTuple):
    """What was done, or is to be done, with every page, and the diagnostics."""

    changes: tuple[PageChange, ...]
    diagnostics: tuple[Diagnostic, ...]
    written: tuple[Seed, ...] = ()
    """The seeds for which a page of docs/ was changed, or is to be."""

    @property
    def behind(self) -> list[PageChange]:
        """Return the changes that docs/ or its bases lack."""
        away = State.DELETED  # what such a page would say is of no consequence
        return [change for change in self.changes if change.pending and change.state is not away]

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


def update(
    workspace: Workspace,
    *,
    write: bool,
    up_to_date: dict[str, UpToDate] | None = None,
    renewed: Container[str] = (),
) -> Update:
    """Bring docs/ up to seeds/, or only return what that would take. One film's trouble stops no other.

    The films with the slugs `renewed` are read again, though nothing of their seeds changed.

    A server, which asks after every save, hands in `up_to_date`, which keeps films by their slugs:
    those that nobody touched since are not compared again.
    """
    up_to_date = {} if up_to_date is None else up_to_date
    read, diagnostics = seeds.gather(workspace.seeds)
    if write:
        try:
            with journal.writing(workspace):
                pass  # it finishes what a killed sync left, of films without a seed too
        except InputError as error:
            return Update((), (*diagnostics, error.diagnostic))
    changes: list[PageChange] = []
    written: list[Seed] = []
    for seed in read:
        state = (seed, fingerprints(workspace.docs / seed.slug), fingerprints(workspace.base / seed.slug))
        last = up_to_date.get(seed.slug)
        is_known = last and last.state == state and seed.slug not in renewed
        film = (
            last.update
            if last and is_known
            else _film_update(seed, workspace, write=write, renew=seed.slug in renewed)
        )
        if not film.behind:
            up_to_date[seed.slug] = UpToDate(state, film)
        changes += film.changes
        written += film.written
        diagnostics += film.diagnostics
    others = (*workspace.tracked.values(), *_rescued(workspace), *_without_seed(workspace))
    return Update(tuple(changes), (*diagnostics, *others), tuple(written))


def _film_update(seed: Seed, workspace: Workspace, *, write: bool, renew: bool) -> Update:
    recovery = pages_now(seed, workspace, renew=renew)
    if recovery.error:  # the film's pages stay as they are
        return Update((), tuple(recovery.diagnostics))
    diagnostics = [*recovery.diagnostics]
    changes: list[PageChange] = []
    try:
        if write:
            changes = _written(seed.slug, recovery.pages, workspace)
            record(seed, recovery, changes, workspace)
        else:
            with workspace.lock(to_write=False):
                changes = sync.plan(seed.slug, recovery.pages, workspace)
    except InputError as error:
        diagnostics.append(error.diagnostic)
    diagnostics += filter(None, (change.diagnostic for change in changes))
    written = (seed,) if any(change.state in WRITES for change in changes) else ()
    return Update(tuple(changes), tuple(diagnostics), written)


def _written(slug: str, pages: Mapping[str, str], workspace: Workspace) -> list[PageChange]:
    """Write a film's pages, and those that are saved in that moment once more; return what was done.

    Raise `InputError` where nothing of the film can be written.
    """
    done: dict[str, PageChange] = {}
    for pause in _PAUSES:
        time.sleep(pause)
        with journal.writing(workspace):
            for change in sync.apply(sync.plan(slug, pages, workspace), workspace):
                if not (change.name in done and done[change.name].state in WRITES):
                    done[change.name] = change
        if not any(change.state is State.HALF_SAVED for change in done.values()):
            break
    return [*done.values()]


def _without_seed(workspace: Workspace) -> Iterator[Diagnostic]:
    """Report films whose seed was removed: their pages stay, and are people's own from then on."""
    slugs = seeds.slugs(workspace.seeds)
    for base in sorted(path for path in workspace.base.glob("*") if path.is_dir()):
        folder = workspace.docs / base.name
        if base.name not in slugs and folder.is_dir():
            why = (
                "its seed is gone; the pages stay as they are. If you renamed it, "
                f"rename this folder and {workspace.name(base)} too"
            )
            yield Diagnostic(workspace.name(folder), 0, 0, why, Severity.HINT)


def _rescued(workspace: Workspace) -> Iterator[Diagnostic]:
    """Report saves that another save followed while sync was putting them back."""
    for path in sorted(workspace.rescued.glob("*")):
        why = "this was saved to a page just before another save: bring over what is missing, and delete it"
        yield Diagnostic(workspace.name(path), 0, 0, why, Severity.WARNING)

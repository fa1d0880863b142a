"""seeds/ to docs/, all films: what the build and the command line share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel import journal, seeds, sync
from unreel.errors import Complaint, Refusal, Weight
from unreel.recovery import recovered
from unreel.stamps import stamps
from unreel.sync import WRITES

if TYPE_CHECKING:
    from unreel.seeds import Seed
    from unreel.stamps import Stamps
    from unreel.sync import Change
    from unreel.workspace import Workspace


class Update(NamedTuple):
    """What was done, or is to be done, with every page, and all that people should know."""

    changes: tuple[Change, ...]
    complaints: tuple[Complaint, ...]

    @property
    def behind(self) -> list[Change]:
        """Give the changes that docs/ or its bases lack."""
        return [change for change in self.changes if change.pending]

    @property
    def wrote_pages(self) -> bool:
        """Was a page of docs/ changed, or is it to be?"""
        return any(change.state in WRITES for change in self.changes)

    @property
    def failed(self) -> bool:
        """Could some file not be used?"""
        return any(complaint.weight is Weight.ERROR for complaint in self.complaints)


class Settled(NamedTuple):
    """A film that lacked nothing when it was last looked at, and the state in which that was."""

    state: tuple[Seed, Stamps, Stamps]
    """Its seed, its pages and their bases."""
    found: Update


def update(workspace: Workspace, *, write: bool, settled: dict[str, Settled] | None = None) -> Update:
    """Bring docs/ up to seeds/, or only tell what that would take. One film's trouble stops no other.

    A server, which asks after every save, hands in `settled`, where films are kept by their slugs:
    those that nobody touched since are not compared again.
    """
    settled = {} if settled is None else settled
    known, complaints = seeds.gather(workspace.seeds)
    if write:
        try:
            with workspace.lock():
                workspace.sweep()
                journal.finish(workspace)
        except Refusal as refusal:
            return Update((), (*complaints, refusal.complaint))
    changes: list[Change] = []
    for seed in known:
        state = (seed, stamps(workspace.docs / seed.slug), stamps(workspace.base / seed.slug))
        last = settled.get(seed.slug)
        film = last.found if last and last.state == state else _film(seed, workspace, write=write)
        if not film.behind:
            settled[seed.slug] = Settled(state, film)
        changes += film.changes
        complaints += film.complaints
    complaints += _bereft({path.stem for path in workspace.seeds.glob("*.txt")}, workspace)
    return Update(tuple(changes), tuple(complaints))


def _film(seed: Seed, workspace: Workspace, *, write: bool) -> Update:
    found = recovered(seed, workspace)
    if any(complaint.weight is Weight.ERROR for complaint in found.complaints):
        # a correction that does not apply: the film's pages stay as they are
        return Update((), tuple(found.complaints))
    with workspace.lock(to_write=write):
        planned = sync.plan(seed.slug, found.pages, workspace)
        complaints = [*found.complaints, *filter(None, (change.complaint for change in planned))]
        if write:
            complaints += _written(planned, workspace)
    return Update(tuple(planned), tuple(complaints))


def _written(planned: list[Change], workspace: Workspace) -> list[Complaint]:
    try:
        sync.apply(planned, workspace)
    except Refusal as refusal:
        return [refusal.complaint]
    return []


def _bereft(slugs: set[str], workspace: Workspace) -> list[Complaint]:
    """Tell of films whose seed was taken away: their pages stay, and are now people's own."""
    folders = sorted(path for path in workspace.base.glob("*") if path.is_dir() and path.name not in slugs)
    why = "its seed is gone; the pages stay as they are"
    return [
        Complaint(workspace.name(workspace.docs / folder.name), 0, 0, why, Weight.HINT)
        for folder in folders
        if (workspace.docs / folder.name).is_dir()
    ]

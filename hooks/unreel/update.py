"""seeds/ to docs/, all films: what the build and the command line share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel import journal, seeds, sync
from unreel.cache import recovered
from unreel.errors import Complaint, Refusal, Weight

if TYPE_CHECKING:
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
    def failed(self) -> bool:
        """Could some file not be used?"""
        return any(complaint.weight is Weight.ERROR for complaint in self.complaints)


def update(workspace: Workspace, *, write: bool) -> Update:
    """Bring docs/ up to seeds/, or only tell what that would take. One film's trouble stops no other."""
    changes: list[Change] = []
    known, complaints = seeds.gather(workspace.seeds)
    if write:
        with workspace.lock():
            workspace.sweep()
            journal.finish(workspace)
    for seed in known:
        found = recovered(seed, workspace)
        complaints += found.complaints
        if any(complaint.weight is Weight.ERROR for complaint in found.complaints):
            continue  # a correction that does not apply: the film's pages stay as they are
        with workspace.lock():
            planned = sync.plan(seed.slug, found.pages, workspace)
            changes += planned
            complaints += filter(None, (change.complaint for change in planned))
            if write:
                complaints += _written(planned, workspace)
    complaints += _bereft({path.stem for path in workspace.seeds.glob("*.txt")}, workspace)
    return Update(tuple(changes), tuple(complaints))


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

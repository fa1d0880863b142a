"""What a person decides about one page, where sync leaves it to people."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from unreel import seeds
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store.undo import remember
from unreel.store.workspace import Workspace
from unreel.syncing import conflicts, journal, sync
from unreel.syncing.film_pages import pages_now
from unreel.syncing.state import PageChange, State


class Decision(StrEnum):
    """What is to be done with a page."""

    RESTORE = "restored"
    """Bring back what a person deleted, as the seed has it."""
    ADOPT = "adopted"
    """Keep a page that has no base, and merge what the seed says into it from now on."""
    OURS = "resolved for docs/"
    """Keep ours in each conflict; a page whose section is gone from the seed becomes a person's own."""
    THEIRS = "resolved for the seed"
    """Take theirs in each conflict; what is not in conflict stays as people edited it."""


def resolve_page(page: Path, decision: Decision, workspace: Workspace) -> None:
    """Carry out a decision about a page of docs/; raise `InputError` where it makes no sense there."""
    with journal.writing(workspace):
        try:
            change = decided(_planned(page, workspace), decision)
        except ValueError as error:
            raise _error(page, str(error), workspace) from None
        (done,) = sync.apply([change], workspace)
        remember(workspace, f"{done.page}: {decision}", sync.steps(done, workspace))
    if done.state in {State.HALF_SAVED, State.UNWRITTEN} and done.diagnostic:
        raise InputError(done.diagnostic)


def decided(change: PageChange, decision: Decision) -> PageChange:
    """Return the change that a decision makes of one that `sync.plan` returned.

    Raise `ValueError`, with the reason, where the decision does not fit the page's state.
    """
    match decision, change.state:
        case Decision.RESTORE, State.DELETED:
            return _as(change, State.NEW)._replace(text=change.theirs, new_base=change.theirs)
        case Decision.ADOPT, State.OWN:
            return _as(change, State.UNCHANGED)._replace(new_base=change.theirs)
        case Decision.OURS, State.ORPHANED:
            return _as(change, State.UNCHANGED)._replace(new_base=None)
        case ((Decision.OURS | Decision.THEIRS), (State.CONFLICT | State.UNRESOLVED)):
            side = conflicts.OURS if decision is Decision.OURS else conflicts.THEIRS
            return _as(change, State.MERGED)._replace(text=conflicts.resolved(change.text or "", side))
    raise ValueError(f"it cannot be {decision}: it is {change.state}")


def _as(change: PageChange, state: State) -> PageChange:
    """Return a change that a person decided about: there is nothing left to tell."""
    return change._replace(state=state, diagnostic=None)


def _planned(page: Path, workspace: Workspace) -> PageChange:
    """Return what sync would do with the page now; raise `InputError` where no seed has such a page."""
    path = page.absolute()
    if path.parent.parent != workspace.docs:
        raise _error(page, "this is no page of a film: name it as docs/FILM/PAGE.md", workspace)
    slug = path.parent.name
    seed = next((seed for seed in seeds.gather(workspace.seeds)[0] if seed.slug == slug), None)
    if seed is None:
        raise _error(page, f"seeds/ has no text for docs/{slug} that can be read", workspace)
    recovery = pages_now(seed, workspace)
    if recovery.error:
        raise InputError(recovery.error)
    planned = sync.plan(slug, recovery.pages, workspace)
    change = next((one for one in planned if one.file == path.name), None)
    if change is None:
        raise _error(page, f"{seed.path} has no such page, and had none before", workspace)
    return change


def _error(page: Path, why: str, workspace: Workspace) -> InputError:
    return InputError(Diagnostic(workspace.name(page.absolute()), 0, 0, why))

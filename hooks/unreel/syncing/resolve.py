"""What a person decides about one page, where sync leaves it to people."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from unreel import seeds
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.recovery.pages_from_seed import cached_pages_from_seed
from unreel.syncing import sync
from unreel.syncing.merge import has_conflict, resolved
from unreel.syncing.sync import Change, State

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.store.workspace import Workspace


class Decision(StrEnum):
    """What is to be done with a page."""

    RESTORE = "restored"
    """Bring back what a person deleted, as the seed has it."""
    ADOPT = "adopted"
    """Keep a page that has no base, and merge what the seed says into it from now on."""
    OURS = "settled for docs/"
    THEIRS = "settled for the seed"


def settle(page: Path, decision: Decision, workspace: Workspace) -> None:
    """Carry out a decision about a page of docs/; raise `InputError` where it makes no sense there."""
    with workspace.lock():
        change = _planned(page, workspace)
        fits = {Decision.RESTORE: State.DELETED, Decision.ADOPT: State.OWN}
        if fits.get(decision, change.state) is not change.state:
            raise _refusal(page, f"it cannot be {decision}: it is {change.state}", workspace)
        folders = (workspace.docs / change.slug / change.file, workspace.base / change.slug / change.name)
        for path, text in zip(folders, (_decided(decision, change), change.theirs), strict=True):
            sync.put(path, text, workspace)


def _decided(decision: Decision, change: Change) -> str | None:
    """Return what the page is to say."""
    if change.text is None or (decision is Decision.THEIRS and not has_conflict(change.text)):
        return change.theirs
    if decision is Decision.ADOPT:
        return change.text
    return resolved(change.text, ours=decision is Decision.OURS)


def _planned(page: Path, workspace: Workspace) -> Change:
    """Find the page in what sync would do now."""
    path = page.absolute()
    if path.parent.parent != workspace.docs:
        raise _refusal(page, "this is no page of a film: name it as docs/FILM/PAGE.md", workspace)
    slug = path.parent.name
    seed = next((seed for seed in seeds.gather(workspace.seeds)[0] if seed.slug == slug), None)
    if seed is None:
        raise _refusal(page, f"there is no seeds/{slug}.txt that can be read", workspace)
    planned = sync.plan(slug, cached_pages_from_seed(seed, workspace).pages, workspace)
    change = next((change for change in planned if change.file == path.name), None)
    if change is None:
        raise _refusal(page, f"{seed.path} has no such page, and had none before", workspace)
    return change


def _refusal(page: Path, why: str, workspace: Workspace) -> InputError:
    return InputError(Diagnostic(workspace.name(page.absolute()), 0, 0, why))

"""Pages to docs/: what a seed says now, beside what people made of what it said before.

For each page there are three texts: base (as last written), ours (in docs/) and theirs (from the
seed now). Nothing that a person wrote is ever overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from unreel.errors import Complaint, Refusal, Weight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from unreel.workspace import Workspace


class State(StrEnum):
    """What sync makes of one page."""

    UNCHANGED = "unchanged"
    NEW = "new"
    UPDATED = "updated"
    REMOVED = "removed"
    EDITED = "edited"
    """People's words, and the seed has nothing new to say: kept."""
    DELETED = "deleted"
    """A person took the page away: it stays away."""
    BEHIND = "edited, and its seed changed"
    """Both have something new to say: kept as it is, for a person to settle."""
    OWN = "not from the seed"
    """A page of that name lies there without a base: a person's own, kept."""
    ORPHANED = "edited, and gone from the seed"


WRITES = frozenset({State.NEW, State.UPDATED, State.REMOVED})
"""The page in docs/ changes."""

MOVES = WRITES | {State.UNCHANGED}
"""The page in docs/ then says what the seed says, and that becomes its base."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done with one page of a film."""

    slug: str
    name: str
    state: State
    theirs: str | None
    """What the seed says now; None where it says nothing."""
    moves_base: bool
    """Is the base to become `theirs`?"""

    def complaint(self, workspace: Workspace, seed: str) -> Complaint | None:
        """Say what a person should do about it, if anything."""
        advice = {
            State.BEHIND: f"you edited this page, and {seed} changed too: move the page aside, sync, "
            "and put your words back in",
            State.OWN: f"{seed} also has a page of this name: rename yours, and sync",
            State.ORPHANED: f"{seed} no longer has this section: delete the page, or keep it as your own",
        }.get(self.state)
        path = workspace.name(workspace.docs / self.slug / self.name)
        return Complaint(path, 0, 0, advice, Weight.WARNING) if advice else None


def plan(slug: str, pages: Mapping[str, str], workspace: Workspace) -> list[Change]:
    """Tell what is to be done so that docs/ says what `pages` (file name → Markdown) say."""
    docs, bases = workspace.docs / slug, workspace.base / slug
    afresh = not any(docs.glob("*.md"))
    known = {path.name for path in bases.glob("*.md")}
    changes = []
    for name in [*pages, *sorted(known - set(pages))]:
        base = None if afresh else _text(bases / name, workspace)
        ours, theirs = _text(docs / name, workspace), pages.get(name)
        state = _state(base, ours, theirs)
        moves_base = state in MOVES and theirs != _text(bases / name, workspace)
        changes.append(Change(slug, name, state, theirs, moves_base))
    return changes


def apply(changes: list[Change], workspace: Workspace) -> None:
    """Do what `plan` told. A page is written before its base, so that a kill in between loses nothing.

    Raise `Refusal` where a file cannot be written; what was written until then is whole.
    """
    for change in changes:
        page, base = workspace.docs / change.slug / change.name, workspace.base / change.slug / change.name
        if change.theirs is None:
            if change.state is State.REMOVED:
                page.unlink(missing_ok=True)
            if change.moves_base:
                base.unlink(missing_ok=True)
            continue
        if change.state in WRITES:
            workspace.write(page, change.theirs)
        if change.moves_base:
            workspace.write(base, change.theirs)


def _state(base: str | None, ours: str | None, theirs: str | None) -> State:
    if ours == theirs:
        return State.UNCHANGED
    if ours is None:
        return State.NEW if base is None else State.DELETED
    if base is None:
        return State.OWN
    if theirs == base:
        return State.EDITED
    if ours == base:
        return State.UPDATED if theirs is not None else State.REMOVED
    return State.BEHIND if theirs is not None else State.ORPHANED


def _text(path: Path, workspace: Workspace) -> str | None:
    """Give a page's text, whatever its line ends; None where there is no such file."""
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError:
        why = "the page is not UTF-8: save it as UTF-8"
    except OSError as error:
        why = f"the page cannot be read ({error.strerror}): check its permissions"
    raise Refusal(Complaint(workspace.name(path), 0, 0, why))

"""What sync makes of one page, and what it tells people about it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.store.text_file import TextFile
from unreel.syncing.conflicts import marked


class State(StrEnum):
    """What sync makes of one page."""

    UNCHANGED = "unchanged"
    NEW = "new"
    UPDATED = "updated"
    MERGED = "merged"
    """A person's edits and the seed's are both in it."""
    CONFLICT = "in conflict"
    """Both changed the same sentence: both texts stand in the page, marked."""
    REMOVED = "removed"
    EDITED = "edited"
    """People's words, and the seed has nothing new to say: kept."""
    DELETED = "deleted"
    """A person took the page away: it stays away."""
    UNRESOLVED = "still in conflict"
    """Left alone until a person has resolved it; what the seed says meanwhile comes in then."""
    OWN = "not from the seed"
    """A page of that name lies there without a base: a person's own, kept."""
    ORPHANED = "edited, and gone from the seed"
    UNREADABLE = "unreadable"
    HALF_SAVED = "half saved"
    """It is empty or cut off, or somebody saves it just now: left alone until the next time."""
    UNWRITTEN = "not written"
    """The system did not let us."""


WRITES = frozenset({State.NEW, State.UPDATED, State.MERGED, State.CONFLICT, State.REMOVED})
"""The page in docs/ changes."""

_RESOLVE = (
    "you and the seed changed the same sentence, and `{command} sync` marks both texts here: keep what is "
    "right and delete the marker lines, or run `{command} sync --take ours {page}` (or theirs)"
)
_RENAME = (
    "the seed has a page of this name too: rename yours and sync, "
    "or merge the two with `{command} sync --adopt {page}`"
)
_KEEP = (
    "you edited this page, and its section is gone from the seed: delete the page, "
    "or keep it as your own with `{command} sync --take ours {page}`"
)
_SAVE = (
    "this page is empty, cut off, or being saved just now, and stays as it is: save it whole and sync, "
    "or delete it and run `{command} sync --restore {page}`"
)
_ADVICE = {
    State.CONFLICT: (Severity.ERROR, _RESOLVE),
    State.UNRESOLVED: (Severity.ERROR, _RESOLVE),
    State.OWN: (Severity.WARNING, _RENAME),
    State.ORPHANED: (Severity.WARNING, _KEEP),
    State.HALF_SAVED: (Severity.WARNING, _SAVE),
}
_LEFT = "git left a conflict here: keep what is right and delete the lines that mark it, then sync"


class PageChange(NamedTuple):
    """What is to be done with one page of a film."""

    slug: str
    name: str
    """The page's file name as the seed has it; its base lies under this name."""
    file: str
    """Its file name in docs/: another one where a person renamed it."""
    state: State
    text: str | None
    """What docs/ is to hold then; None for no such page."""
    base: str | None
    """What the page was as last written; None for no base."""
    new_base: str | None
    """What its base is to be then."""
    theirs: str | None
    """What the seed says now."""
    ours: TextFile = TextFile(None)
    """What docs/ holds."""
    diagnostic: Diagnostic | None = None
    after: frozenset[str] = frozenset()
    """The pages to which people's words go from it: they are written first, or neither is."""

    @property
    def pending(self) -> bool:
        """Return whether something is to be written."""
        return self.state in WRITES or self.new_base != self.base

    @property
    def page(self) -> str:
        """Return the page's path from the project's folder."""
        return f"docs/{self.slug}/{self.file}"

    def without_texts(self) -> PageChange:
        """Return the change with no more than what became of the page."""
        new_base = None if self.new_base == self.base else ""
        return self._replace(text=None, base=None, new_base=new_base, theirs=None, ours=TextFile(None))

    def in_state(self, state: State) -> PageChange:
        """Return the change in a state, with what a person is to know about it."""
        after = self._replace(state=state)
        if state not in _ADVICE:
            return after
        severity, advice = _ADVICE[state]
        mark = marked(self.text or "") if severity is Severity.ERROR else None
        line = mark.line if mark else 0
        if mark and not mark.is_own:
            advice = _LEFT
        message = advice.format(page=self.page, command=COMMAND)
        return after._replace(diagnostic=Diagnostic(self.page, line, min(line, 1), message, severity))

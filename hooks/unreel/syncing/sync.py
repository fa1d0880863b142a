"""Merge pages into docs/: what a seed says now, with what people made of what it said before.

For each page there are three texts: base (as last written), ours (in docs/) and theirs (from the
seed now). Nothing that a person wrote is ever lost: it stays, or stands in a marked conflict beside
what the seed says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.pages.front_matter import front_matter
from unreel.pages.links import relinked
from unreel.store.ignored_files import is_ignored
from unreel.store.text_file import read, read_leniently
from unreel.store.workspace import Workspace
from unreel.syncing import journal
from unreel.syncing.merge import conflict_line, merge


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
    NOT_WRITTEN = "not written"
    """The system, or a link to elsewhere, stands in the way."""


WRITES = frozenset({State.NEW, State.UPDATED, State.MERGED, State.CONFLICT, State.REMOVED})
"""The page in docs/ changes."""

_RESOLVE = (
    "you and the seed changed the same sentence: keep what is right and delete the marker lines, "
    "or run `python hooks sync --take ours {page}` (or theirs)"
)
_ADVICE = {
    State.CONFLICT: _RESOLVE,
    State.UNRESOLVED: _RESOLVE,
    State.OWN: "the seed has a page of this name too: rename yours and sync, "
    "or merge the two with `python hooks sync --adopt {page}`",
    State.ORPHANED: "you edited this page, and its section is gone from the seed: delete the page, "
    "or keep it as your own with `python hooks sync --take ours {page}`",
}


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
    diagnostic: Diagnostic | None = None

    @property
    def pending(self) -> bool:
        """Return whether something is to be written."""
        return self.state in WRITES or self.new_base != self.base


def plan(slug: str, pages: Mapping[str, str], workspace: Workspace) -> list[PageChange]:
    """Return what is to be done so that docs/ says what `pages` (file name → Markdown) say."""
    docs, bases = workspace.docs / slug, workspace.base / slug
    is_gone = not any(_pages(docs))
    written = {path.name for path in _pages(bases)}
    renamed = renamed_pages(docs, pages, written)
    changes = []
    for name in [*pages, *sorted(written - set(pages))]:
        theirs = relinked(pages[name], renamed) if name in pages else None
        base = None if is_gone else _base(bases / name, workspace)
        before = PageChange(slug, name, renamed.get(name, name), State.UNCHANGED, None, base, base, theirs)
        changes.append(_change(before, workspace))
    return changes


def _pages(folder: Path) -> Iterator[Path]:
    """Return the pages in a film's folder; an editor's `.#plot.md`, say, is none."""
    return (path for path in folder.glob("*.md") if not is_ignored(path.name))


def renamed_pages(docs: Path, pages: Mapping[str, str], written: Iterable[str]) -> dict[str, str]:
    """Return the names of pages that were `written` → the names under which they lie in `docs` now."""
    missing = sorted(name for name in written if name in pages and not (docs / name).exists())
    if not missing:
        return {}
    others = sorted((path for path in _pages(docs) if path.name not in pages), reverse=True)
    by_section = {_section(read_leniently(path)): path.name for path in others}  # the first in the end
    sections = {name: _section(pages[name]) for name in missing}
    return {name: by_section[one] for name, one in sections.items() if one and one in by_section}


def _section(markdown: str) -> str:
    return str(front_matter(markdown).meta.get("section") or "")


def _base(path: Path, workspace: Workspace) -> str | None:
    """Return a page as it was last written; a damaged base is a lost one."""
    try:
        return read(path, workspace.name(path)).text
    except InputError:
        return None


def _change(before: PageChange, workspace: Workspace) -> PageChange:
    """Decide about one page; `before` holds its base and what the seed says."""
    path = workspace.docs / before.slug / before.file
    page = workspace.name(path)
    try:
        ours = read(path, page).text
    except InputError as error:
        return before._replace(state=State.UNREADABLE, diagnostic=error.diagnostic)
    state, text = _outcome(before.base, ours, before.theirs)
    new_base = before.theirs if state in {*WRITES, State.UNCHANGED} else before.base
    after = before._replace(state=state, text=text, new_base=new_base)
    if state not in _ADVICE:
        return after
    line = conflict_line(text or "")
    severity = Severity.ERROR if line else Severity.WARNING
    advice = Diagnostic(page, line, min(line, 1), _ADVICE[state].format(page=page), severity)
    return after._replace(diagnostic=advice)


def _outcome(base: str | None, ours: str | None, theirs: str | None) -> tuple[State, str | None]:
    """Return what happens to a page, and the text that it is to have (None for no page)."""
    if ours == theirs:
        return State.UNCHANGED, ours
    if ours is None:
        return (State.NEW, theirs) if base is None else (State.DELETED, None)
    if conflict_line(ours):
        return State.UNRESOLVED, ours
    return (State.OWN, ours) if base is None else _merged(base, ours, theirs)


def _merged(base: str, ours: str, theirs: str | None) -> tuple[State, str | None]:
    """Return what happens where there is a page with a base, and it does not say what the seed says."""
    if theirs == base:
        return State.EDITED, ours
    if ours == base:
        return (State.REMOVED if theirs is None else State.UPDATED), theirs
    if theirs is None:
        return State.ORPHANED, ours
    merged = merge(base, ours, theirs)
    return (State.CONFLICT if merged.conflicts else State.MERGED), merged.text


def apply(changes: list[PageChange], workspace: Workspace) -> None:
    """Write what `plan` returned, the page before its base; a kill at any moment loses nothing.

    Raise `InputError` where a file cannot be written; what was written until then is whole.
    """
    for change in changes:
        page, base = workspace.docs / change.slug / change.file, workspace.base / change.slug / change.name
        if change.state in {State.MERGED, State.CONFLICT}:
            journal.record(workspace, page, change.text or "", base, change.new_base or "")
        if change.state in WRITES:
            write_or_remove(page, change.text, workspace)
        if change.new_base != change.base:
            write_or_remove(base, change.new_base, workspace)
        journal.clear(workspace)


def write_or_remove(path: Path, text: str | None, workspace: Workspace) -> None:
    """Write a page or a base with the line ends that it has, or remove it; raise `InputError`."""
    if text is None:
        workspace.remove(path)
    else:
        newline = read(path, workspace.name(path)).newline
        workspace.write(path, text.replace("\n", newline).encode())

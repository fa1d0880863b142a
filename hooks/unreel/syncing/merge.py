"""Three texts to one: a three-way merge, sentence by sentence.

It works on the list of lines, and a page has one sentence a line, so that changes in neighbouring
sentences do not collide (`git merge-file` calls those a conflict). Two changes conflict only where
they change the same lines of the base, insert at the same gap, or one inserts inside what the
other changed; wherever git is clean, the result is git's. The method is that of diff3: Khanna,
Kunal and Pierce, "A Formal Investigation of Diff3" (2007).
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from unreel.pages.inline import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

OURS, BASE, MIDDLE, THEIRS = "<<<<<<< docs", "||||||| as last written", "=======", ">>>>>>> seeds"
"""The lines that mark a conflict, as git writes them in diff3 style."""

_NEXT = {THEIRS: {OURS}, OURS: {BASE, MIDDLE}, BASE: {MIDDLE}, MIDDLE: {THEIRS}}
"""Mark → those that may follow it."""


class _Change(NamedTuple):
    """Lines `start` up to `end` of the base give way to `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


class _Region(NamedTuple):
    """Lines `start` up to `end` of the base, with the changes that both sides make there."""

    start: int
    end: int
    ours: list[_Change]
    theirs: list[_Change]


class Merged(NamedTuple):
    """A merged text, and how many conflicts are marked in it."""

    text: str
    conflicts: int


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Merge what `ours` and `theirs` made of `base`.

    A sentence that has the same words in base and theirs counts as unchanged there: new links
    alone never fight an edit, and come in where nobody edited.
    """
    old = base.split("\n")
    our_changes, _ = _compared(old, ours.split("\n"), str)
    their_changes, relinked = _compared(old, theirs.split("\n"), _words)
    merged: list[str] = []
    conflicts = at = 0
    for start, end, our_part, their_part in _regions(our_changes, their_changes):
        merged += relinked[at:start]
        at = end
        our_lines = _applied(old, start, end, our_part)
        their_lines = _applied(relinked, start, end, their_part)
        if not their_part or our_lines == their_lines:
            merged += our_lines
        elif not our_part:
            merged += their_lines
        else:
            conflicts += 1
            merged += [OURS, *our_lines, BASE, *old[start:end], MIDDLE, *their_lines, THEIRS]
    merged += relinked[at:]
    return Merged("\n".join(merged), conflicts)


def conflict_line(text: str) -> int:
    """Return the number of the first line that marks a conflict, from 1; 0 where none is marked."""
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, line in lines if line in {OURS, THEIRS}), 0)


def resolved(text: str, side: str) -> str:
    """Return a page with each marked conflict resolved for one side, `OURS` or `THEIRS`.

    Raise `ValueError` where the marks do not follow one another as `merge` writes them; the part
    that was last written may be gone.
    """
    lines: list[str] = []
    mark = THEIRS  # the last mark; behind this one no conflict is open
    for line in text.split("\n"):
        if line in _NEXT and not (line == MIDDLE and mark == THEIRS):  # there it underlines a heading
            if line not in _NEXT[mark]:
                raise ValueError(f"{line} follows {mark}")
            mark = line
        elif mark in {THEIRS, OURS if side == OURS else MIDDLE}:
            lines.append(line)
    if mark != THEIRS:
        raise ValueError(f"nothing follows {mark}")
    return "\n".join(lines)


def _words(line: str) -> str:
    return sentence(line).text


def _compared(
    old: Sequence[str], new: Sequence[str], key: Callable[[str], str]
) -> tuple[list[_Change], list[str]]:
    """Return what `new` changes of `old`, and `old` with the unchanged lines as they stand in `new`.

    A line is unchanged where its `key` is the same.
    """
    matcher = SequenceMatcher(None, [*map(key, old)], [*map(key, new)], autojunk=False)
    changes, updated = [], [*old]
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            updated[i1:i2] = new[j1:j2]
        else:
            changes.append(_Change(i1, i2, tuple(new[j1:j2])))
    return changes, updated


def _regions(ours: list[_Change], theirs: list[_Change]) -> Iterator[_Region]:
    """Return the stretches of the base that change; changes that collide share one."""
    region: _Region | None = None
    for change, side in sorted([*((change, 0) for change in ours), *((change, 1) for change in theirs)]):
        if region is None or not _collides(region, change):
            if region:
                yield region
            region = _Region(change.start, change.end, [], [])
        (region.theirs if side else region.ours).append(change)
        region = region._replace(end=max(region.end, change.end))
    if region:
        yield region


def _collides(region: _Region, change: _Change) -> bool:
    """Return whether a region and a change that starts no earlier touch the same lines, or the same gap."""
    same_gap = region.start == region.end == change.start == change.end
    return same_gap or (region.start < change.end and change.start < region.end)


def _applied(lines: list[str], start: int, end: int, changes: list[_Change]) -> list[str]:
    """Return the lines `start` up to `end` with the changes made."""
    changed: list[str] = []
    at = start
    for change in changes:
        changed += [*lines[at : change.start], *change.lines]
        at = change.end
    return changed + lines[at:end]

"""Merge three texts into one, sentence by sentence.

It works on the list of lines, and a page has one sentence a line, so that changes in neighbouring
sentences do not collide (`git merge-file` calls those a conflict). Two changes conflict only where
they change the same lines of the base, insert at the same gap, or one inserts inside what the
other changed; wherever git is clean, the result is git's. The method is that of diff3: Khanna,
Kunal and Pierce, "A Formal Investigation of Diff3" (2007).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import repeat
from typing import NamedTuple

from unreel.pages.inline import sentence

OURS, BASE, MIDDLE, THEIRS = "<<<<<<< docs", "||||||| as last written", "=======", ">>>>>>> seeds"
"""The lines that mark a conflict, as git writes them in diff3 style."""

_NEXT = {THEIRS: {OURS}, OURS: {BASE, MIDDLE}, BASE: {MIDDLE}, MIDDLE: {THEIRS}}
"""Mark → those that may follow it."""
_MARKED_OTHERWISE = "a conflict is not marked as sync marks it ({}): resolve it by hand"


class _Change(NamedTuple):
    """Lines `start` up to `end` of the base give way to `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


@dataclass
class _Region:
    """Lines `start` up to `end` of the base, with the changes that both sides make there."""

    start: int
    end: int
    ours: list[_Change] = field(default_factory=list)
    theirs: list[_Change] = field(default_factory=list)


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
    their_changes, relinked = _compared(old, theirs.split("\n"), lambda line: sentence(line).text)
    merged: list[str] = []
    conflicts = at = 0
    for region in _regions(our_changes, their_changes):
        merged += relinked[at : region.start]
        at = region.end
        our_lines = _applied(old, region, region.ours)
        their_lines = _applied(relinked, region, region.theirs)
        if not region.theirs or our_lines == their_lines:
            merged += our_lines
        elif not region.ours:
            merged += their_lines
        else:
            conflicts += 1
            was = old[region.start : region.end]
            merged += [OURS, *our_lines, BASE, *was, MIDDLE, *their_lines, THEIRS]
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
                raise ValueError(_MARKED_OTHERWISE.format(f"{line} follows {mark}"))
            mark = line
        elif mark in {THEIRS, OURS if side == OURS else MIDDLE}:
            lines.append(line)
    if mark != THEIRS:
        raise ValueError(_MARKED_OTHERWISE.format(f"nothing follows {mark}"))
    return "\n".join(lines)


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


def _regions(ours: list[_Change], theirs: list[_Change]) -> list[_Region]:
    """Return the stretches of the base that change; changes that collide share one."""
    regions: list[_Region] = []
    for change, side in sorted([*zip(ours, repeat(0)), *zip(theirs, repeat(1))]):
        if not regions or not _collides(regions[-1], change):
            regions.append(_Region(change.start, change.end))
        region = regions[-1]
        (region.theirs if side else region.ours).append(change)
        region.end = max(region.end, change.end)
    return regions


def _collides(region: _Region, change: _Change) -> bool:
    """Return whether a region and a change that starts no earlier touch the same lines, or the same gap."""
    same_gap = region.start == region.end == change.start == change.end
    return same_gap or (region.start < change.end and change.start < region.end)


def _applied(lines: list[str], region: _Region, changes: list[_Change]) -> list[str]:
    """Return the lines of a region with the changes made."""
    changed = lines[: region.end]
    for change in reversed(changes):
        changed[change.start : change.end] = change.lines
    return changed[region.start :]

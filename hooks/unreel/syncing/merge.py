"""Merge three texts into one, sentence by sentence.

It works on the list of lines, and a page has one sentence a line, so that changes in neighbouring
sentences do not collide (`git merge-file` calls those a conflict). Two changes conflict only where
they change the same lines of the base, insert at the same gap, one inserts inside what the other
changed, or both bring the same sentence side by side. Wherever git is clean, the result is git's,
apart from what readers do not see: a line counts as unchanged where its words are the same. The method
is that of diff3: Khanna, Kunal and Pierce, "A Formal Investigation of Diff3" (2007).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import NamedTuple

from unreel.pages.citations import uncited
from unreel.pages.inline import sentence
from unreel.syncing.conflicts import BASE, MIDDLE, OURS, THEIRS
from unreel.syncing.diff import common


class _Change(NamedTuple):
    """Lines `start` up to `end` of the base give way to `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


class _Side(NamedTuple):
    """What one side made of the base."""

    changes: list[_Change]
    lines: list[str]
    """The base, with its unchanged lines as they are spelled on this side."""


@dataclass
class _Region:
    """Lines `start` up to `end` of the base, with the changes that ours and theirs make there."""

    start: int
    end: int
    changes: tuple[list[_Change], list[_Change]] = field(default_factory=lambda: ([], []))


class Merged(NamedTuple):
    """A merged text, and how many conflicts are marked in it."""

    text: str
    conflicts: int


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Merge what `ours` and `theirs` made of `base`.

    New links in theirs never fight an edit, and come in where nobody edited; a space at the end of a
    line is no edit.
    """
    old, our_lines, their_lines = base.split("\n"), ours.split("\n"), theirs.split("\n")
    keys = {line: words(line) for line in {*old, *our_lines, *their_lines}}
    our = _compared(old, our_lines, keys, lambda line, now: _bare(line) != _bare(now))
    their = _compared(old, their_lines, keys, lambda line, now: False)  # noqa: ARG005 - both are called alike
    merged: list[str] = []
    conflicts = at = 0
    for region in _regions(our.changes, their.changes, keys):
        merged += _unchanged(old, our, their, at, region.start)
        at = region.end
        lines = _merged(old, our, their, region)
        conflicts += OURS in lines
        merged += lines
    merged += _unchanged(old, our, their, at, len(old))
    return Merged("\n".join(merged), conflicts)


def words(line: str) -> str:
    """Return what tells a line from others: its words, without links and citations.

    It is the line itself where a reader sees no words: a placeholder, a picture.
    """
    return uncited(sentence(line)) or line.strip()


def _bare(line: str) -> str:
    """Return a line without the space at its end; two of them are a line break, and stay."""
    return line if line.endswith("  ") else line.rstrip()


def _compared(
    old: Sequence[str], new: Sequence[str], keys: Mapping[str, str], is_edit: Callable[[str, str], bool]
) -> _Side:
    """Return what `new` changes of `old`.

    `is_edit` says whether a line that has the same words in both and is spelled otherwise was changed.
    """
    same = common([keys[line] for line in old], [keys[line] for line in new])
    changes, lines = [], [*old]
    at = now = 0
    for place, new_place in [*zip(*same, strict=True), (len(old), len(new))]:
        if place > at or new_place > now:
            changes.append(_Change(at, place, tuple(new[now:new_place])))
        if place < len(old):
            line = new[new_place]
            if line != old[place] and is_edit(old[place], line):
                changes.append(_Change(place, place + 1, (line,)))
            else:
                lines[place] = line
        at, now = place + 1, new_place + 1
    return _Side(changes, lines)


def _regions(
    ours: Sequence[_Change], theirs: Sequence[_Change], keys: Mapping[str, str]
) -> Iterator[_Region]:
    """Return the stretches of the base that change; changes that collide share one."""
    region = None
    for change, side in sorted([*zip(ours, repeat(0)), *zip(theirs, repeat(1))]):
        if region and not (_collides(region, change) or _repeats(region.changes[1 - side], change, keys)):
            yield region
            region = None
        region = region or _Region(change.start, change.end)
        region.changes[side].append(change)
        region.end = max(region.end, change.end)
    if region:
        yield region


def _collides(region: _Region, change: _Change) -> bool:
    """Return whether a region and a change that starts no earlier touch the same lines, or the same gap."""
    same_gap = region.start == region.end == change.start == change.end
    return same_gap or (region.start < change.end and change.start < region.end)


def _repeats(others: Sequence[_Change], change: _Change, keys: Mapping[str, str]) -> bool:
    """Return whether a change brings a sentence that a change of the other side brings just before it.

    Both moved it, say: kept side by side, it would stand there twice.
    """
    if not others or others[-1].end < change.start:
        return False
    brought = {keys[line] for other in others for line in other.lines} - {""}
    return not brought.isdisjoint(keys[line] for line in change.lines)


def _unchanged(old: Sequence[str], our: _Side, their: _Side, start: int, end: int) -> Iterator[str]:
    """Return lines that neither side changes, as theirs spells them, or else ours."""
    for place in range(start, end):
        yield their.lines[place] if their.lines[place] != old[place] else our.lines[place]


def _merged(old: Sequence[str], our: _Side, their: _Side, region: _Region) -> list[str]:
    """Return the lines of a region: those of the side that changes it, or both, marked as a conflict."""
    our_changes, their_changes = region.changes
    our_lines = _applied(our.lines, region, our_changes)
    their_lines = _applied(their.lines, region, their_changes)
    if not their_changes or our_lines == their_lines:
        return our_lines
    if not our_changes:
        return their_lines
    was = old[region.start : region.end]
    return [OURS, *our_lines, BASE, *was, MIDDLE, *their_lines, THEIRS]


def _applied(lines: Sequence[str], region: _Region, changes: Sequence[_Change]) -> list[str]:
    """Return the lines of a region with the changes made."""
    changed: list[str] = []
    at = region.start
    for change in changes:
        changed += [*lines[at : change.start], *change.lines]
        at = change.end
    return [*changed, *lines[at : region.end]]

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


class _Change(NamedTuple):
    """Lines `start` up to `end` of the base give way to `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


class Merged(NamedTuple):
    """A merged text, and how many conflicts are marked in it."""

    text: str
    conflicts: int


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Merge what `ours` and `theirs` made of `base`.

    A sentence that says the same words in base and theirs counts as unchanged there: new links
    alone never fight an edit, and come in where nobody edited.
    """
    old, mine, new = (text.split("\n") for text in (base, ours, theirs))
    relinked = _relinked(old, new)
    merged: list[str] = []
    conflicts = at = 0
    for start, end, sides in _regions(_changes(old, mine, str), _changes(old, new, _words)):
        merged += relinked[at:start]
        at = end
        said = [
            _applied(relinked if side else old, start, end, changes) for side, changes in enumerate(sides)
        ]
        if not sides[1] or said[0] == said[1]:
            merged += said[0]
        elif not sides[0]:
            merged += said[1]
        else:
            conflicts += 1
            merged += [OURS, *said[0], BASE, *old[start:end], MIDDLE, *said[1], THEIRS]
    merged += relinked[at:]
    return Merged("\n".join(merged), conflicts)


def has_conflict(text: str) -> bool:
    """Return whether a conflict is still marked in a page."""
    return any(line in {OURS, THEIRS} for line in text.splitlines())


def resolved(text: str, *, ours: bool) -> str:
    """Return a page with each marked conflict settled for one side."""
    kept: list[str] = []
    side = None
    for line in text.split("\n"):
        if line in {OURS, BASE, MIDDLE, THEIRS}:
            side = None if line == THEIRS else line
        elif side is None or side == (OURS if ours else MIDDLE):
            kept.append(line)
    return "\n".join(kept)


def _words(line: str) -> str:
    return sentence(line).text


def _changes(old: Sequence[str], new: Sequence[str], key: Callable[[str], str]) -> list[_Change]:
    """Return what `new` changes of `old`, where lines with the same `key` are the same."""
    matcher = SequenceMatcher(None, [*map(key, old)], [*map(key, new)], autojunk=False)
    return [
        _Change(i1, i2, tuple(new[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    ]


def _relinked(old: list[str], new: Sequence[str]) -> list[str]:
    """Return the lines of `old`, those that say the same in `new` in the form that they have there."""
    matcher = SequenceMatcher(None, [*map(_words, old)], [*map(_words, new)], autojunk=False)
    given = list(old)
    for i, j, size in matcher.get_matching_blocks():
        given[i : i + size] = new[j : j + size]
    return given


def _regions(
    mine: list[_Change], new: list[_Change]
) -> Iterator[tuple[int, int, tuple[list[_Change], list[_Change]]]]:
    """Return the stretches of the base that change, with both sides' changes; those that collide are one."""
    rest = sorted([(change, 0) for change in mine] + [(change, 1) for change in new])
    while rest:
        (first, side), *rest = rest
        sides: tuple[list[_Change], list[_Change]] = ([], [])
        sides[side].append(first)
        start, end = first.start, first.end
        while rest and _collides(start, end, rest[0][0]):
            (change, side), *rest = rest
            sides[side].append(change)
            end = max(end, change.end)
        yield start, end, sides


def _collides(start: int, end: int, change: _Change) -> bool:
    """Do a stretch of the base and a change that starts no earlier need to be looked at together?"""
    same_gap = start == end == change.start == change.end
    return same_gap or (start < change.end and change.start < end)


def _applied(lines: list[str], start: int, end: int, changes: list[_Change]) -> list[str]:
    said: list[str] = []
    at = start
    for change in changes:
        said += [*lines[at : change.start], *change.lines]
        at = change.end
    return said + lines[at:end]

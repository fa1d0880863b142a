"""The conflicts that sync marks in a page, and what is left of them once people have been at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from unreel.pages.code import fenced
from unreel.store.git_marks import Mark, mark

OURS, BASE, MIDDLE, THEIRS = "<<<<<<< docs", "||||||| as last written", "=======", ">>>>>>> seeds"
"""The lines that mark a conflict, as git writes them in diff3 style."""

_LABELLED = frozenset({OURS, BASE, THEIRS})


class Conflict(NamedTuple):
    """A whole conflict, by the places of its marks among the lines of a page, from 0."""

    ours: int
    base: int
    """That of `middle` where somebody took out what was last written."""
    middle: int
    theirs: int


class Marked(NamedTuple):
    """A line that marks a conflict in a page."""

    line: int
    """Its number, from 1."""
    is_own: bool
    """Did sync write it, and not git?"""


def conflicts(lines: Sequence[str]) -> Iterator[Conflict]:
    """Return the whole conflicts among the lines of a page, in their order."""
    ours = -1
    for place, line in enumerate(lines):
        if line == OURS:
            ours = place
        elif line == THEIRS and ours >= 0:
            found = _whole(lines, ours, place)
            if found:
                yield found
            ours = -1


def _whole(lines: Sequence[str], ours: int, theirs: int) -> Conflict | None:
    """Return the conflict between two marks; None where other marks lie in it, or the middle is unclear.

    Ours may hold a heading with a line of `=======` below it. Base and theirs hold none, since sync
    wrote them: behind the mark of the base, the first one is the middle.
    """
    inside = [(place, mark(lines[place])) for place in range(ours + 1, theirs)]
    bases = [place for place, one in inside if one is Mark.BASE]
    middles = [place for place, one in inside if one is Mark.MIDDLE and (not bases or place > bases[0])]
    is_pure = not any(one in {Mark.START, Mark.END} for _, one in inside)
    is_pure = is_pure and [lines[place] for place in bases] in ([], [BASE])
    if not is_pure or not middles or (len(middles) > 1 and not bases):
        return None
    return Conflict(ours, bases[0] if bases else middles[0], middles[0], theirs)


def marked(text: str) -> Marked | None:
    """Return the first mark of a conflict in a page, whoever wrote it and whole or not; None for none.

    What git left counts outside fenced code, which may be about git, and an end of a conflict
    only behind a part of one: seven signs may be a quotation in a quotation.
    """
    if not any(sign * 7 in text for sign in "<|>"):
        return None
    lines = text.split("\n")
    own = next((number for number, line in enumerate(lines, 1) if line in _LABELLED), 0)
    gits = _gits(text, lines)
    found = [Marked(own, is_own=True)] if own else []
    return min([*found, *([Marked(gits, is_own=False)] if gits else [])], default=None)


def _gits(text: str, lines: Sequence[str]) -> int:
    """Return the number of the first line by which git marks a conflict, 0 for none."""
    code = set(chain.from_iterable(_numbers(text, start, end) for start, end in fenced(text)))
    is_halved = False
    for number, line in enumerate(lines, 1):
        one = None if line in _LABELLED or number in code else mark(line)
        if one is Mark.START or (one is Mark.END and is_halved):
            return number
        is_halved = is_halved or one in {Mark.MIDDLE, Mark.BASE}
    return 0


def _numbers(text: str, start: int, end: int) -> range:
    first = text.count("\n", 0, start) + 1
    return range(first, first + text.count("\n", start, end) + 1)


def resolved(text: str, side: str) -> str:
    """Return a page with each conflict resolved for one side, `OURS` or `THEIRS`; all else stays.

    Raise `ValueError`, with the line, where marks are left that are no whole conflict of sync's.
    """
    lines = text.split("\n")
    result: list[str] = []
    at = 0
    for one in conflicts(lines):
        kept = (one.ours, one.base) if side == OURS else (one.middle, one.theirs)
        result += [*_without_marks(lines, at, one.ours), *lines[kept[0] + 1 : kept[1]]]
        at = one.theirs + 1
    result += _without_marks(lines, at, len(lines))
    left = "\n".join(result)
    if marked(left):
        raise ValueError("a conflict in it is git's: resolve it by hand")
    return left


def with_ours(text: str) -> str:
    """Return a page as people have it: ours of each conflict, whoever marked it, and no mark of others."""
    if not marked(text):
        return text
    kept: list[str] = []
    is_inside, is_ours = False, True
    code = set(chain.from_iterable(_numbers(text, start, end) for start, end in fenced(text)))
    for number, line in enumerate(text.split("\n"), 1):
        one = None if number in code else mark(line)
        if one is Mark.START:
            is_inside, is_ours = True, True
        elif one is Mark.END and is_inside:
            is_inside, is_ours = False, True
        elif one and is_inside:
            is_ours = False
        elif is_ours:
            kept.append(line)
    return "\n".join(kept)


def _without_marks(lines: Sequence[str], start: int, end: int) -> Sequence[str]:
    """Return the lines between two conflicts; raise `ValueError` where one of them is a mark of sync's."""
    for place in range(start, end):
        if lines[place] in _LABELLED:
            why = f"the conflict at line {place + 1} is not marked as sync marks it: resolve it by hand"
            raise ValueError(why)
    return lines[start:end]

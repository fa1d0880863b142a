"""Compare two texts line by line, as git does: which lines of one stand in the other, in the same order.

The shortest way from one to the other is that of Myers, "An O(ND) Difference Algorithm and Its
Variations" (1986), in linear space. Where a line stands more than once, several ways are equally short;
as in git, changed lines then lie as far down as they can, unless further up they face changed lines of
the other text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_MOST_STEPS = 256
"""Changes after which a search for the middle of the shortest way takes the furthest that it came."""


class Common(NamedTuple):
    """The lines that both texts have: the n-th of `old` is the n-th of `new`."""

    old: list[int]
    """Their places in the one, ascending, from 0."""
    new: list[int]


def common(old: Sequence[str], new: Sequence[str]) -> Common:
    """Return the lines that stand in both texts in one order, as many as can be."""
    common = {*old} & {*new}  # what stands on one side alone is changed, and need not be searched for
    places = [[place for place, line in enumerate(lines) if line in common] for lines in (old, new)]
    pairs = _pairs([old[place] for place in places[0]], [new[place] for place in places[1]])
    found = Common([places[0][one] for one, _ in pairs], [places[1][other] for _, other in pairs])
    _slide(old, found.old, _changed_gaps(found.new, len(new)))
    _slide(new, found.new, _changed_gaps(found.old, len(old)))
    return found


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places in both texts of a longest common subsequence, ascending."""
    found: list[tuple[int, int]] = []
    parts = [(0, len(old), 0, len(new))]
    while parts:
        top, bottom, left, right = parts.pop()
        while top < bottom and left < right and old[top] == new[left]:
            found.append((top, left))
            top, left = top + 1, left + 1
        while top < bottom and left < right and old[bottom - 1] == new[right - 1]:
            bottom, right = bottom - 1, right - 1
            found.append((bottom, right))
        if top < bottom and left < right:
            rows, columns = _middle(old[top:bottom], new[left:right])
            parts.append((top, top + rows, left, left + columns))
            parts.append((top + rows, bottom, left + columns, right))
    return sorted(found)


def _middle(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return a place about the middle of the shortest way: how many lines of each text lie before it.

    The texts differ in their first lines and in their last ones.
    """
    height, width = len(old), len(new)
    texts = ((old, new), (old[::-1], new[::-1]))
    reached: tuple[dict[int, int], dict[int, int]] = ({1: 0}, {1: 0})
    for steps in range(_MOST_STEPS):
        for way, (rows_of, columns_of) in enumerate(texts):
            here, there = reached[way], reached[1 - way]
            for diagonal in range(-steps, steps + 1, 2) if way else range(steps, -steps - 1, -2):
                rows = _furthest(here, diagonal, rows_of, columns_of)
                if rows + there.get(height - width - diagonal, -height - 1) >= height:
                    columns = rows - diagonal
                    return (height - rows, width - columns) if way else (rows, columns)
    diagonal = max(reached[0], key=lambda diagonal: 2 * reached[0][diagonal] - diagonal)
    return reached[0][diagonal], reached[0][diagonal] - diagonal


def _furthest(reached: dict[int, int], diagonal: int, old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many rows one more step passes on a diagonal (rows less columns), and note it."""
    starts = (reached.get(diagonal - 1, -2) + 1, reached.get(diagonal + 1, -1))
    rows = max((rows for rows in starts if rows <= len(old) and 0 <= rows - diagonal <= len(new)), default=-1)
    if rows < 0:
        return -len(old)
    columns = rows - diagonal
    while rows < len(old) and columns < len(new) and old[rows] == new[columns]:
        rows, columns = rows + 1, columns + 1
    reached[diagonal] = rows
    return rows


def _changed_gaps(places: Sequence[int], length: int) -> list[bool]:
    """Return whether changed lines lie before each kept line, and behind the last."""
    return [after - before > 1 for before, after in zip([-1, *places], [*places, length], strict=True)]


def _slide(lines: Sequence[str], places: list[int], faces: Sequence[bool]) -> None:
    """Move runs of changed lines along lines that are the same, down as far as they go.

    `places` are the kept lines, which change; `faces` tells before which of them the other text has
    changed lines. A run that passes by such a place stops at the last one.
    """
    gap = 0
    while gap <= len(places):
        if _end(places, gap, lines) > _start(places, gap):
            gap = _settled(lines, places, faces, gap)
        gap += 1


def _settled(lines: Sequence[str], places: list[int], faces: Sequence[bool], gap: int) -> int:
    """Move the run of changed lines in one gap, and all that it meets; return the gap where it ends up."""
    size = 0
    while size != (size := _end(places, gap, lines) - _start(places, gap)):
        while gap and lines[places[gap - 1]] == lines[_end(places, gap, lines) - 1]:
            places[gap - 1] = _end(places, gap, lines) - 1
            gap -= 1
        facing = gap if faces[gap] else None
        while gap < len(places) and lines[_start(places, gap)] == lines[places[gap]]:
            places[gap] = _start(places, gap)
            gap += 1
            facing = gap if faces[gap] else facing
    while facing is not None and gap > facing:
        places[gap - 1] = _end(places, gap, lines) - 1
        gap -= 1
    return gap


def _start(places: Sequence[int], gap: int) -> int:
    return places[gap - 1] + 1 if gap else 0


def _end(places: Sequence[int], gap: int, lines: Sequence[str]) -> int:
    return places[gap] if gap < len(places) else len(lines)

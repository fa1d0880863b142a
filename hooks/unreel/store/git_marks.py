"""The lines by which git marks a conflict in a file, as they are left behind where nobody resolves it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

_LENGTH = 7


class Mark(Enum):
    """A line of a conflict, by what it consists of."""

    START = "<"
    BASE = "|"
    MIDDLE = "="
    END = ">"


def mark(line: str) -> Mark | None:
    """Return which mark a line is, None where it is none: seven times one character, and a label behind."""
    sign = line[:1]
    if sign not in {"<", "|", "=", ">"} or line[:_LENGTH] != sign * _LENGTH or line[_LENGTH:][:1].strip():
        return None
    is_cells = sign == "|" and "|" in line[_LENGTH:]  # a row of empty cells
    return None if is_cells or (sign == "=" and line[_LENGTH:].strip()) else Mark(sign)


def conflict_line(lines: Iterable[str]) -> int:
    """Return the number (from 1) of the line that opens the first whole conflict; 0 where there is none."""
    opened = 0
    is_halved = False
    for number, line in enumerate(lines, 1):
        match mark(line):
            case Mark.START:
                opened, is_halved = number, False
            case Mark.MIDDLE:
                is_halved = bool(opened)
            case Mark.END if is_halved:
                return opened
    return 0

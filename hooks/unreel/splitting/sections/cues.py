"""What can be counted in a unit: cue words of each sort, its length, marks and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.splitting.sections.data import lines
from unreel.splitting.sections.words import TITLE

if TYPE_CHECKING:
    from unreel.splitting.sections.words import Unit

TOP = 127
"""Every feature of stage two is a whole number from 0 to this."""


def _table() -> tuple[int, dict[str, tuple[int, ...]]]:
    rows = lines("cues")
    found: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        for word in row.partition(":")[2].split():
            found.setdefault(word, []).append(at)
    return len(rows), {word: tuple(places) for word, places in found.items()}


_SORTS, _SORTS_OF = _table()
_DIGIT = re.compile(r"\d")
_SPEECH = re.compile(r"[\"“”]")
_WORD_WORTH = 30
_END = re.compile(r"[.!?][\"'”)\]]*$")


def counts(unit: Unit, piece: str) -> list[int]:
    """Return the cues of one unit: how many words of each sort in cues.txt, then its marks."""
    row = [0] * _SORTS
    for sorts in map(_SORTS_OF.get, unit.words):
        for sort in sorts or ():
            row[sort] += _WORD_WORTH
    row = [min(TOP, value) for value in row]
    return [
        *row,
        min(TOP, 2 * len(unit.words)),
        TOP * bool(_END.search(piece)),
        TOP * (piece[:1] in '"“'),
        TOP * (TITLE in piece[:12]),
        TOP * (TITLE in piece),
        min(TOP, 40 * len(_SPEECH.findall(piece))),
        min(TOP, 40 * piece.count("(")),
        TOP * piece[:1].isdigit(),
        TOP * (" as " in piece),
        min(TOP, 500 * len(_DIGIT.findall(piece)) // (len(piece) or 1)),
        TOP * (piece[-1:] == ":"),
    ]

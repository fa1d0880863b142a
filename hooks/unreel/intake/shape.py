"""What the line breaks of a text mean: told from where the lines end and how the next ones begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise, takewhile
from statistics import median
from typing import NamedTuple

from unreel.intake.lines import Line, ends_sentence, sentences
from unreel.lexicon.section_headings import kind_of_heading
from unreel.model.article import BACK_MATTER

_CONTINUED = 0.25
"""Share of the breaks behind which a small letter goes on, from which lines are broken at a column."""
_WIDEST = 250
"""Code points of the longest line that a column breaks."""
_FULL = 0.9
"""Share of the broken lines that must have been full for the column to be a sure measure."""
_RAGGED = 0.7
"""Share of the usual length from which a line that no column explains was broken for want of room."""
_SHORT, _SHORT_SHARE = 60, 0.6
"""Code points, or a share of the longest line, up to which a line says nothing of a column."""
_FEWEST_SENTENCES = 4
_ONE_EACH = 0.85
_WORDS = 4
"""Words of the shortest sentence that counts."""


_SURE = re.compile(r"[•‣◦▪□☆^]\s")
"""What opens an entry wherever a line opens so."""
_LIKELY = re.compile(r"(?:[•‣◦▪□☆^*]|\d{1,3}[.)])\s")
"""What opens an entry where the column does not say that the line goes on."""


class Breaks(Enum):
    """What a line break within a block is."""

    NONE = "there is none"
    COLUMN = "a space, where the next word had no room"
    RAGGED = "a space, where the line is about as long as others"
    SENTENCE = "a space: each sentence stands on a line"
    BLOCK = "the end of a paragraph or of an entry"


class Shape(NamedTuple):
    """How the lines of a text are to be read."""

    breaks: Breaks
    width: float = 0
    """Of the column; where lines are ragged, the length from which one is taken to be full."""

    def continues(self, before: Line, after: Line) -> bool:
        """Return whether a line goes on in the next one, which no blank line parts from it."""
        if self.breaks is Breaks.COLUMN and not _SURE.match(after.words):
            return _needed(before, after) > self.width or _is_broken_word(before, after)
        if self.breaks is Breaks.RAGGED and not _LIKELY.match(after.words):
            # a small letter opens no paragraph
            return len(before.words) >= self.width or _goes_on(before, after)
        return False


def shape(lines: Sequence[Line]) -> Shape:
    """Return how the lines of a text are broken."""
    pairs = [(before, after) for before, after in pairwise(lines) if not after.gap]
    if not pairs:
        return Shape(Breaks.NONE if len(lines) == 1 else Breaks.BLOCK)
    short = min(_SHORT, _SHORT_SHARE * max(len(line.words) for line in lines))
    texts = [(before, after) for before, after in pairs if len(before.words) > short]
    broken = [(before, after) for before, after in texts if _goes_on(before, after)]
    if len(broken) >= max(1, _CONTINUED * len(texts)) and _typical(broken) <= _WIDEST:
        return _broken_at_column(broken)
    unfinished = [(before, after) for before, after in texts if not ends_sentence(before.words)]
    if len(unfinished) > len(texts) / 2 and _typical(unfinished) <= _WIDEST:
        column = _broken_at_column(unfinished)
        if column.breaks is Breaks.COLUMN and len(unfinished) >= _FEWEST_SENTENCES:
            return column
    return Shape(Breaks.SENTENCE if _has_sentence_a_line(lines) else Breaks.BLOCK)


def _has_sentence_a_line(lines: Sequence[Line]) -> bool:
    """Return whether each line above the references is a sentence, and most follow upon each other."""
    above = [*takewhile(lambda line: kind_of_heading(line.words[:_SHORT])[0] not in BACK_MATTER, lines)]
    prose = [line for line in above if len(line.words.split()) >= _WORDS and ends_sentence(line.words)]
    single = sum(sentences(line.words) == 1 for line in prose)
    if len(prose) < _FEWEST_SENTENCES or single < _ONE_EACH * len(prose):
        return False
    found = {line.span for line in prose}
    runs = [after.gap for before, after in pairwise(above) if {before.span, after.span} <= found]
    return sum(not gap for gap in runs) >= max(2, len(runs) // 2)


def _broken_at_column(broken: Sequence[tuple[Line, Line]]) -> Shape:
    """Return the column of a text whose lines are broken; ragged where none explains the breaks."""
    # a word longer than the column stands alone and says nothing of it
    width = max((line.indent + len(line.words) for line, _ in broken if " " in line.words), default=0)
    full = sum(_needed(before, after) > width for before, after in broken)
    if full >= _FULL * len(broken):
        return Shape(Breaks.COLUMN, width)
    return Shape(Breaks.RAGGED, _RAGGED * _typical(broken))


def _typical(broken: Sequence[tuple[Line, Line]]) -> float:
    return median(len(before.words) for before, _ in broken)


def _needed(before: Line, after: Line) -> int:
    """Return the columns that a line would take with the first word of the next one."""
    return before.indent + len(before.words) + 1 + len(after.words.split(maxsplit=1)[0])


def _is_broken_word(before: Line, after: Line) -> bool:
    """Return whether a line ends within a word: it may be broken before the column's end."""
    return before.words[-1] in "-\u00ad‐" and before.words[-2:-1].islower() and after.words[0].islower()


def _goes_on(before: Line, after: Line) -> bool:
    """Return whether a line ends within a sentence, and the next one opens with a small letter."""
    return after.words[0].islower() and not ends_sentence(before.words)

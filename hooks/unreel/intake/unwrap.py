"""Join lines that were broken for want of room, and words that were broken at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from unreel.intake.builder import SourceBuilder
from unreel.intake.lines import Line, names_section
from unreel.intake.list_seams import entry_ends
from unreel.intake.shape import Shape
from unreel.lexicon.section_headings import kind_of_heading
from unreel.model.article import Kind
from unreel.model.source_text import InputFormat, Reason, SourceText
from unreel.model.spans import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W_]{1,60}(?:-[^\W_]{1,60}){0,8})([-\u00ad‐])$")
_HYPHENS = "-\u00ad‐"
_DASH = re.compile(r"(?<=\w)[—–]$")
"""A dash without a space before it wants none behind it."""
_FIRST = re.compile(r"[^\W_]+")
_SUSPENDED = frozenset({"and", "or", "to", "nor"})
"""Behind these a hyphen stands for the word that follows: "two- and three-part"."""
_HABIT = 3
"""Words that were surely hyphenated, from which a text is taken to hyphenate."""


class Seam(NamedTuple):
    """What parts two lines that are one."""

    space: str
    left_out: int
    """Code points at the end of the first line that only said that the word goes on."""


def unwrap(file: str, lines: Sequence[Line], shape: Shape) -> SourceText:
    """Return a text with each paragraph, heading and entry on one line, blank lines kept as one each."""
    builder = SourceBuilder(file)
    seams = _Seams(lines)
    kind: Kind | None = None
    continued = False
    for before, after in pairwise(lines):
        if not continued and names_section(before.words):
            kind = kind_of_heading(before.words)[0]
        continued = not after.gap and shape.continues(before, after)
        if continued and not entry_ends(kind, before.words, after.words):
            seam = seams.between(before, after)
            end = before.span.end - seam.left_out
            builder.keep(Span(before.span.start, end))
            builder.leave_out(Span(end, before.span.end), Reason.MARKUP, "hyphen")
            builder.space(seam.space)
        else:
            builder.keep(before.span)
            builder.space(("\n\n" if after.gap else "\n") + " " * after.indent)
    if lines:
        builder.keep(lines[-1].span)
    return builder.source_text(InputFormat.WRAPPED)


class _Seams:
    """Tells how lines were parted, by the words that the text has elsewhere."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def _known(self) -> set[str]:
        return {word.casefold() for word in _whole_words(self._lines)}

    @cached_property
    def _hyphenates(self) -> bool:
        return sum(self._is_whole(*broken) for broken in _broken(self._lines)) >= _HABIT

    def between(self, before: Line, after: Line) -> Seam:
        """Return what parts two lines: a space, nothing, or a hyphen that goes."""
        broken, first = _broken_word(before.words), _FIRST.match(after.words)
        if not (broken and first):
            return Seam("" if _DASH.search(before.words) else " ", 0)
        if broken[2] == "\u00ad":
            return Seam("", 1)
        if first[0] in _SUSPENDED:
            return Seam(" ", 0)
        return Seam("", int(self._is_whole(broken[1], first[0]) or self._is_likely(broken[1], first[0])))

    def _is_whole(self, start: str, end: str) -> bool:
        """Return whether the text has elsewhere, without a hyphen, the word that two parts make."""
        whole, compound = f"{start}{end}".casefold(), f"{start}-{end}".casefold()
        return end[0].islower() and whole in self._known and compound not in self._known

    def _is_likely(self, start: str, end: str) -> bool:
        """Return whether two parts are no words, in a text that hyphenates."""
        parts = {start.casefold(), end.casefold()}
        return (
            self._hyphenates
            and end[0].islower()
            and not parts & self._known
            and f"{start}-{end}".casefold() not in self._known
        )


def _broken_word(words: str) -> re.Match[str] | None:
    """Return the part of a word with which a line ends, and its hyphen."""
    return _BROKEN.search(words[-40:]) if words[-1] in _HYPHENS else None


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """Return the words of a text but those at the seams of lines, which may be parts of words."""
    goes_on = False
    for line in lines:
        words, is_broken = _WORD.findall(line.words), _broken_word(line.words) is not None
        yield from words[goes_on and not line.gap : -1 if is_broken else None]
        goes_on = is_broken


def _broken(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    for before, after in pairwise(lines):
        broken, first = _broken_word(before.words), _FIRST.match(after.words)
        if broken and first and not after.gap:
            yield broken[1], first[0]

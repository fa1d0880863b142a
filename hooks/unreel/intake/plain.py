"""Plain text: one line, paragraphs apart by blank lines or by line breaks, lines broken at a column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from unreel.intake.entries import with_entries
from unreel.intake.flat import read_flat
from unreel.intake.formats import Format
from unreel.intake.furniture import page
from unreel.intake.headings import has_edit_links, with_headings
from unreel.intake.keys import with_keys
from unreel.intake.layers import joined
from unreel.intake.layout import PROSE, Label, LeftOut, Prose, write
from unreel.intake.lines import Line, lines_of, sentences
from unreel.intake.run_in_headings import parted
from unreel.intake.shape import Breaks, shape
from unreel.intake.unwrap import unwrap
from unreel.model.source_text import InputFormat, SourceText

_PARAGRAPHS = 3
"""Paragraphs next to each other that make a text one in paragraphs."""
_SENTENCES = 6
"""Sentences of a block up to which it is as long as a paragraph."""


def read(file: str) -> SourceText:
    """Return the text of a file without markup."""
    lines = lines_of(file)
    if len(lines) <= 1:
        return read_flat(file)
    headed = parted(file, lines)
    return joined(_read(headed.text, lines_of(headed.text)), headed)


def _read(file: str, lines: Sequence[Line]) -> SourceText:
    breaks = shape(lines)
    if breaks.breaks not in {Breaks.COLUMN, Breaks.RAGGED}:
        return read_lines(file, lines, breaks.breaks)
    whole = unwrap(file, lines, breaks)
    below = lines_of(whole.text)
    if len(below) == 1:
        source = read_flat(whole.text)._replace(format=InputFormat.WRAPPED)
    else:
        source = read_lines(whole.text, below, Breaks.BLOCK)
        if source.format is not InputFormat.BROWSER_COPY:
            source = source._replace(format=InputFormat.WRAPPED)
    return joined(source, whole)


def read_lines(file: str, lines: Sequence[Line], breaks: Breaks) -> SourceText:
    """Return the text of lines that each are a whole paragraph, heading or entry; or a sentence."""
    around = page(lines)
    labels = with_headings(lines, around.labels, around.contents)
    is_copy = around.signs > 0 or has_edit_links(lines)
    labels = with_keys(lines, with_entries(lines, labels))
    if breaks is Breaks.SENTENCE:
        labels = _as_paragraphs(lines, labels)
    builder, marks = write(file, lines, labels)
    blank = sum(line.gap > 0 for line in lines) > len(lines) / _PARAGRAPHS
    plain = InputFormat.PARAGRAPHS if blank else InputFormat.LINES
    return builder.source_text(
        InputFormat.BROWSER_COPY if is_copy else plain,
        marks,
        around.declared,
        has_paragraphs=is_copy or _has_paragraphs(lines, labels),
    )


def _as_paragraphs(lines: Sequence[Line], labels: Sequence[Label]) -> list[Label]:
    """Return the labels with sentences put together, up to the next blank line."""
    pairs = zip(lines[1:], pairwise(labels), strict=True)
    rest = [
        Prose(joined=True) if not line.gap and one is PROSE and other is PROSE else other
        for line, (one, other) in pairs
    ]
    return [*labels[:1], *rest]


def _has_paragraphs(lines: Sequence[Line], labels: Sequence[Label]) -> bool:
    """Return whether the blocks of a text are its paragraphs, and not whole sections."""
    kept = [
        (line, label) for line, label in zip(lines, labels, strict=True) if not isinstance(label, LeftOut)
    ]
    opens = [label == PROSE for _, label in kept]
    prose = [line.words for line, label in kept if isinstance(label, Prose)]
    neighbours = sum(one and other for one, other in pairwise(opens))
    blocks = sum(opens)
    long = sum(sentences(words) for words in prose) > _SENTENCES * blocks
    return neighbours >= _PARAGRAPHS or (blocks > 1 and not long)


FORMAT = Format(lambda _: 0.1, read, (".txt",))

"""Put readings of a text one upon the other, so that places in the last lead back to the first file.

A file may take several steps: letters composed, lines joined, markup read. Each step takes a text and
gives a `SourceText`, whose pieces count in what it was given.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from unreel.intake.builder import SourceBuilder
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.model.source_text import InputFormat, Omission, Piece, SourceText
from unreel.model.spans import Span

_STRETCH = lazy_regex("[\x00-\u02ff]?[\u0300-\U0010ffff]+")
"""Letters that may be composed: nothing below U+0300 is composed with what stands before it."""


def composed(file: str) -> SourceText:
    """Return a file with letters and their accents as one character each (NFC)."""
    if unicodedata.is_normalized("NFC", file):
        return SourceText(file)
    builder, at = SourceBuilder(file), 0
    for stretch in _STRETCH.finditer(file):
        for letter in _letters(stretch[0], stretch.start()):
            words = unicodedata.normalize("NFC", letter.of(file))
            if words != letter.of(file):
                builder.keep(Span(at, letter.start))
                builder.put(words, letter)
                at = letter.end
    builder.keep(Span(at, len(file)))
    return builder.source_text(InputFormat.FLAT)


def _letters(words: str, at: int) -> Iterator[Span]:
    """Return the letters of a stretch that starts at `at`, each with what is composed with it."""
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and _goes_with(words[end], words[start:end]):
            continue
        yield Span(at + start, at + end)
        start = end


def _goes_with(letter: str, before: str) -> bool:
    if unicodedata.combining(letter):
        return True
    parts = (unicodedata.normalize("NFC", part) for part in (before, letter))
    return unicodedata.normalize("NFC", before + letter) != "".join(parts)


def joined(upper: SourceText, lower: SourceText) -> SourceText:
    """Return a reading `upper` of the text of `lower` as a reading of the file of `lower`.

    Stretches that `lower` left out stay so; `upper` says all else.
    """
    if not lower.pieces and not lower.omissions:
        return upper
    if not upper.pieces and not upper.omissions:
        upper = upper._replace(pieces=(Piece(Span(0, len(upper.text)), Span(0, len(upper.text))),))
    below = _Below(lower)
    pieces = tuple(piece for one in upper.pieces for piece in _pieces(one, below))
    omissions = [
        Omission(span, one.reason, one.what)
        for one in upper.omissions
        for span in _stretches(one.span, below)
    ]
    return upper._replace(pieces=pieces, omissions=tuple(sorted([*omissions, *lower.omissions])))


def _pieces(piece: Piece, lower: _Below) -> Iterator[Piece]:
    """Return what a piece of the upper text stands for in the lower one's file."""
    if len_of(piece.text) == len_of(piece.file):
        for below in lower.within(piece.file):
            shift = piece.text.start - piece.file.start
            yield Piece(below.text.moved(shift), below.file)
        return
    stretches = [*_stretches(piece.file, lower)]
    if stretches:
        yield Piece(piece.text, stretches[0])
        end = piece.text.end
        yield from (Piece(Span(end, end), stretch) for stretch in stretches[1:])


def _stretches(span: Span, lower: _Below) -> list[Span]:
    """Return where a stretch of the lower text stands in its file, neighbours as one."""
    found: list[Span] = []
    for piece in lower.within(span):
        if found and found[-1].end == piece.file.start:
            found[-1] = Span(found[-1].start, piece.file.end)
        else:
            found.append(piece.file)
    return found


class _Below:
    """The pieces of a lower text, by their places in it."""

    def __init__(self, lower: SourceText) -> None:
        self._pieces = lower.pieces
        self._starts = [piece.text.start for piece in lower.pieces]

    def within(self, span: Span) -> Iterator[Piece]:
        """Return the pieces within a span of the text, the first and the last cut to it."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        while at < len(self._pieces) and self._starts[at] < span.end:
            piece = self._pieces[at]
            at += 1
            start, end = max(span.start, piece.text.start), min(span.end, piece.text.end)
            if start >= end:
                continue
            if len_of(piece.text) != len_of(piece.file):
                # it cannot be cut: its first part stands for all of it
                whole = start == piece.text.start
                yield Piece(Span(start, end), piece.file if whole else Span(piece.file.end, piece.file.end))
                continue
            place = Span(start, end)
            yield Piece(place, place.moved(piece.file.start - piece.text.start))


def len_of(span: Span) -> int:
    """Return how many code points a span covers."""
    return span.end - span.start

"""Make a source text out of a file, stretch by stretch, so that each place leads back to the file."""

from __future__ import annotations

from unreel.model.source_text import Declared, InputFormat, Marks, Omission, Piece, Reason, SourceText
from unreel.model.spans import Span


class SourceBuilder:
    """Collects what of a file is kept, in the order of the text, and what is left out.

    White space of the file needs no account; all else is kept, replaced or left out.
    """

    def __init__(self, file: str) -> None:
        """Begin the text of a file, whose content is `file`."""
        self.file = file
        self._words: list[str] = []
        self._pieces: list[Piece] = []
        self._omissions: list[Omission] = []
        self.length = 0
        """Code points of the text so far."""

    def keep(self, span: Span) -> Span:
        """Take a stretch of the file as it stands; return its place in the text."""
        return self.put(span.of(self.file), span)

    def put(self, words: str, span: Span) -> Span:
        """Write `words` for a stretch of the file, an entity say; return their place in the text."""
        place = Span(self.length, self.length + len(words))
        if words:
            self._pieces.append(Piece(place, span))
        return self._write(words)

    def space(self, words: str) -> None:
        """Write white space of the layout, which stands for nothing in the file."""
        self._write(words)

    def leave_out(self, span: Span, reason: Reason, what: str = "") -> None:
        """Leave a stretch of the file out."""
        if span.start < span.end:
            self._omissions.append(Omission(span, reason, what))

    def source_text(
        self,
        input_format: InputFormat,
        marks: Marks = Marks(),  # noqa: B008 - it cannot change
        declared: Declared = Declared(),  # noqa: B008 - it cannot change
        *,
        has_paragraphs: bool = True,
        has_lines: bool = True,
    ) -> SourceText:
        """Return the text with what is known of it."""
        omissions = tuple(sorted(self._omissions))
        pieces = tuple(self._pieces)
        text = "".join(self._words)
        return SourceText(text, input_format, marks, declared, omissions, pieces, has_paragraphs, has_lines)

    def _write(self, words: str) -> Span:
        place = Span(self.length, self.length + len(words))
        self._words.append(words)
        self.length = place.end
        return place

"""Text to sentences, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import sentencex

from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# sentencex 1.0.32 panics on a no-break space after an initial, and a panic is no Exception:
# it gets to see a plain space for every exotic one. One for one, so places stay true.
_EXOTIC_SPACE = re.compile(r"[^\S \n]")


def split(text: str, within: Span | None = None) -> list[Span]:
    """Return the sentences of `text`, or of the part `within` it, without the white space around them.

    Together they hold every character of the text but white space. A paragraph break (a blank
    line) always ends a sentence; a list without full stops is one long sentence, for the reader
    of its section to cut.
    """
    start, end = within or Span(0, len(text))
    spans: list[Span] = []
    for span in _trimmed(start, _EXOTIC_SPACE.sub(" ", text[start:end])):
        if spans and spans[-1].end == span.start:
            # sentencex also cuts where no space stands ("end.Next"); on lines of their own the two
            # would come to stand apart
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return spans


def _trimmed(start: int, plain: str) -> Iterator[Span]:
    at = start
    for piece in sentencex.segment("en", plain):
        end = at + len(piece)
        if words := piece.strip():
            start = end - len(piece.lstrip())
            yield Span(start, start + len(words))
        at = end

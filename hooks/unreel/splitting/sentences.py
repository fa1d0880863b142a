"""Split a text into sentences, with their places."""

from __future__ import annotations

import re

import sentencex

from unreel.model.spans import Span

# sentencex 1.0.32 panics on a no-break space after an initial, and a panic is no Exception:
# it gets to see a plain space for every exotic one. One for one, so places stay true.
_EXOTIC_SPACE = re.compile(r"[^\S \n]")


def split(text: str, within: Span | None = None) -> list[Span]:
    """Return the sentences of `text`, or of the part `within` it, without the white space around them.

    Together they hold every character of the text but white space. A paragraph break (a blank
    line) always ends a sentence; a list without full stops is one long sentence, for the reader
    of its section to cut.
    """
    at, end = within or Span(0, len(text))
    spans: list[Span] = []
    for piece in sentencex.segment("en", _EXOTIC_SPACE.sub(" ", text[at:end])):
        span = Span(at, at + len(piece)).trimmed(text)
        at += len(piece)
        if spans and spans[-1].end == span.start:
            # sentencex also cuts where no space stands ("end.Next"); on lines of their own the two
            # would come to stand apart
            spans[-1] = Span(spans[-1].start, span.end)
        elif span.start < span.end:
            spans.append(span)
    return spans

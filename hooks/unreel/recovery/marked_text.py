"""Take sentences out of a source text, with what its format marked in them: italics and links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import TypeVar

from unreel.model.film import Crosslink, Sentence
from unreel.model.source_text import Hyperlink, SourceText
from unreel.model.spans import Span
from unreel.pages.addresses import address

_M = TypeVar("_M", Span, Hyperlink)


class MarkedText:
    """A source text, any stretch of which becomes a sentence of a page."""

    def __init__(self, source: SourceText) -> None:
        """Take the text with its marks."""
        self._text = source.text
        self._italics = source.marks.italics
        self._links = source.marks.links

    def sentence(self, span: Span, *, linked: bool = False) -> Sentence:
        """Return the words of a stretch, white space folded to single spaces, and what is in italics.

        Where they are to be `linked`, words that led to an address elsewhere lead there.
        """
        words = folded(span.of(self._text))
        italics = _within(self._italics, span, lambda one: one)
        links = _within(self._links, span, attrgetter("span")) if linked else ()
        if not (italics or links):
            return Sentence(words, span=span)
        places = _places(span.of(self._text))

        def moved(one: Span) -> Span:
            start, end = max(one.start, span.start), min(one.end, span.end)
            return Span(places[start - span.start], places[end - span.start]).trimmed(words)

        crosslinks = tuple(_apart(Crosslink(moved(one.span), address(one.address)) for one in links))
        return Sentence(words, crosslinks, tuple(map(moved, italics)), span)


def folded(text: str) -> str:
    """Return a text with its white space folded to single spaces."""
    return " ".join(text.split())


def _within(marks: Sequence[_M], span: Span, place: Callable[[_M], Span]) -> Sequence[_M]:
    """Return the marks that touch a stretch; `marks` are in the order of the text."""
    first = bisect_right(marks, span.start, key=lambda mark: place(mark).end)
    return marks[first : bisect_left(marks, span.end, key=lambda mark: place(mark).start)]


def _apart(links: Iterable[Crosslink]) -> Iterator[Crosslink]:
    """Return the links that lead somewhere, without those that begin in another."""
    end = 0
    for link in links:
        if link.target and end <= link.span.start < link.span.end:
            yield link
            end = link.span.end


def _places(raw: str) -> list[int]:
    """Return where each character of `raw`, and its end, stands once its white space is folded."""
    begun = len(raw) - len(raw.lstrip())
    kept = (
        at >= begun and not (character.isspace() and (at == begun or raw[at - 1].isspace()))
        for at, character in enumerate(raw)
    )
    return [0, *accumulate(kept)]

"""Take out of a source text what its format marked: sentences with links, and titles in italics."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from unreel.model.film import Crosslink, Sentence
from unreel.model.source_text import Hyperlink, SourceText
from unreel.model.spans import Span
from unreel.pages.addresses import address

LEAST, MOST = 2, 100
"""Code points of a title; what is longer is emphasis."""


class MarkedText:
    """A source text, any stretch of which becomes a sentence of a page."""

    def __init__(self, source: SourceText) -> None:
        """Take the text with its marks."""
        self._text = source.text
        self._links = source.marks.links

    def sentence(self, span: Span, *, linked: bool = False) -> Sentence:
        """Return the words of a stretch, white space folded to single spaces.

        Where they are to be `linked`, words that led to an address elsewhere lead there.
        """
        words = folded(span.of(self._text))
        links = _within(self._links, span) if linked else ()
        if not links:
            return Sentence(words, span=span)
        places = _places(span.of(self._text))

        def moved(one: Span) -> Span:
            start, end = max(one.start, span.start), min(one.end, span.end)
            return Span(places[start - span.start], places[end - span.start]).trimmed(words)

        crosslinks = tuple(_apart(Crosslink(moved(one.span), address(one.address)) for one in links))
        return Sentence(words, crosslinks, span=span)


def italic_titles(source: SourceText) -> Iterator[str]:
    """Return the titles that a text sets in italics, each once.

    They stand in front matter and not in the sentences, so that pages stay plain and the site can set
    them in italics wherever they are named. Words that mostly stand there plain ("It") are left alone.
    """
    counts = Counter(folded(span.of(source.text)) for span in source.marks.italics)
    for title, count in counts.items():
        if LEAST <= len(title) <= MOST and not title[0].islower():
            words = re.escape(title).replace(r"\ ", r"\s+")
            if 2 * count >= len(re.findall(rf"(?<!\w){words}(?!\w)", source.text)):
                yield title


@lru_cache(maxsize=1 << 11)  # the sentences of a film, each of which is asked for by several
def folded(text: str) -> str:
    """Return a text with its white space folded to single spaces."""
    return " ".join(text.split())


def _within(links: Sequence[Hyperlink], span: Span) -> Sequence[Hyperlink]:
    """Return the links that touch a stretch; `links` are in the order of the text."""
    first = bisect_right(links, span.start, key=lambda link: link.span.end)
    return links[first : bisect_left(links, span.end, key=lambda link: link.span.start)]


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

"""Set marks around words of a sentence, well nested: links, citations, emphasis, elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from unreel.model.film import Crosslink, Sentence
from unreel.model.spans import Span
from unreel.pages import source_requests
from unreel.pages.citations import markdown


class Mark(NamedTuple):
    """Words of a sentence, and what stands before and behind them."""

    span: Span
    opens: str
    """A start tag, its attributes escaped ('<span class="actors">'), or a mark of Markdown."""
    closes: str


_EDGES = "*_ "
"""Marks of emphasis do not touch these, escaped or not."""

Words = Callable[[int, int, bool], str]
"""Writes the words from one place to another as Markdown; told whether a link follows them."""


def own_marks(sentence: Sentence) -> list[Mark]:
    """Return the marks of Markdown for a sentence: links, citations, requests for sources, emphasis."""
    links = [Mark(link.span, "[", f"]({link.target})") for link in sentence.links]
    cited = [Mark(Span(one.at, one.at), markdown(one), "") for one in sentence.citations]
    asked = [Mark(Span(one.at, one.at), source_requests.markdown(one), "") for one in sentence.requests]
    return [*links, *cited, *asked, *(Mark(span, "*", "*") for span in emphasis(sentence))]


def emphasis(sentence: Sentence) -> tuple[Span, ...]:
    """Return what is emphasised, as Markdown can say it: nothing crosses a link's edge or touches a mark."""
    spans = _apart(sentence.text, _within_links(sentence.emphasis, sentence.links))
    return tuple(span for span in spans if all(nested(span, link.span) for link in sentence.links))


def _within_links(spans: Iterable[Span], links: Sequence[Crosslink]) -> Iterator[Span]:
    for span in spans:
        crossed = [link.span for link in links if span.overlaps(link.span) and not nested(span, link.span)]
        edges = sorted({edge for link in crossed for edge in link if span.start < edge < span.end})
        yield from (Span(a, b) for a, b in pairwise([span.start, *edges, span.end]))


def _apart(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in (span.trimmed(text, _EDGES) for span in spans):
        beside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
        if end < span.start < span.end and span == span.trimmed(text) and "*" not in beside:
            yield span
            end = span.end


def nested(one: Span, other: Span) -> bool:
    """Return whether two spans lie apart, or one in the other."""
    return not one.overlaps(other) or one.contains(other) or other.contains(one)


def written(text: str, marks: Iterable[Mark], words: Words) -> str:
    """Return `text` as Markdown with `marks` around its words, which are all nested.

    At one place what holds nothing comes first, then what holds more; a link is within what is set around
    the same words.
    """
    ordered = sorted(marks, key=_order)
    pieces, at = [""], 0
    open_: list[Mark] = []
    for mark in [*ordered, Mark(Span(len(text), len(text) + 1), "", "")]:
        while open_ and open_[-1].span.end <= mark.span.start:
            last = open_.pop()
            pieces += [words(at, last.span.end, False), last.closes]  # noqa: FBT003 - see `Words`
            at = last.span.end
        pieces += [words(at, mark.span.start, mark.opens.startswith("[")), mark.opens]
        at = mark.span.start
        open_.append(mark)
    return "".join(pieces)


def _order(mark: Mark) -> tuple[int, bool, int, bool]:
    start, end = mark.span
    return start, start < end, -end, mark.opens == "["

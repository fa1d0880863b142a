"""Write a sentence as Markdown with elements around some of its words, which stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from unreel.model.film import Sentence
from unreel.model.spans import Span
from unreel.pages.escape import escape


class Mark(NamedTuple):
    """Words of a sentence, and the element that they are set in."""

    span: Span
    opens: str
    """Its start tag, its attributes escaped: '<span class="actors">'."""
    closes: str


def marked(sentence: Sentence, marks: Iterable[Mark]) -> str:
    """Return the sentence as Markdown, its links and the `marks` around the words that are theirs.

    Elements lie within each other whole: of two that overlap, the later is left out.
    """
    kept = [Mark(link.span, "[", f"]({link.target})") for link in sentence.links]
    for mark in marks:
        if mark.span.start < mark.span.end and all(_nested(mark.span, other.span) for other in kept):
            kept.append(mark)
    # at one place, what holds more opens first; a link is within an element around the same words
    kept.sort(key=lambda mark: (mark.span.start, -mark.span.end, mark.opens == "["))
    text, words, at = sentence.text, [""], 0
    open_: list[Mark] = []
    for mark in [*kept, Mark(Span(len(text), len(text) + 1), "", "")]:
        while open_ and open_[-1].span.end <= mark.span.start:
            last = open_.pop()
            words += [_words(text, at, last.span.end), last.closes]
            at = last.span.end
        words += [_words(text, at, mark.span.start, before_link=mark.opens == "["), mark.opens]
        at = mark.span.start
        open_.append(mark)
    return "".join(words)


def _words(text: str, start: int, end: int, *, before_link: bool = False) -> str:
    """Return a piece as Markdown; whether & is markup there depends on what comes after the piece."""
    plain = text[start:end].replace("&", "\0")
    return escape(plain, at_start=start == 0, before_link=before_link).replace("\0", "&amp;")


def _nested(one: Span, other: Span) -> bool:
    return not one.overlaps(other) or one.contains(other) or other.contains(one)

"""Write a sentence as Markdown with elements around some of its words, which stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from unreel.model.film import Sentence
from unreel.pages.escape import escape
from unreel.pages.marks import Mark, nested, own_marks, written

__all__ = ["Mark", "marked"]


def marked(sentence: Sentence, marks: Iterable[Mark]) -> str:
    """Return the sentence as Markdown, its own marks and the `marks` around the words that are theirs.

    Elements lie within each other whole: of two that overlap, the later is left out.
    """
    kept = own_marks(sentence)
    for mark in marks:
        if mark.span.start < mark.span.end and all(nested(mark.span, other.span) for other in kept):
            kept.append(mark)
    text = sentence.text

    def words(start: int, end: int, before_link: bool) -> str:  # noqa: FBT001 - see `Words`
        """Write a piece; whether & is markup there depends on what comes after the piece."""
        plain = text[start:end].replace("&", "\0")
        escaped = escape(plain, at_start=start == 0, before_link=before_link)
        return escaped.replace("\0", "&amp;")

    return written(text, kept, words)

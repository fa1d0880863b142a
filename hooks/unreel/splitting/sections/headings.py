"""What the headings of a text say about its sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unreel.lexicon.section_headings import kind_of_heading
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.source_text import HeadingMark, SourceText
from unreel.model.spans import Span

_COMPLETE, _COMPLETE_WITH_BACK_MATTER = 5, 3
"""Kinds that headings must name before each is taken to hold up to the next one."""


class TextHeading(NamedTuple):
    """A heading; its characters belong to the section that it opens, but not to its prose."""

    span: Span
    level: int
    """1 for the highest."""
    words: str
    kind: Kind | None
    """None where section_headings.txt does not know the words."""
    sub: str | None


def _heading(text: str, mark: HeadingMark, before: Sequence[TextHeading]) -> TextHeading:
    words = mark.span.of(text)
    kind, sub = kind_of_heading(words)
    parent = next((heading.kind for heading in reversed(before) if heading.level < mark.level), None)
    if (
        parent is Kind.PRODUCTION
        and kind not in {None, parent}
        and not sub
        and words.casefold().startswith("cast")
    ):
        kind, sub = parent, "casting"  # and no list of roles
    return TextHeading(mark.span, mark.level, words, kind, sub)


def complete(found: Sequence[TextHeading]) -> bool:
    """Return whether the headings name so many kinds that each holds for all up to the next."""
    kinds = {heading.kind for heading in found if heading.kind}
    return len(kinds) >= (_COMPLETE_WITH_BACK_MATTER if kinds & set(BACK_MATTER) else _COMPLETE)


class Outline(NamedTuple):
    """A source text and its headings."""

    source: SourceText
    headings: tuple[TextHeading, ...]
    plain: str
    """The text with its headings as white space of the same length, so that no model reads them."""

    @property
    def text(self) -> str:
        """Return the whole text."""
        return self.source.text

    @classmethod
    def of(cls, source: SourceText) -> Outline:
        """Find out what the headings of a source text are about."""
        found: list[TextHeading] = []
        for mark in source.marks.headings:
            found.append(_heading(source.text, mark, found))
        plain = list(source.text)
        for start, end in (heading.span for heading in found):
            plain[start:end] = "\n" * (end - start)
        return cls(source, tuple(found), "".join(plain))

"""What the headings of a text say about its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unreel.lexicon.section_headings import kind_of_heading, likely_kind_of_heading, without_number
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.source_text import HeadingMark, SourceText
from unreel.model.spans import Span
from unreel.splitting.sections import notes
from unreel.splitting.sections.flattened_headings import flattened_headings

_COMPLETE, _COMPLETE_WITH_BACK_MATTER = 5, 3
"""Kinds that headings must name before each is taken to hold up to the next one."""

_NUMBERED = 3
"""Headings with numbers, if they are most, from which all have theirs from a list."""
_WHOLE = {Kind.PRODUCTION, Kind.ANALYSIS}
"""What is told in parts that are called like sections of their own: the music's release and reception."""
_LATER = {Kind.RELEASE, Kind.RECEPTION, Kind.SEQUEL}


class TextHeading(NamedTuple):
    """A heading; its characters belong to the section that it opens, but not to its prose."""

    span: Span
    level: int
    """1 for the highest."""
    words: str
    kind: Kind | None
    """None where section_headings.txt does not know the words, and what is above them may tell."""
    sub: str | None
    is_empty: bool = False
    """Does nothing stand between it and the next heading that is not below it?"""


def _heading(text: str, mark: HeadingMark, before: Sequence[TextHeading]) -> TextHeading:
    words = mark.span.of(text)
    kind, sub = kind_of_heading(words)
    parent = _parent(mark.level, before)
    if parent is None:
        kind = kind or likely_kind_of_heading(words)
    elif kind is not None and kind is not parent:
        if parent is Kind.PRODUCTION and not sub and words.casefold().startswith("cast"):
            kind, sub = parent, "casting"  # and no list of roles
        elif parent in _WHOLE or (kind is Kind.PRODUCTION and parent in _LATER):
            kind, sub = None, None  # a soundtrack's release, say, belongs where it stands
    return TextHeading(mark.span, mark.level, words, kind, sub)


def _parent(level: int, before: Sequence[TextHeading]) -> Kind | None:
    """Return what the nearest heading above a level that tells is about."""
    for heading in reversed(before):
        if heading.level < level:
            if heading.kind:
                return heading.kind
            level = heading.level
    return None


def complete(found: Sequence[TextHeading]) -> bool:
    """Return whether the headings name so many kinds that each holds for all up to the next."""
    kinds = {heading.kind for heading in found if heading.kind}
    return len(kinds) >= (_COMPLETE_WITH_BACK_MATTER if kinds & set(BACK_MATTER) else _COMPLETE)


def _with_others(found: Sequence[TextHeading]) -> list[TextHeading]:
    """Return the headings; where they are complete, one as high as the others opens what fits no kind.

    A heading above all others is the film's title.
    """
    if not complete(found):
        return list(found)
    top = min(heading.level for heading in found if heading.kind)
    return [one._replace(kind=Kind.OTHER) if one.kind is None and one.level == top else one for one in found]


def _looked_below(text: str, found: Sequence[TextHeading], *, is_flat: bool) -> Iterator[TextHeading]:
    """Return the headings with what the text below them shows: nothing (its list was dropped), or sources.

    In a flat text sources run on behind notes.
    """
    starts = [*(heading.span.start for heading in found), len(text)]
    below = [Span(one.span.end, end) for one, end in zip(found, starts[1:], strict=True)]
    filled = [bool(span.of(text).strip()) for span in below]
    for at, one in enumerate(found):
        after = range(at + 1, len(found))
        end = next((number for number in after if found[number].level <= one.level), len(found))
        is_sources = one.kind is Kind.NOTES and (is_flat or notes.are_sources(text, below[at]))
        kind = Kind.REFERENCES if is_sources else one.kind
        yield one._replace(kind=kind, is_empty=not any(filled[at:end]))


def _without_numbers(found: Sequence[TextHeading]) -> list[TextHeading]:
    """Return headings without the numbers of a list before their words; "12 Angry Men" keeps its own."""
    bare = [without_number(one.words) for one in found]
    numbered = sum(words != one.words for one, words in zip(found, bare, strict=True))
    all_are = numbered >= max(_NUMBERED, len(found) / 2)
    return [
        one._replace(words=words) if all_are or one.kind else one
        for one, words in zip(found, bare, strict=True)
    ]


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

    def has_heading(self, at: int) -> bool:
        """Return whether a heading stands at a place."""
        return any(heading.span.start == at for heading in self.headings)

    @classmethod
    def of(cls, source: SourceText) -> Outline:
        """Find out what the headings of a source text are about."""
        found: list[TextHeading] = []
        for mark in source.marks.headings or flattened_headings(source.text):
            found.append(_heading(source.text, mark, found))
        found = list(_looked_below(source.text, _with_others(found), is_flat=not source.marks.headings))
        found = _without_numbers(found)
        plain = list(source.text)
        for start, end in (heading.span for heading in found):
            plain[start:end] = "\n" * (end - start)
        return cls(source, tuple(found), "".join(plain))

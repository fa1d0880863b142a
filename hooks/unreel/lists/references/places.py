"""One reference to the places of what it states, in its own words and their order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from unreel.lists.references import fields, marks
from unreel.lists.references.dates import DATE, YEAR, iso
from unreel.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.model.article import Reference

_DATED = re.compile(rf"{DATE}|{YEAR}")
_RETRIEVED = frozenset({"retrieved", "archived"})


class Field(NamedTuple):
    """What some words of an entry are."""

    kind: str
    """'author', 'title', 'publisher', 'date', 'retrieved', 'archived', 'language' or 'medium'."""
    span: Span
    """Code points into the entry."""
    value: str
    """What they state: a date in ISO 8601; of a title, an author or a publisher, its own words."""


def places(text: str) -> tuple[Reference, list[Field]]:
    """Read an entry, and give its fields where they stand; what stands nowhere as such is left out."""
    read = fields.read(text, Span(0, len(text)))
    found = list(_phrases(text))
    at = 0
    for author in read.authors:
        span = _find(text, author, at) or _find(text, author.removesuffix("."), at)
        if span:
            found.append(Field("author", span, author))
            at = span.end
    title = _find(text, read.title, at)
    if title:
        found.append(Field("title", title, read.title))
    publisher = _find(text, read.publisher, title.end if title else at)
    if publisher:
        found.append(Field("publisher", publisher, read.publisher))
    for kind, value in (("language", read.language), ("medium", read.medium)):
        bracket = re.search(rf"[(\[](?:in )?({re.escape(value)})[)\]]", text) if value else None
        if bracket:
            found.append(Field(kind, Span(*bracket.span(1)), value))
    taken = [field.span for field in found]
    found += _date(text, read.date, taken)
    return read, sorted(found, key=lambda field: (field.span.start, -field.span.end))


def _phrases(text: str) -> Iterator[Field]:
    """Return "Retrieved May 1, 2016" and "Archived from the original on …", whole."""
    for mark in marks.find(text, Span(0, len(text))):
        dated = _DATED.search(text, mark.start, mark.end) if mark.kind in _RETRIEVED else None
        if dated:
            end = len(text[: mark.end].rstrip(".,;:)]"))
            yield Field(mark.kind, Span(mark.start, end), iso(dated[0]))


def _date(text: str, date: str, taken: list[Span]) -> Iterator[Field]:
    """Return the words of the date of publication: the first that state it and are nothing else."""
    for dated in _DATED.finditer(text) if date else ():
        span = Span(*dated.span())
        free = not any(other.start < span.end and span.start < other.end for other in taken)
        if free and iso(dated[0]) == date:
            yield Field("date", span, date)
            return


def _find(text: str, words: str, at: int) -> Span | None:
    start = text.find(words, at) if words else -1
    return Span(start, start + len(words)) if start >= 0 else None

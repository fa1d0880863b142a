"""A text of one line: what citation marks, carets and edit links in it say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from unreel.intake.keys import keys_in_order
from unreel.intake.layout import PROSE, Heading, Item, Label, LeftOut, Prose, write
from unreel.intake.lines import Line
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.section_headings import kind_of_heading
from unreel.model.article import BACK_MATTER
from unreel.model.source_text import InputFormat, Reason, SourceText
from unreel.model.spans import Span

_NUMBER = re.compile(r"(?<=\s)\[(\d{1,3})\]\s+(?=\S)")
_SIGN = lazy_regex(
    r"(?P<caret>(?<!\S)\^(?:\s[a-z]{1,2}(?=\s))*\s+(?=[\"“'(\w]))|(?P<edit>\s?\[\s?edit(?: source)?\s?\])"
    rf"|(?P<number>{_NUMBER.pattern})"
)
"""What opens a reference, or follows a heading, in a page that lost its line breaks."""
_EDIT = re.compile(r"\[\s?edit")
_HEADING_WORDS = 5
_LONGEST_HEADING = 80
_TOP = 2


class _Stretch(NamedTuple):
    span: Span
    label: Label
    is_entry: bool = False
    """Does a reference start here? Where the last one ends, nothing says."""


def read_flat(file: str) -> SourceText:
    """Return the text of a file that is one line."""
    stretches = [*_stretches(file, Span(0, len(file)).trimmed(file))]
    lines = [Line(one.span, one.span.of(file), gap=0) for one in stretches]
    keys = iter(keys_in_order(lines, sum(one.is_entry for one in stretches)))
    labels = [_with_key(one.label, next(keys)) if one.is_entry else one.label for one in stretches]
    builder, marks = write(file, lines, labels)
    if len(lines) <= 1 and not marks.citations:
        return SourceText(file)  # as it was
    return builder.source_text(InputFormat.FLAT, marks, has_paragraphs=False, has_lines=False)


def _with_key(label: Label, key: str) -> Label:
    return label._replace(key=key) if isinstance(label, (Item, Prose)) else label


def _stretches(file: str, whole: Span) -> Iterator[_Stretch]:
    """Return the stretches of a line between carets and edit links, and these."""
    at, is_entry = whole.start, False
    numbers = {*_entry_numbers(file)}
    has_signs = "^" in file or _EDIT.search(file) or numbers
    for sign in _SIGN.finditer(file, *whole) if has_signs else ():
        end = sign.start()
        if sign["number"] and end not in numbers:
            continue
        heading = _heading(file, Span(at, end)) if sign["edit"] else Span(end, end)
        yield from _text(file, Span(at, heading.start), is_entry=is_entry)
        if heading.start < heading.end:
            sub = kind_of_heading(heading.of(file))[1]
            yield _Stretch(heading, Heading(heading, _TOP + bool(sub)))
        reason = Reason.EDIT_LINKS if sign["edit"] else Reason.MARKUP
        yield _Stretch(Span(*sign.span()).trimmed(file), LeftOut(reason))
        at, is_entry = sign.end(), not sign["edit"]
    # where the last reference ends, nothing says
    yield from (one._replace(is_entry=is_entry) for one in _text(file, Span(at, whole.end), is_entry=False))


def _entry_numbers(file: str) -> Iterator[int]:
    """Return where the numbers stand that open references: "References [1] Stone, … [2] …"."""
    last = 0
    for found in _NUMBER.finditer(file):
        number = int(found[1])
        heading = _heading(file, Span(0, found.start())) if number == 1 else Span(0, 0)
        if number == last + 1 and (last or kind_of_heading(heading.of(file))[0] in BACK_MATTER):
            yield found.start()
            last = number


def _text(file: str, span: Span, *, is_entry: bool) -> Iterator[_Stretch]:
    words = span.trimmed(file)
    if words.start < words.end:
        yield _Stretch(words, Item(words, ordered=True) if is_entry else PROSE, is_entry)


def _heading(file: str, before: Span) -> Span:
    """Return the known heading with which a stretch ends; an empty span where there is none."""
    start = max(before.start, before.end - _LONGEST_HEADING)
    words = [*re.finditer(r"\S+", file[start : before.end])][-_HEADING_WORDS:]
    for word in words:
        span = Span(start + word.start(), before.end).trimmed(file)
        if kind_of_heading(span.of(file))[0]:
            return span
    return Span(before.end, before.end)

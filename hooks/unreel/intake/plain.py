"""Plain text: one line, or paragraphs with blank lines between them and perhaps headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from unreel.intake.builder import SourceBuilder
from unreel.intake.formats import Format
from unreel.lexicon.section_headings import kind_of_heading
from unreel.model.source_text import HeadingMark, InputFormat, Marks, Reason, SourceText
from unreel.model.spans import Span

_SHAPES = re.compile(
    r"^[ \t]*(?:"
    r"(?P<wiki>={1,6})[ \t]*(?P<a>[^=\n]{1,80}?)[ \t]*={1,6}"
    r"|(?P<hashes>\#{1,6})[ \t]+(?P<b>[^\n]{1,80}?)[ \t]*\#*"
    r"|(?P<c>\S[^\n]{0,79}?)[ \t]*\n[ \t]*(?P<line>={3,}|-{3,})"
    r"|(?P<d>(?:\d+\. )?\w[^\n.]{0,39}?):?"
    r")(?:[ \t]*\[edit\])?[ \t]*$",
    re.MULTILINE,
)
_BREAK = re.compile(r"\s*\n\s*")
_BLANK = re.compile(r"\n\s*\n")
_MOST_WORDS = 8
"""Words of a heading that is underlined with hyphens; more are a paragraph above a rule."""


class _Heading(NamedTuple):
    words: Span
    lines: Span
    """All of it: with its signs, and the line under it if it is underlined."""
    level: int


def read(file: str) -> SourceText:
    """Return the text of a file; a bare line is a heading only if its words are known."""
    if "\n" not in file.strip():
        return SourceText(file)
    builder, marks, at = SourceBuilder(file), [], 0
    for heading in _headings(file):
        _blocks(builder, Span(at, heading.lines.start))
        _separate(builder)
        marks.append(HeadingMark(builder.keep(heading.words), heading.level))
        builder.leave_out(Span(heading.lines.start, heading.words.start), Reason.MARKUP)
        builder.leave_out(Span(heading.words.end, heading.lines.end), Reason.MARKUP)
        at = heading.lines.end
    _blocks(builder, Span(at, len(file)))
    # few blank lines are no paragraphs: they stand between the sections of a flat text
    paragraphs = len(_BLANK.findall(file)) >= 3  # noqa: PLR2004 - see above
    return builder.source_text(
        InputFormat.PARAGRAPHS, Marks(tuple(marks)), has_paragraphs=paragraphs, has_lines=False
    )


def _headings(file: str) -> Iterator[_Heading]:
    for match in _SHAPES.finditer(file):
        group = next(name for name in "abcd" if match[name])
        words, line, signs = match[group], match["line"] or "", match["wiki"] or match["hashes"]
        if line.startswith("-") and len(words.split()) > _MOST_WORDS:
            continue
        if group == "d" and kind_of_heading(words)[0] is None:
            continue
        level = len(signs) if signs else 3 if line.startswith("-") else 2
        yield _Heading(Span(*match.span(group)), Span(*match.span()), level)


def _blocks(builder: SourceBuilder, span: Span) -> None:
    """Take a stretch of paragraphs; line breaks within one are spaces."""
    at = span.trimmed(builder.file)
    start = at.start
    if start == at.end:
        return
    _separate(builder)
    for match in _BREAK.finditer(builder.file, at.start, at.end):
        builder.keep(Span(start, match.start()))
        builder.space("\n\n" if match[0].count("\n") > 1 else " ")
        start = match.end()
    builder.keep(Span(start, at.end))


def _separate(builder: SourceBuilder) -> None:
    if builder.length:
        builder.space("\n\n")


FORMAT = Format(lambda _: 0.1, read, (".txt",))

"""A page dumped by a terminal browser (lynx, w3m, links): indented, wrapped, its links numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from unreel.intake.builder import SourceBuilder
from unreel.intake.dump_links import with_links
from unreel.intake.formats import Format
from unreel.intake.layers import joined
from unreel.intake.lines import Line, is_heading_like, lines_of
from unreel.intake.plain import read_lines
from unreel.intake.shape import Breaks, shape
from unreel.intake.unwrap import unwrap
from unreel.model.source_text import InputFormat, Reason, SourceText
from unreel.model.spans import Span

_NUMBER = re.compile(r"\[(\d{1,5})\](?=\S)")
_LINK_NUMBER = "number of a link"
_ADDRESS = re.compile(r"(\d{1,5})\.\s+((?:https?|ftp|file|mailto|javascript)\S+)")
_ABOVE_ADDRESSES = re.compile(r"(?:References|Links|(?:Visible|Hidden) links:?)", re.IGNORECASE)
_SUPERSCRIPT = re.compile(r"\^\[\w+\]")
_W3M_BULLET = re.compile(r"^ {2,}[•□☆] ", re.MULTILINE)
_FEWEST = 3
_INDENTED = 0.5
"""Share of the lines of a dump by lynx or links that are indented; what is not is a heading."""
_SKIPPED = 20
"""Links without words, which lynx counts but does not show, between two that it shows."""


def likelihood(file: str) -> float:
    """Return how likely a text is a terminal browser's: it has its numbers, its indentation or its signs."""
    lines = lines_of(file)
    if len(lines) < _FEWEST:
        return 0
    if len(_addresses(lines)) >= _FEWEST:
        return 0.9
    if len(_SUPERSCRIPT.findall(file)) >= _FEWEST or len(_W3M_BULLET.findall(file)) >= _FEWEST:
        return 0.7
    return 0.6 if _is_indented(lines) else 0


def read(file: str) -> SourceText:
    """Return the text of a dumped page."""
    outer = _without_addresses(file)
    lines = lines_of(outer.text)
    breaks = shape(lines)
    whole = unwrap(outer.text, lines, breaks)
    inner = _without_numbers(whole.text) if len(outer.omissions) else SourceText(whole.text)
    below = lines_of(inner.text)
    is_whole = breaks.breaks in {Breaks.COLUMN, Breaks.RAGGED}
    source = read_lines(inner.text, below, Breaks.BLOCK if is_whole else breaks.breaks)
    for layer in (inner, whole, outer):
        source = joined(source, layer)
    numbers = [one.span for one in source.omissions if one.what == _LINK_NUMBER]
    return with_links(source, numbers, file, _by_number(file))._replace(format=InputFormat.TERMINAL_DUMP)


def _is_indented(lines: Sequence[Line]) -> bool:
    return sum(line.indent > 1 for line in lines) > _INDENTED * len(lines)


def _addresses(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of the list of addresses with which a dump ends."""
    tail = [
        *takewhile(
            lambda line: _ADDRESS.fullmatch(line.words) or _ABOVE_ADDRESSES.fullmatch(line.words),
            reversed(lines),
        )
    ]
    return tail[::-1]


def _by_number(file: str) -> dict[int, str]:
    """Return the addresses with which a dump ends by the numbers of their links."""
    found = (_ADDRESS.fullmatch(line.words) for line in _addresses(lines_of(file)))
    return {int(one[1]): one[2] for one in found if one}


def _without_addresses(file: str) -> SourceText:
    """Return a dump without its list of addresses, and with signs before lines that only headings are."""
    lines = lines_of(file)
    builder = SourceBuilder(file)
    addresses = _addresses(lines)
    if len(addresses) < _FEWEST:
        addresses = ()
    article = lines[: len(lines) - len(addresses)]
    indented = _is_indented(article)
    for line in article:
        builder.space("\n" * (1 + line.gap) + " " * line.indent)
        if indented and not line.indent and is_heading_like(line.words):
            builder.put("== ", Span(line.span.start, line.span.start))
            builder.keep(line.span)
            builder.put(" ==", Span(line.span.end, line.span.end))
        else:
            builder.keep(line.span)
    for line in addresses:
        builder.leave_out(line.span, Reason.METADATA, "addresses of links")
    return builder.source_text(InputFormat.TERMINAL_DUMP)


def _without_numbers(file: str) -> SourceText:
    """Return a text without the numbers of its links, which count up from one."""
    builder, at, last = SourceBuilder(file), 0, 0
    for number in _NUMBER.finditer(file):
        if last < int(number[1]) <= last + _SKIPPED:
            builder.keep(Span(at, number.start()))
            builder.leave_out(Span(*number.span()), Reason.MARKUP, _LINK_NUMBER)
            at, last = number.end(), int(number[1])
    builder.keep(Span(at, len(file)))
    return builder.source_text(InputFormat.TERMINAL_DUMP)


FORMAT = Format(likelihood, read)

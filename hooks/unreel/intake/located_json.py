"""JSON whose strings know where they stand in their file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from json.decoder import scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]

from unreel.intake.builder import SourceBuilder
from unreel.model.source_text import InputFormat, Omission, Reason, SourceText
from unreel.model.spans import Span

_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u.{4}|.)", re.DOTALL)
_BLANKS = re.compile(r"(?:\s|\\[nrtfb]|\\u(?:0020|00[aA]0|200[0-9aAbB]|202[89fF]|000[9aAdD]))+")


class LocatedString(str):
    """A string of a JSON text."""

    __slots__ = ("span",)

    span: Span
    """Code points of the file, without the quotation marks."""


def parse(file: str) -> object:
    """Return what a JSON text holds, its values with places; raise `ValueError` where it is none."""
    decoder = json.JSONDecoder(strict=False)
    decoder.parse_string = _located  # type: ignore[attr-defined]
    read: Callable[[str, int], tuple[object, int]] = py_make_scanner(decoder)
    at = len(file) - len(file.lstrip())
    try:
        value, end = read(file, at)
    except StopIteration:
        raise ValueError(file[:20]) from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if file[end:].strip():
        raise ValueError("more follows")
    return value


def unescaped(string: LocatedString, file: str) -> SourceText:
    """Return a string of a file as a text of its own; the rest of the file is left out."""
    builder, at = SourceBuilder(file), string.span.start
    builder.leave_out(Span(0, at), Reason.METADATA)
    for escape in _ESCAPE.finditer(file, *string.span):
        builder.keep(Span(at, escape.start()))
        builder.put(scanstring(f'{escape[0]}"', 0, False)[0], Span(*escape.span()))  # noqa: FBT003 - it has no name
        at = escape.end()
    builder.keep(Span(at, string.span.end))
    builder.leave_out(Span(string.span.end, len(file)), Reason.METADATA)
    return builder.source_text(InputFormat.FLAT)


def with_blanks(source: SourceText, file: str) -> SourceText:
    r"""Return a text with an omission for each blank that is written as an escape: `\n`."""
    covered = sorted([*(piece.file for piece in source.pieces), *(one.span for one in source.omissions)])
    found, at = [], 0
    for span in [*covered, Span(len(file), len(file))]:
        if at < span.start and _BLANKS.fullmatch(file, at, span.start):
            found.append(Omission(Span(at, span.start), Reason.MARKUP))
        at = max(at, span.end)
    return source._replace(omissions=tuple(sorted([*source.omissions, *found])))


def _located(file: str, at: int, strict: bool) -> tuple[LocatedString, int]:  # noqa: FBT001 - json calls it so
    words, end = scanstring(file, at, strict)
    string = LocatedString(words)
    string.span = Span(at, end - 1)
    return string, end

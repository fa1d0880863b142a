"""Say in a line what intake recognised in a seed, and what it left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from unreel.model.source_text import Omission, Reason, SourceText

_SILENT = frozenset({Reason.MARKUP, Reason.CITATION_MARKS})
"""Reasons of which nobody wants to hear one by one."""
_SHOWN = 60
"""Code points of an omission that are shown."""


class _Placed(NamedTuple):
    omission: Omission
    line: int
    """Of the file, from 1."""
    lines: int


def description(source: SourceText, file: str) -> str:
    """Return what a file was taken for: "a copied web page: left out: infobox, 9 lines"."""
    parts = []
    if count := len(source.marks.citations):
        parts.append(f"{_counted(count, 'citation mark')} kept")
    lines: dict[Reason, int] = {}
    last: dict[Reason, int] = {}
    for omission, line, count in _placed(source, file):
        reason = omission.reason
        # several stretches of one line count as one
        lines[reason] = lines.get(reason, 0) + count - (last.get(reason) == line)
        last[reason] = line + count - 1
    if lines:
        named = (f"{reason}, {_counted(count, 'line')}" for reason, count in lines.items())
        parts.append(f"left out: {'; '.join(named)}")
    return ": ".join(filter(None, [source.format, "; ".join(parts)]))


def omissions(source: SourceText, file: str) -> Iterator[str]:
    """Return a line for each thing that was left out: its line in the file, the reason and its words."""
    for (span, reason, what), line, _ in _placed(source, file):
        words = " ".join(span.of(file)[: 4 * _SHOWN].split())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        yield f"{line}: {reason}{f' ({what})' if what else ''}: {shown}"


def _placed(source: SourceText, file: str) -> Iterator[_Placed]:
    line, at = 1, 0
    for one in source.omissions:
        if one.reason in _SILENT:
            continue
        line += file.count("\n", at, one.span.start)
        at = one.span.start
        yield _Placed(one, line, 1 + one.span.of(file).strip().count("\n"))


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"

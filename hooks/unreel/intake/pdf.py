"""Text out of a PDF: broken at the page's width, with heads, feet and numbers of pages between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from unreel.intake import plain
from unreel.intake.builder import SourceBuilder
from unreel.intake.formats import Format
from unreel.intake.layers import joined
from unreel.intake.lines import Line, ends_sentence, lines_of, names_section
from unreel.model.source_text import InputFormat, Reason, SourceText

_PAGE_NUMBER = re.compile(r"(?:page\s+)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 3
"""Lines at the top and at the foot of a page among which its head and its foot are."""
_FEWEST = 3
_MOST = 0.5
"""Share of the pages on which a head or a foot stands."""


def likelihood(file: str) -> float:
    """Return how likely a text is out of a PDF: form feeds, or page numbers that count up, part its pages."""
    if "\f" in file.strip():
        return 0.8
    return 0.6 if len(_numbered(lines_of(file))) >= _FEWEST else 0


def read(file: str) -> SourceText:
    """Return the text of a PDF, its pages put together."""
    pages = _pages(file)
    furniture = {line.span for line in _furniture(pages)}
    builder = SourceBuilder(file)
    last: Line | None = None
    for page in pages:
        for number, line in enumerate(page):
            if line.span in furniture:
                builder.leave_out(line.span, Reason.NAVIGATION, "head or foot of a page")
                continue
            if last:
                starts = not any(one.span not in furniture for one in page[:number])
                parts = ends_sentence(last.words) or names_section(line.words) or names_section(last.words)
                builder.space("\n" * (1 + (parts if starts else line.gap)))
            builder.space(" " * line.indent)
            builder.keep(line.span)
            last = line
    whole = builder.source_text(InputFormat.PDF)
    return joined(plain.read(whole.text)._replace(format=InputFormat.PDF), whole)


def _pages(file: str) -> list[Sequence[Line]]:
    """Return the lines of each page."""
    if "\f" not in file.strip():
        lines = lines_of(file)
        ends = [-1, *(at for at, _ in _numbered(lines)), len(lines) - 1]
        return [lines[before + 1 : after + 1] for before, after in pairwise(ends)]
    pages: list[Sequence[Line]] = []
    at = 0
    for page in file.split("\f"):
        pages.append([line._replace(span=line.span.moved(at)) for line in lines_of(page)])
        at += len(page) + 1
    return pages


def _numbered(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the lines that are only page numbers, which count up, and the numbers."""
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        number = _PAGE_NUMBER.fullmatch(line.words)
        if number and (not found or int(number[1]) == found[-1][1] + 1):
            found.append((at, int(number[1])))
    return found


def _furniture(pages: Sequence[Sequence[Line]]) -> Iterable[Line]:
    """Return the heads and feet of pages: lines at an edge that come back, whatever numbers they have."""
    edges = [[*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]] for page in pages if page]
    counts = Counter(words for edge in edges for words in {_bare(line) for line in edge})
    for edge in edges:
        for line in edge:
            times = counts[_bare(line)]
            is_number = bool(_PAGE_NUMBER.fullmatch(line.words))
            if is_number or (times >= max(_FEWEST, _MOST * len(edges)) and not ends_sentence(line.words)):
                yield line


def _bare(line: Line) -> str:
    return " ".join(_DIGITS.sub("#", line.words).split())


FORMAT = Format(likelihood, read)

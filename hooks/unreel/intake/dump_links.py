"""Give the entries of lists in a terminal browser's dump the addresses that their links lead to.

A dump numbers its links and names their addresses at its end, but does not say where the words of a link
end: in entries of lists they are a title in quotation marks, or reach to the next link or the line's end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from unreel.intake.addresses import of_href
from unreel.model.source_text import Hyperlink, Piece, SourceText
from unreel.model.spans import Span

_QUOTED = re.compile(r"[\"“][^\"”]{1,300}[\"”]")
_BEHIND_WORDS = re.compile(
    r"(?<![\s.,;:(–—-])[\s.,;:(–—-]{1,20}(?:(?<=\s)(?:at|on|from|in|of|the|via)[\s.,;:(–—-]{0,20}){0,3}$"
)
"""What parts the words of a link from the next one: "Rain at IMDb"."""


def with_links(
    source: SourceText, numbers: Iterable[Span], file: str, addresses: Mapping[int, str]
) -> SourceText:
    """Return a text whose entries bear links; `numbers` are places of the file, in its order, like "[3]"."""
    found = tuple(_links(source, [*numbers, Span(len(file), len(file))], file, addresses))
    return source._replace(marks=source.marks._replace(links=found))


def _links(
    source: SourceText, numbers: Sequence[Span], file: str, addresses: Mapping[int, str]
) -> Iterator[Hyperlink]:
    items = [item.span for item in source.marks.items]
    for number, after in pairwise(numbers):
        address = of_href(addresses.get(int(number.of(file).strip("[]")), ""))
        start = _place(source.pieces, number.end)
        at = bisect_right(items, start, key=lambda item: item.start) - 1
        if at < 0 or not address.startswith("http") or start >= items[at].end:
            continue
        words = _words(source.text, Span(start, min(items[at].end, _place(source.pieces, after.start))))
        if words.start < words.end:
            yield Hyperlink(words, address)


def _words(text: str, reach: Span) -> Span:
    """Return the words of a link that begins a stretch of the text and ends within it."""
    if quoted := _QUOTED.match(text, *reach):
        return Span(*quoted.span())
    words = reach.of(text)
    behind = _BEHIND_WORDS.search(words)
    end = behind.start() if behind else len(words)
    return Span(reach.start, reach.start + end)


def _place(pieces: Sequence[Piece], offset: int) -> int:
    """Return where the text goes on at a place of the file, whose order it has."""
    at = bisect_right(pieces, offset, key=lambda piece: piece.file.start) - 1
    if at < 0:
        return 0
    text, file = pieces[at]
    if offset >= file.end and at + 1 < len(pieces):
        return pieces[at + 1].text.start
    return min(text.start + offset - file.start, text.end)

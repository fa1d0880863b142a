"""Cut a page into pieces: what is surely a heading, prose or a list, and what stays as a person wrote it.

In doubt a piece is kept: tables, code, raw HTML, footnotes, definitions, and all that is indented.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unreel.pages.blocks import Chunk, Form, chunks, form, underlined
from unreel.pages.code import whole_lines


class Piece(NamedTuple):
    """Some lines of a page that are one thing."""

    form: Form | None
    """What its lines are; `UNDERLINE` for a heading of two, None for what is kept."""
    lines: tuple[str, ...]
    number: int
    """The first one's, from 1 in the file."""
    gap: tuple[str, ...]
    """The blank lines above it: none where it is glued to the piece above."""


_PLAIN = frozenset({Form.PLACEHOLDER, Form.HEADING, Form.QUOTE, Form.BULLET, Form.NUMBER, Form.TEXT})


def plain_form(line: str) -> Form | None:
    """Return what a line is by itself, None where it is kept; a row is text until a divider makes a table."""
    own = form(line)
    return Form.TEXT if own is Form.ROW else own if own in _PLAIN else None


def pieces(markdown: str) -> Iterator[Piece]:
    """Return the pieces below the front matter in their order; blank lines at the end belong to none."""
    together = whole_lines(markdown)
    for chunk in chunks(markdown, together):
        yield from _pieces(chunk, is_kept=any(line.number in together for line in chunk.lines))


def _pieces(chunk: Chunk, *, is_kept: bool) -> Iterator[Piece]:
    """Part the lines between two blank ones."""
    texts, number = tuple(line.text for line in chunk.lines), chunk.lines[0].number
    forms = [plain_form(text) for text in texts]
    size = 2 if len(texts) > 1 and underlined(*texts[:2]) else 0
    if size:
        forms[:2] = [Form.UNDERLINE, Form.UNDERLINE]
    if is_kept or None in forms:
        yield Piece(None, texts, number, chunk.gap)
        return
    at = 0
    while at < len(texts):
        end = at + (size or _size(forms[at:]))
        # behind a list's entry or a quotation, text would run on in it
        own = forms[at] if forms[at] is Form.TEXT or len({*forms[at:end]}) == 1 else None
        yield Piece(own, texts[at:end], number + at, () if at else chunk.gap)
        at, size = end, 0


def _size(forms: Sequence[Form | None]) -> int:
    """Return how many lines belong to what the first is."""
    if forms[0] in {Form.HEADING, Form.PLACEHOLDER}:
        return 1
    ends = {Form.HEADING, Form.PLACEHOLDER} | ({Form.QUOTE} if forms[0] is Form.TEXT else set())
    return next((n for n, one in enumerate(forms) if one in ends), len(forms))

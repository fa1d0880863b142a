"""A page to its pieces: what is surely a heading, prose or a list, and what stays as a person wrote it.

In doubt a piece is `KEPT`: tables, code, raw HTML, footnotes, definitions, and all that is indented.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from unreel.pages.blocks import Form, chunks, form, lines, underlined
from unreel.pages.code import fenced_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.pages.blocks import Chunk


class Shape(Enum):
    """What a piece, or a line by itself, is."""

    HEADING = auto()
    """One line: `## Home media`."""
    UNDERLINED = auto()
    """A heading of two lines, the second one of `=` or `-`."""
    PLACEHOLDER = auto()
    """One line: `<!-- entry -->`."""
    TEXT = auto()
    BULLETS = auto()
    NUMBERS = auto()
    QUOTE = auto()
    KEPT = auto()


class Piece(NamedTuple):
    """Some lines of a page that are one thing."""

    shape: Shape
    lines: tuple[str, ...]
    number: int
    """The first one's, from 1 in the file."""
    gap: tuple[str, ...]
    """The blank lines above it: none where it is glued to the piece above."""


_SHAPES = {
    Form.PLACEHOLDER: Shape.PLACEHOLDER,
    Form.HEADING: Shape.HEADING,
    Form.QUOTE: Shape.QUOTE,
    Form.BULLET: Shape.BULLETS,
    Form.NUMBER: Shape.NUMBERS,
    Form.ROW: Shape.TEXT,
    Form.TEXT: Shape.TEXT,
}
"""All other forms are kept; so are rows, if there is a divider among them."""
_TAG = re.compile(r"\s*</?(?P<name>[A-Za-z][\w-]*)")
_VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def shape(line: str) -> Shape:
    """Return what a line is by itself."""
    return _SHAPES.get(form(line), Shape.KEPT)


def pieces(markdown: str) -> Iterator[Piece]:
    """Return the pieces below the front matter in their order; blank lines at the end belong to none."""
    together = _markup(markdown)
    for chunk in chunks(markdown, together):
        yield from _pieces(chunk, is_kept=any(line.number in together for line in chunk.lines))


def _markup(markdown: str) -> set[int]:
    """Return the numbers of the lines of code, raw HTML and comments, from its opening to its close."""
    found = fenced_lines(markdown)
    body = [*lines(markdown)]
    for at, line in enumerate(body):
        text, last = line.text, len(body) - 1
        tag = _TAG.match(text)
        if line.number in found or form(text) is Form.PLACEHOLDER:
            continue
        if text.rfind("<!--") > text.rfind("-->"):
            end = next((n for n in range(at + 1, last + 1) if "-->" in body[n].text), last)
        elif tag and tag["name"].lower() not in _VOID:
            closing = f"</{tag['name']}".lower()
            closed = (n for n in range(last, at - 1, -1) if closing in body[n].text.lower())
            end = next(closed, last)
        elif re.match(r"\s*(?:```|~~~|<[!?])", text):  # without an end, it reaches to the page's
            end = last
        else:
            continue
        found.update(range(line.number, body[end].number + 1))
    return found


def _pieces(chunk: Chunk, *, is_kept: bool) -> Iterator[Piece]:
    """Part the lines between two blank ones."""
    texts, number = tuple(line.text for line in chunk.lines), chunk.lines[0].number
    shapes = [shape(text) for text in texts]
    size = 2 if len(texts) > 1 and underlined(*texts[:2]) else 0
    if size:
        shapes[:2] = [Shape.UNDERLINED, Shape.UNDERLINED]
    if is_kept or Shape.KEPT in shapes:
        yield Piece(Shape.KEPT, texts, number, chunk.gap)
        return
    at = 0
    while at < len(texts):
        end = at + (size or _size(shapes[at:]))
        own = shapes[at] if _is_one(shapes[at:end]) else Shape.KEPT
        yield Piece(own, texts[at:end], number + at, () if at else chunk.gap)
        at, size = end, 0


def _size(shapes: Sequence[Shape]) -> int:
    """Return how many lines belong to what the first is."""
    if shapes[0] in {Shape.HEADING, Shape.PLACEHOLDER}:
        return 1
    ends = {Shape.HEADING, Shape.PLACEHOLDER} | ({Shape.QUOTE} if shapes[0] is Shape.TEXT else set())
    return next((n for n, one in enumerate(shapes) if one in ends), len(shapes))


def _is_one(shapes: Sequence[Shape]) -> bool:
    """Return whether some lines are one thing. Behind a list's entry or a quotation, text runs on in it."""
    return shapes[0] is Shape.TEXT or len(set(shapes)) == 1

"""A page to its pieces: what is surely a heading, prose or a list, and what stays as a person wrote it.

The forms are those of Python-Markdown with this site's extensions. In doubt a piece is `KEPT`: tables,
code, raw HTML, footnotes, definitions, and all that is indented.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from unreel.editing.review.code_mask import fenced
from unreel.pages.read import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Form(Enum):
    """What a piece, or a line by itself, is."""

    HEADING = auto()
    """One line: `## Home media`."""
    UNDERLINED = auto()
    """A heading of two lines, the second one of `=` or `-`."""
    FRAGMENT = auto()
    """One line: `<!-- entry -->`."""
    TEXT = auto()
    BULLETS = auto()
    NUMBERS = auto()
    QUOTE = auto()
    KEPT = auto()


class Piece(NamedTuple):
    """Some lines of a page that are one thing."""

    form: Form
    lines: tuple[str, ...]
    number: int
    """The first one's, from 1 in the file."""
    gap: tuple[str, ...]
    """The blank lines above it: none where it is glued to the piece above."""


_FRAGMENT = re.compile(r"<!--\s*[a-z][a-z0-9_-]*\s*-->\s*\Z")
_RULE = r"(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})\s*\Z"
_KEPT = re.compile(
    rf"\s|```|~~~|</?[A-Za-z]|<[!?]|!!!|\?\?\?|\[[^\]]*\]:|\*\[[^\]]*\]:|:(?:\s|\Z)|\{{|{_RULE}|[=-]+\s*\Z"
)
_FORMS = {
    Form.FRAGMENT: _FRAGMENT,
    Form.KEPT: _KEPT,
    Form.HEADING: re.compile(r"#{1,6}"),
    Form.QUOTE: re.compile(r">"),
    Form.BULLETS: re.compile(r"[*+-][ ]+\S"),
    Form.NUMBERS: re.compile(r"\d{1,9}\.[ ]+\S"),
}
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*\Z")
_DIVIDER = re.compile(r"[ |:]*-[-: |]*\Z")
_TAG = re.compile(r"\s*</?(?P<name>[A-Za-z][\w-]*)")
_VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


def form(line: str) -> Form:
    """Return what a line is by itself."""
    return next((one for one, pattern in _FORMS.items() if pattern.match(line)), Form.TEXT)


def pieces(markdown: str) -> list[Piece]:
    """Return the pieces below the front matter in their order; blank lines at the end belong to none."""
    start = lines(markdown)[0].start
    texts = markdown[start:].split("\n")
    before = markdown.count("\n", 0, start)
    whole = _markup(texts, {number - before - 1 for number in fenced(markdown)})
    found: list[Piece] = []
    at = gap = 0
    while at < len(texts):
        end = at
        while end < len(texts) and (end in whole or texts[end].strip()):
            end += 1
        if end > at:
            is_kept = any(n in whole for n in range(at, end))
            blank = tuple(texts[gap:at])
            found += _pieces(tuple(texts[at:end]), before + at + 1, blank, is_kept=is_kept)
            gap = end
        at = max(end, at + 1)
    return found


def _markup(texts: Sequence[str], code: set[int]) -> set[int]:
    """Return the lines (from 0) of code, raw HTML and comments, from its opening to its close."""
    found = set(code)
    for at, text in enumerate(texts):
        tag = _TAG.match(text)
        end = at
        if at in found or _FRAGMENT.match(text):
            continue
        if text.rfind("<!--") > text.rfind("-->"):
            end = next((n for n in range(at + 1, len(texts)) if "-->" in texts[n]), len(texts) - 1)
        elif tag and tag["name"].lower() not in _VOID:
            closing = f"</{tag['name']}".lower()
            closed = (n for n in range(len(texts) - 1, at - 1, -1) if closing in texts[n].lower())
            end = next(closed, len(texts) - 1)
        elif re.match(r"\s*(?:```|~~~|<[!?])", text):  # without an end, it reaches to the page's
            end = len(texts) - 1
        else:
            continue
        found |= set(range(at, end + 1))
    return found


def _pieces(texts: tuple[str, ...], number: int, gap: tuple[str, ...], *, is_kept: bool) -> Iterator[Piece]:
    """Part the lines between two blank ones."""
    forms = [form(text) for text in texts]
    size = 0
    if forms[0] is Form.TEXT and len(texts) > 1 and _UNDERLINE.match(texts[1]):
        size, forms[0:2] = 2, [Form.UNDERLINED, Form.UNDERLINED]
    if is_kept or Form.KEPT in forms or any("|" in text and _DIVIDER.match(text) for text in texts):
        yield Piece(Form.KEPT, texts, number, gap)
        return
    at = 0
    while at < len(texts):
        end = at + (size or _size(forms[at:]))
        own = forms[at] if _is_one(forms[at:end]) else Form.KEPT
        yield Piece(own, texts[at:end], number + at, () if at else gap)
        at, size = end, 0


def _size(forms: Sequence[Form]) -> int:
    """Return how many lines belong to what the first is."""
    if forms[0] in {Form.HEADING, Form.FRAGMENT}:
        return 1
    ends = {Form.HEADING, Form.FRAGMENT} | ({Form.QUOTE} if forms[0] is Form.TEXT else set())
    return next((n for n, one in enumerate(forms) if one in ends), len(forms))


def _is_one(forms: Sequence[Form]) -> bool:
    """Are these lines one thing? Behind a list's entry or a quotation, text runs on in it."""
    return forms[0] is Form.TEXT or len(set(forms)) == 1

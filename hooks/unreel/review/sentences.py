"""Rule: one sentence a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel import sentences
from unreel.errors import Complaint, Weight
from unreel.film import Kind, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unreel.review.shelf import Sheet, Shelf

SHOWN = 30
"""Code points of a sentence in a message."""


def crowded_lines(sheet: Sheet, shelf: Shelf) -> Iterator[Complaint]:  # noqa: ARG001 - all rules are called alike
    """Hint at lines of several sentences in a film's paragraphs; lines as sync wrote them are left alone."""
    if not sheet.film or sheet.text == sheet.base or sheet.page.section == Kind.REFERENCES:
        return
    for block in sheet.page.blocks:
        for line in block.sentences if isinstance(block, Paragraph) else ():
            offset = line.span.start
            if _written(sheet, offset):
                continue
            spans = sentences.split(line.text)
            if len(spans) > 1:
                second = spans[1].of(line.text)
                shown = second if len(second) <= SHOWN else f"{second[:SHOWN].rsplit(' ', 1)[0]} …"
                why = f"one sentence a line, please: start a new line before “{shown}”"
                yield sheet.at_offset(offset, why, Weight.HINT)


def _written(sheet: Sheet, offset: int) -> bool:
    """Is the line at `offset` as sync wrote it?"""
    start = sheet.text.rfind("\n", 0, offset) + 1
    end = sheet.text.find("\n", offset)
    return sheet.text[start : end if end >= 0 else None] in sheet.written

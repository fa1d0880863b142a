"""Text in which entities are the only markup: `&amp;`, `&#8211;`."""

from __future__ import annotations

import html
import re

from unreel.intake.blocks import BlockWriter
from unreel.model.spans import Span

ENTITY = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")


def write(writer: BlockWriter, span: Span) -> None:
    """Write a stretch of the file with its entities as the characters that they stand for."""
    at = span.start
    for entity in ENTITY.finditer(writer.file, span.start, span.end):
        writer.text(Span(at, entity.start()))
        writer.put(html.unescape(entity[0]), Span(*entity.span()))
        at = entity.end()
    writer.text(Span(at, span.end))

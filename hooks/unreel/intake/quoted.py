"""A text quoted in a mail: each of its lines has a `>` before it."""

from __future__ import annotations

import re

from unreel.intake.builder import SourceBuilder
from unreel.model.source_text import InputFormat, Reason, SourceText
from unreel.model.spans import Span

_LINE = re.compile(r"^[^\S\n]*+\S", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>[^\S\n]?){1,9}", re.MULTILINE)
_MOST = 0.9
"""Share of the lines that must be quoted."""
_FEWEST = 3


def without_quotes(file: str) -> SourceText:
    """Return a file without the signs before its lines, if nearly all are quoted; else as it is."""
    quoted = [*_QUOTED.finditer(file)] if file.lstrip().startswith(">") else []
    if len(quoted) < max(_FEWEST, _MOST * sum(1 for _ in _LINE.finditer(file))):
        return SourceText(file)
    builder, at = SourceBuilder(file), 0
    for sign in quoted:
        builder.keep(Span(at, sign.start()))
        builder.leave_out(Span(*sign.span()).trimmed(file), Reason.MARKUP, "sign of a quotation")
        at = sign.end()
    builder.keep(Span(at, len(file)))
    return builder.source_text(InputFormat.FLAT)

"""Part headings from the text that goes on in their lines: "Synopsis: A pilot wakes", say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unreel.intake.builder import SourceBuilder
from unreel.intake.lines import Line, ends_sentence
from unreel.lexicon.section_headings import kind_of_heading
from unreel.model.article import BACK_MATTER, Kind
from unreel.model.source_text import InputFormat, SourceText
from unreel.model.spans import Span

_RUN_IN = re.compile(r"[*_]{0,3}(?P<words>[^\W\d_][^:.*_]{1,39}?)[*_]{0,3}:[*_]{0,3}\s+(?=\S)")
_FEWEST = 3
"""Lines whose headings are known and whose text is prose; "Music: A. Ray" is a line of the crew."""


def parted(file: str, lines: Sequence[Line]) -> SourceText:
    """Return a text with such headings on lines of their own; as it is, if it has none."""
    found = [_heading(line) for line in lines]
    prose = [bool(one) and ends_sentence(line.words) for one, line in zip(found, lines, strict=True)]
    if sum(prose) < _FEWEST:
        return SourceText(file)
    builder, at = SourceBuilder(file), 0
    for line, heading, is_prose in zip(lines, found, prose, strict=True):
        if heading and (is_prose or kind_of_heading(heading["words"])[0] in {Kind.CAST, *BACK_MATTER}):
            end = line.span.start + heading.end()
            builder.keep(Span(at, end))
            builder.space("\n")
            at = end
    builder.keep(Span(at, len(file)))
    return builder.source_text(InputFormat.FLAT)


def _heading(line: Line) -> re.Match[str] | None:
    """Return the known heading with which a line begins and which text follows."""
    found = _RUN_IN.match(line.words)
    return found if found and kind_of_heading(found["words"])[0] else None

"""Rule: one sentence a line."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.article import Kind
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.model.film import Paragraph
from unreel.splitting import sentences

SHOWN = 30
"""Code points of a sentence in a message."""


def crowded_lines(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Hint at lines of several sentences in a film's paragraphs; lines as sync wrote them are left alone."""
    if not source.film or page_set.is_as_written(source) or source.page.section == Kind.REFERENCES:
        return
    written = page_set.written(source)
    for block in source.page.blocks:
        for line in block.sentences if isinstance(block, Paragraph) else ():
            offset = line.span.start
            whole = source.lines[source.text.count("\n", 0, offset)]
            spans = sentences.split(line.text) if whole not in written else []
            if len(spans) > 1:
                second = spans[1].of(line.text)
                shown = second if len(second) <= SHOWN else f"{second[:SHOWN].rsplit(' ', 1)[0]} …"
                why = f"one sentence a line, please: start a new line before “{shown}”"
                yield source.at_offset(offset, why, Severity.HINT)

"""Rule: what would take hours to render, so that the site shows it as words."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.front_matter import body_start
from unreel.pages.renderable import excesses


def costly(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:  # noqa: ARG001 - all rules are called alike
    """Report each place that the site does not show as Markdown.

    These are errors, not hints: what a build adds to a page may make markup of it again.
    """
    start = body_start(source.text)
    for excess in excesses(source.text[start:]):
        yield source.at_offset(start + excess.offset, excess.why, Severity.ERROR)

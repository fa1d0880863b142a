"""Rule: pages of which nothing is left."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Diagnostic, Severity


def emptied(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report a page without a word that sync wrote with some: sync leaves it alone until it is whole."""
    if not source.text.strip() and page_set.written(source):
        why = "nothing is left of this page: bring its words back, or delete the file"
        yield Diagnostic(source.path, 1, 1, why, Severity.WARNING)

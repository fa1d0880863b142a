"""Rule: what a page may say of itself, and in which form."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.pages.front_matter import line_of
from unreel.site.allowed.front_matter import entry_faults

SHOWN = 20
"""Entries of a page that are reported one by one."""


def front_matter_keys(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report each entry that is not allowed, and each value that is not of its kind."""
    found = [*entry_faults(source.front_matter.meta, page_set.allowed)]
    for name, why in found[:SHOWN]:
        yield source.at_line(line_of(source.text, name), why, Severity.ERROR)
    if len(found) > SHOWN:
        more = f"{len(found) - SHOWN} more entries are not allowed here"
        yield Diagnostic(source.path, 0, 0, more, Severity.ERROR)

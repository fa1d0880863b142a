"""Rule: addresses that were lead to pages that are."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet
from unreel.model.diagnostics import Diagnostic
from unreel.seeds import redirects
from unreel.site.library_pages import FOLDERS


def dead_redirects(page_set: PageSet) -> Iterator[Diagnostic]:
    """Report redirects that lead nowhere, or from a page that is there."""
    found = redirects.read(page_set.folder.parent) if page_set.folder else redirects.Redirects()
    made = {one.new for one in found.entries if one.new.partition("/")[0] in FOLDERS}
    yield from redirects.faults(found, {*page_set.docs.sources, *made})

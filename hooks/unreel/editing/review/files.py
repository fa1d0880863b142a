"""Rule: what lies in docs/ beside pages, and is no picture."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet
from unreel.model.diagnostics import Diagnostic
from unreel.site.allowed.files import refused_files


def forbidden_files(page_set: PageSet) -> Iterator[Diagnostic]:
    """Report each file that the site does not take, links and pipes among them."""
    docs = page_set.folder
    if docs is None:
        return
    told = {diagnostic.path for diagnostic in page_set.docs.unreadable}
    for path, why in refused_files(docs, page_set.allowed):
        if f"{docs.name}/{path}" not in told:
            yield Diagnostic(f"{docs.name}/{path}", 0, 0, why)

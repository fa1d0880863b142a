"""Rule: what an editor says of people in `seeds/_people.yml`."""

from __future__ import annotations

from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet
from unreel.model.diagnostics import Diagnostic
from unreel.site import settled_people


def people_settings(page_set: PageSet) -> Iterator[Diagnostic]:
    """Report each line that cannot be used, and each film there without the person that it names."""
    if page_set.folder:
        yield from settled_people.faults(page_set.docs, page_set.folder.parent)

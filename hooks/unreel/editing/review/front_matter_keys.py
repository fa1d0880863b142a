"""Rule: what a page may say of itself, and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.site.allowed.front_matter import entry_faults


def front_matter_keys(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report each entry that is not allowed, and each value that is not of its kind."""
    for name, why in entry_faults(source.front_matter.meta, page_set.allowed):
        yield source.at_line(_line(source, name), why, Severity.ERROR)


def _line(source: PageSource, name: str) -> int:
    """Return the number of the line that an entry stands in."""
    last = name.rpartition(".")[2]
    stands = re.compile(rf"""[\s{{,]*["']?{re.escape(last)}["']?\s*:""")
    inner = re.compile(rf"""[\s{{,"']{re.escape(last)}["']?\s*:""")
    lines = source.lines
    exact = (number for number, line in enumerate(lines, 1) if stands.match(line))
    return next(exact, next((number for number, line in enumerate(lines, 1) if inner.search(line)), 1))

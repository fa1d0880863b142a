"""Rule: what a page may say of itself, and in which form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unreel.editing.review.page_set import PageSet, PageSource
from unreel.model.diagnostics import Diagnostic, Severity
from unreel.site.allowed.front_matter import entry_faults

SHOWN = 20
"""Entries of a page that are reported one by one."""


def front_matter_keys(source: PageSource, page_set: PageSet) -> Iterator[Diagnostic]:
    """Report each entry that is not allowed, and each value that is not of its kind."""
    found = [*entry_faults(source.front_matter.meta, page_set.allowed)]
    for name, why in found[:SHOWN]:
        yield source.at_line(_line(source, name), why, Severity.ERROR)
    if len(found) > SHOWN:
        more = f"{len(found) - SHOWN} more entries are not allowed here"
        yield Diagnostic(source.path, 0, 0, more, Severity.ERROR)


def _line(source: PageSource, name: str) -> int:
    """Return the number of the line that an entry stands in."""
    last = name.rpartition(".")[2]
    stands = re.compile(rf"""[\s{{,]*["']?{re.escape(last)}["']?\s*:""")
    inner = re.compile(rf"""[\s{{,"']{re.escape(last)}["']?\s*:""")
    lines = source.lines
    exact = (number for number, line in enumerate(lines, 1) if stands.match(line))
    return next(exact, next((number for number, line in enumerate(lines, 1) if inner.search(line)), 1))

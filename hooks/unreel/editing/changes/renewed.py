"""Sum up what a sync moves where it reads seeds again, film by film."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from unreel.editing.changes.compare import Docs, compare, docs
from unreel.editing.changes.summary import totals
from unreel.pages.snapshot import PageSource, Snapshot
from unreel.syncing.state import WRITES, PageChange


def moved(changes: Iterable[PageChange]) -> Iterator[str]:
    """Return what readers will find changed: 'docs/night-train: sentences: 3 moved; headings: 1 added'."""
    for slug, run in groupby(changes, key=lambda change: change.slug):
        pages = [change for change in run if change.state in WRITES]
        before = _docs(slug, ((change.file, change.ours.text) for change in pages))
        after = _docs(slug, ((change.file, change.text) for change in pages))
        if counted := totals(compare(before, after)):
            yield f"docs/{slug}: {'; '.join(counted)}"


def _docs(slug: str, pages: Iterable[tuple[str, str | None]]) -> Docs:
    sources = (PageSource(f"{slug}/{name}", f"docs/{slug}/{name}", text) for name, text in pages if text)
    return docs(Snapshot({source.name: source for source in sources}))

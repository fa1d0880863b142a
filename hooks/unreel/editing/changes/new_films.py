"""What a reviewer is told of a film that is new: what its pages state, and where its split is unsure."""

from __future__ import annotations

from collections.abc import Iterator

from unreel import seeds
from unreel.editing.changes.beside_words import Change, Kind
from unreel.editing.changes.derived import Derived
from unreel.model.diagnostics import Severity
from unreel.recovery.pages_from_seed import cached_pages_from_seed
from unreel.store.workspace import Workspace

_SPLIT_SHOWN = 5
"""Doubts of a film that are listed."""


def new_films(old: Derived, new: Derived, workspace: Workspace) -> Iterator[Change]:
    """Return what is stated and what is doubtful of each film that is new."""
    slugs = new.order.keys() - old.order.keys()
    if not slugs:
        return
    texts = {seed.slug: seed for seed in seeds.gather(workspace.seeds)[0]}
    for slug in sorted(slugs):
        stated = new.rows.get((f"{slug}/index.md", "infobox"), {}).values()
        told = (
            f"its pages state: {'; '.join(stated)}" if stated else "nothing was read of what its pages state"
        )
        yield Change(Kind.FILM, f"docs/{slug}", "", None, told)
        if slug in texts:
            read = cached_pages_from_seed(texts[slug], workspace).diagnostics
            doubts = [str(one) for one in read if one.severity is Severity.DOUBT]
            for doubt in doubts[:_SPLIT_SHOWN]:
                yield Change(Kind.FILM, f"docs/{slug}", "", None, doubt)

"""What is wrong with what an editor says of people of one name, told from the pages as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from unreel.library import people_settings
from unreel.model.diagnostics import Diagnostic
from unreel.names.entities import entities
from unreel.pages.snapshot import Snapshot
from unreel.store.workspace import Workspace


def faults(docs: Snapshot, project: Path) -> Iterator[Diagnostic]:
    """Report lines that cannot be used, and films that are not there or have no such person."""
    said = people_settings.read(Workspace(project))
    yield from said.diagnostics
    if said.people:
        names = {slug: [one.name for one in entities(film)] for slug, film in docs.films.items()}
        yield from people_settings.unknown(said, names)

"""What sync was about to write, so that a kill between a merged page and its base does no harm.

The page then holds the merge already while its base is the old one, and the next sync would merge
the seed's changes with themselves. The journal records what was to be written; the next sync finishes it.
"""

from __future__ import annotations

import json
from pathlib import Path

from unreel.store.workspace import Workspace


def record(workspace: Workspace, page: Path, text: str, base: Path, base_text: str) -> None:
    """Record that `page` will hold `text`, and that its `base` will then hold `base_text`."""
    names = [path.relative_to(workspace.root).as_posix() for path in (page, base)]
    workspace.write(workspace.journal, json.dumps([*names, text, base_text]).encode())


def clear(workspace: Workspace) -> None:
    """Remove the record: what it announced is done."""
    workspace.remove(workspace.journal)


def finish(workspace: Workspace) -> None:
    """Write the base of a page that the last sync wrote, if it was stopped between the two.

    This comes before any other writing: what follows clears the record.
    """
    workspace.sweep()
    try:
        page, base, text, base_text = json.loads(workspace.journal.read_bytes())
        written = (workspace.root / page).read_text(encoding="utf-8") == text
    except (OSError, ValueError):
        return  # nothing is recorded, or the page was not written either
    if written:
        workspace.write(workspace.root / base, base_text.encode())
    clear(workspace)

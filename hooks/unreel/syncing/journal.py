"""What sync was about to write, so that a kill between a merged page and its base does no harm.

The page then holds the merge already while its base is the old one, and the next sync would merge
the seed's changes with themselves. The journal says what was meant; the next sync finishes it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.store.workspace import Workspace


def note(workspace: Workspace, page: Path, text: str, base: Path, says: str) -> None:
    """Note that `page` will hold `text`, and that its `base` then says `says`."""
    names = [path.relative_to(workspace.root).as_posix() for path in (page, base)]
    workspace.write(_file(workspace), json.dumps([*names, _digest(text), says]).encode())


def clear(workspace: Workspace) -> None:
    """Forget what was noted: it is done."""
    workspace.remove(_file(workspace))


def finish(workspace: Workspace) -> None:
    """Return a page that was written whole its base, if the last sync was stopped before it could."""
    try:
        page, base, digest, says = json.loads(_file(workspace).read_bytes())
        held = (workspace.root / page).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return  # nothing noted, or the page was not written either
    if _digest(held) == digest:
        workspace.write(workspace.root / base, says.encode())
    clear(workspace)


def _file(workspace: Workspace) -> Path:
    return workspace.root / ".unreel" / "journal.json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

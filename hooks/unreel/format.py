"""Pages in docs/ given the form that sync writes; readers of the site see no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel import sync
from unreel.errors import Complaint, Refusal
from unreel.fragments import FRAGMENTS
from unreel.review import shelf
from unreel.review.conflicts import conflicts
from unreel.review.form import formed, is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from unreel.review.shelf import Sheet, Shelf
    from unreel.workspace import Workspace


class Formatted(NamedTuple):
    """What was done."""

    changed: list[str]
    """Paths from the project's folder."""
    complaints: list[Complaint]
    """Why pages were left alone."""


def reformat(chosen: Sequence[Path], workspace: Workspace) -> Formatted:
    """Give some pages their form, or all of docs/ where none is chosen; a page in conflict waits."""
    with workspace.lock():
        known, complaints = shelf.read(workspace.docs, workspace.base, FRAGMENTS)
        paths = {path.absolute(): str(path) for path in chosen}
        sheets = {workspace.root / sheet.path: sheet for sheet in known.sheets.values()}
        done = Formatted([], [one for one in complaints if not chosen or workspace.root / one.path in paths])
        told = {one.path for one in complaints}
        for path, name in paths.items():
            if path not in sheets and workspace.name(path) not in told:
                done.complaints.append(Complaint(name, 0, 0, "this is no page: name one below docs/"))
        for path, sheet in sheets.items():
            if not chosen or path in paths:
                _reformat(path, sheet, known, workspace, done)
    return done


def _reformat(path: Path, sheet: Sheet, known: Shelf, workspace: Workspace, done: Formatted) -> None:
    unsettled = list(conflicts(sheet, known))
    text = formed(sheet.text, sheet.written if is_prose(sheet) else None)
    if unsettled or text == sheet.text:
        done.complaints.extend(unsettled)
        return
    try:
        sync.put(path, text, workspace)
    except Refusal as refusal:
        done.complaints.append(refusal.complaint)
    else:
        done.changed.append(sheet.path)

"""Pages in docs/ given the form that sync writes; readers of the site see no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.editing.review import page_set
from unreel.editing.review.conflicts import conflicts
from unreel.editing.review.form import formed, is_prose
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.site.fragments import FRAGMENTS
from unreel.syncing import sync

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from unreel.editing.review.page_set import PageSet, PageSource
    from unreel.store.workspace import Workspace


class Formatted(NamedTuple):
    """What was done."""

    changed: list[str]
    """Paths from the project's folder."""
    diagnostics: list[Diagnostic]
    """Why pages were left alone."""


def reformat(chosen: Sequence[Path], workspace: Workspace) -> Formatted:
    """Return some pages their form, or all of docs/ where none is chosen; a page in conflict waits."""
    with workspace.lock():
        known, diagnostics = page_set.read(workspace.docs, workspace.base, FRAGMENTS)
        paths = {path.absolute(): str(path) for path in chosen}
        sources = {workspace.root / source.path: source for source in known.sources.values()}
        done = Formatted([], [one for one in diagnostics if not chosen or workspace.root / one.path in paths])
        told = {one.path for one in diagnostics}
        for path, name in paths.items():
            if path not in sources and workspace.name(path) not in told:
                done.diagnostics.append(Diagnostic(name, 0, 0, "this is no page: name one below docs/"))
        for path, source in sources.items():
            if not chosen or path in paths:
                _reformat(path, source, known, workspace, done)
    return done


def _reformat(path: Path, source: PageSource, known: PageSet, workspace: Workspace, done: Formatted) -> None:
    unsettled = list(conflicts(source, known))
    text = formed(source.text, source.written if is_prose(source) else None)
    if unsettled or text == source.text:
        done.diagnostics.extend(unsettled)
        return
    try:
        sync.write_or_remove(path, text, workspace)
    except InputError as error:
        done.diagnostics.append(error.diagnostic)
    else:
        done.changed.append(source.path)

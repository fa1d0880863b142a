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
        pages = page_set.read(workspace.docs, workspace.base, FRAGMENTS)
        names = {path.absolute(): str(path) for path in chosen}
        sources = {workspace.root / source.path: source for source in pages.docs.sources.values()}
        unreadable = {workspace.root / one.path: one for one in pages.docs.unreadable}
        done = Formatted([], [one for path, one in unreadable.items() if not chosen or path in names])
        for path, name in names.items():
            if path not in sources and path not in unreadable:
                done.diagnostics.append(Diagnostic(name, 0, 0, "this is no page: name one below docs/"))
        for path, source in sources.items():
            if not chosen or path in names:
                _reformat(path, source, pages, workspace, done)
    return done


def _reformat(path: Path, source: PageSource, pages: PageSet, workspace: Workspace, done: Formatted) -> None:
    unresolved = list(conflicts(source, pages))
    text = formed(source.text, pages.written(source) if is_prose(source) else None)
    if unresolved or text == source.text:
        done.diagnostics.extend(unresolved)
        return
    try:
        sync.write_or_remove(path, text, workspace)
    except InputError as error:
        done.diagnostics.append(error.diagnostic)
    else:
        done.changed.append(source.path)

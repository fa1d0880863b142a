"""Pages in docs/ given the form that sync writes; readers of the site see no difference."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from unreel.editing.review import page_set
from unreel.editing.review.conflicts import conflicts
from unreel.editing.review.form import formed, is_prose
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store.replace import discard, replace
from unreel.store.text_file import read
from unreel.store.workspace import Workspace
from unreel.syncing import journal


class Formatted(NamedTuple):
    """What was done."""

    changed: list[str]
    """Paths from the project's folder."""
    diagnostics: list[Diagnostic]
    """Why pages were left alone."""


def reformat(chosen: Sequence[Path], workspace: Workspace) -> Formatted:
    """Return some pages their form, or all of docs/ where none is chosen; a page in conflict waits."""
    with journal.writing(workspace):
        pages = page_set.read(workspace.docs, workspace.base)
        names = {path.absolute(): path.as_posix() for path in chosen}
        sources = {workspace.root / source.path: source for source in pages.docs.sources.values()}
        unreadable = {workspace.root / one.path: one for one in pages.docs.unreadable}
        done = Formatted([], [one for path, one in unreadable.items() if not chosen or path in names])
        no_pages = (name for path, name in names.items() if path not in {*sources, *unreadable})
        done.diagnostics.extend(
            Diagnostic(name, 0, 0, "this is no page: name one below docs/") for name in no_pages
        )
        for path, source in sources.items():
            if chosen and path not in names:
                continue
            unresolved = list(conflicts(source, pages))
            text = formed(source.text, pages.written(source) if is_prose(source) else None)
            try:
                if text != source.text and not unresolved:
                    _rewrite(path, source.text, text, workspace)
                    done.changed.append(source.path)
            except InputError as error:
                unresolved.append(error.diagnostic)
            done.diagnostics.extend(unresolved)
    return done


def _rewrite(path: Path, before: str, after: str, workspace: Workspace) -> None:
    """Write a page that says what it said `before`; raise `InputError` where it does not by now."""
    name = workspace.name(path)
    now = read(path, name)
    content = after.replace("\n", now.newline).encode()
    if now.text != before or not replace(path, content, now.content, workspace):
        raise InputError(Diagnostic(name, 0, 0, "it was saved just now: format it again"))
    discard(path, workspace)

"""Notice bases that say more than their pages: whoever settled a conflict took one side of each.

`docs/` from one branch and `.unreel/` from the other look like an edit that took out all that the seed
brought, and its words would never come.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain

from unreel.model.diagnostics import Diagnostic, InputError, Severity
from unreel.store.text_file import read
from unreel.store.versions import versions_before
from unreel.store.workspace import Workspace
from unreel.syncing.merge import words


def newer_bases(workspace: Workspace, but_of: Container[str] = ()) -> Iterator[Diagnostic]:
    """Report pages that have nothing of what their bases brought last, and still what that replaced.

    Pages of films with the slugs `but_of` say what their bases say, and are not read.
    """
    pages = dict(_edited(workspace, but_of))
    bases = {base: text for base, (_, _, text) in pages.items()}
    folder = workspace.name(workspace.base)
    for base, before in sorted(versions_before(workspace.root, folder, bases).items() if bases else ()):
        page, ours, text = pages[base]
        brought, replaced = _words(text) - _words(before.text), _words(before.text) - _words(text)
        has_old = not replaced or not replaced.isdisjoint(_words(ours))
        if brought and has_old and brought.isdisjoint(_words(ours)):
            why = (
                f"it has nothing of what the seed brought last, which {base} has. Did a merge take one side "
                f"of each? `git checkout {before.revision} -- {base}` and a sync bring it"
            )
            yield Diagnostic(page, 0, 0, why, Severity.WARNING)


def _edited(workspace: Workspace, but_of: Container[str]) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Return the bases whose pages say something else: base → page, what that says, what the base says."""
    folders = (path for path in workspace.base.glob("*") if path.name not in but_of)
    for path in sorted(chain.from_iterable(folder.glob("*.md") for folder in folders)):
        page = workspace.docs / path.relative_to(workspace.base)
        names = workspace.name(path), workspace.name(page)
        try:
            base, ours = read(path, names[0]).text, read(page, names[1]).text
        except InputError:  # others report it
            continue
        if base is not None and ours is not None and base != ours:
            yield names[0], (names[1], ours, base)


def _words(text: str) -> set[str]:
    return {words(line) for line in text.splitlines()} - {""}

"""Compare two docs/ trees as readers see them, for those who review a pull request."""

from pathlib import Path

from unreel.editing.changes.beside_words import changed, surroundings
from unreel.editing.changes.compare import Difference, Docs, Verb, What, compare, docs, read
from unreel.editing.changes.derived import changes, conflicted, derived, vanished
from unreel.editing.changes.new_films import new_films
from unreel.editing.changes.summary import summary
from unreel.store.workspace import Workspace

__all__ = [
    "Difference",
    "Docs",
    "Verb",
    "What",
    "between",
    "changed",
    "compare",
    "docs",
    "read",
    "summary",
    "surroundings",
]


def between(base: Path, workspace: Workspace) -> str:
    """Return what is different in a project from the docs/ folder `base`, as Markdown for GitHub."""
    words = compare(read(base), read(workspace.docs))
    old, new = derived(base), derived(workspace.docs)
    beside = [
        *conflicted(new.sources),
        *vanished(old, new),
        *new_films(old, new, workspace),
        *changes(old, new),
        *changed(surroundings(base), surroundings(workspace.docs)),
    ]
    return summary(words, beside)

"""Which films lacked nothing when they were last compared with their seeds, from one process to the next.

To compare a film takes reading all its pages and their bases, so thousands of films that nobody touched
would cost every build seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from unreel.model.diagnostics import Diagnostic
from unreel.store.built import Built
from unreel.store.workspace import Workspace
from unreel.syncing.film_pages import is_recorded
from unreel.syncing.update import Update, UpToDate


class Kept:
    """What is kept of them beside what builds made; it holds for all sites of the project."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._built = Built(workspace, "")
        self._rows = self._built.seeds()

    def films(self) -> dict[str, UpToDate]:
        """Return the films that lacked nothing, by their slugs, each with what is told of it."""
        return dict(_unpacked(self._rows))

    def keep(self, films: Mapping[str, UpToDate]) -> None:
        """Keep the films that lack nothing now.

        One whose base has no record of what it was written from is judged by git, too, and not kept.
        """
        rows = {slug: (one.state, (one.update.diagnostics, one.warnings)) for slug, one in films.items()}
        changed = {slug: row for slug, row in rows.items() if self._rows.get(slug, ("", ()))[0] != row[0]}
        gone = dict.fromkeys(self._rows.keys() - rows.keys())
        new = {slug: row for slug, row in changed.items() if is_recorded(slug, self._workspace)}
        if new or gone:
            self._built.keep_seeds({**gone, **new})


def _unpacked(rows: Mapping[str, tuple[str, Any]]) -> Iterator[tuple[str, UpToDate]]:
    """Yield what is kept of each film; a row that nobody of us wrote is passed over."""
    for slug, (state, told) in rows.items():
        try:
            own, warnings = (tuple(map(Diagnostic.of_json, some)) for some in told)
        except (IndexError, TypeError, ValueError):
            continue
        yield slug, UpToDate(state, Update((), own), warnings)

"""Which films lacked nothing when they were last compared with their seeds, from one process to the next.

To compare a film takes reading its seed, all its pages and their bases, so thousands of films that nobody
touched would cost every sync and every build seconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store.text_file import read_bytes
from unreel.store.workspace import Workspace
from unreel.syncing.film_pages import is_recorded
from unreel.syncing.state import PageChange, State
from unreel.syncing.update import Update, UpToDate

_NAME = "_films_up_to_date.json"
"""No film's folder is called so, and so no film's cache."""


class Kept:
    """What is kept of them; it holds for syncs, and for the builds of all sites of the project."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._path = workspace.cache / _NAME
        rows = self._read()
        self._films = dict(_unpacked(rows))
        self._rows = {slug: rows[slug] for slug in self._films}

    def films(self) -> dict[str, UpToDate]:
        """Return the films that lacked nothing, by their slugs, each with what is told of it."""
        return {**self._films}

    def keep(self, films: Mapping[str, UpToDate]) -> None:
        """Keep the films that lack nothing now; where that cannot be done, all are compared again.

        One whose pages were written just now has another state since. One whose base has no record of what
        it was written from is judged by git, too, and not kept.
        """
        rows = {slug: self._row(slug, one) for slug, one in sorted(films.items())}
        kept = {slug: row for slug, row in rows.items() if row}
        if kept != self._rows:
            with suppress(InputError):
                content = json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass")
                self._workspace.write(self._path, content, lasting=False)

    def _read(self) -> dict[str, Any]:
        if self._workspace.name(self._path) in self._workspace.tracked:  # it came with somebody's commit
            return {}
        try:
            return dict(json.loads(read_bytes(self._path)))
        except (OSError, ValueError, TypeError, RecursionError):
            return {}

    def _row(self, slug: str, film: UpToDate) -> Any:  # noqa: ANN401 - as JSON has it
        """Return what is to be kept of a film, None for nothing."""
        before = self._rows.get(slug)
        if before and before[0] == film.state:
            return before
        if film.update.wrote_pages or not is_recorded(slug, self._workspace):
            return None
        changes = [(one.name, one.file, one.state) for one in film.update.changes if _is_told(one)]
        return [film.state, film.update.diagnostics, film.warnings, changes]


def has_only_words_of_its_seed(film: UpToDate) -> bool:
    """Return whether all pages of a film say what their bases say."""
    return not any(map(_is_told, film.update.changes))


def _is_told(change: PageChange) -> bool:
    return change.state is not State.UNCHANGED or change.pending


def _unpacked(rows: Mapping[str, Any]) -> Iterator[tuple[str, UpToDate]]:
    """Yield what is kept of each film; a row that nobody of us wrote is passed over."""
    for slug, row in rows.items():
        try:
            state, own, warnings, changes = row
            told = tuple(_change(slug, *one) for one in changes)
            update = Update(told, tuple(map(Diagnostic.of_json, own)))
            yield slug, UpToDate(str(state), update, tuple(map(Diagnostic.of_json, warnings)))
        except (IndexError, TypeError, ValueError):
            continue


def _change(slug: str, name: str, file: str, state: str) -> PageChange:
    return PageChange(slug, name, file, State(state), None, None, None, None)

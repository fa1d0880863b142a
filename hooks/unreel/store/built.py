"""What the last builds made and what they made it of, in one file of SQLite.

Only the process that MkDocs was started in writes it. A file that is damaged, in git, not to be written or of
another form costs time: all is built again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from typing import Any, NamedTuple, TypeVar

from unreel.model.diagnostics import InputError
from unreel.store import built_form
from unreel.store.workspace import Workspace

NAME = "built.sqlite"
_LISTED = "(SELECT value FROM json_each(?))"
_DAMAGED = (sqlite3.Error, OSError, ValueError, TypeError, LookupError)
_T = TypeVar("_T")


class Folder(NamedTuple):
    """A folder of docs/, '' for the files beside the films."""

    state: str
    """Of its files: names, sizes and times."""
    content: str
    """The digest of all that its files hold."""
    shown: str
    """The digest of its outline; '' where it is no film."""
    outline: str = ""
    """Of its film, where it was just read, as JSON."""


class Unit(NamedTuple):
    """What is built at once: a film, a page of the library, or all pages of no film."""

    made_from: str
    """The digest of all that went into it."""
    told: Any
    """What was told of it: logger, level and message."""
    asked: Any
    """Path in docs/ of what its links asked for outside of it → what it was then."""
    anchors: Any
    """Page → its identifiers."""
    crossing: Any
    """Its links to identifiers of other units: page, target's page, identifier, link."""
    wrong: int
    """How many of these lead nowhere."""
    map: Any
    """Its pages in the map."""
    lists: Any
    """What the lists of all films say of it."""


class Around(NamedTuple):
    """What lies around a unit."""

    digest: str
    shown: Any
    """What its pages show of other films."""


class Output(NamedTuple):
    """A file of the site."""

    unit: str
    state: str
    """Its size and time."""
    digest: str


class Index(NamedTuple):
    """What changed of the search index."""

    units: Collection[str] = ()
    """Those of which the terms are not what they were."""
    terms: Iterable[tuple[str, str, str]] = ()
    """Their groups: unit, slug, terms as JSON."""
    pieces: Mapping[str, tuple[int, int, Any] | None] = {}
    """Beginning → bytes, number of terms, and what the piece holds; what is None is gone."""
    is_whole: bool = False
    """Are these all pieces?"""


class SiteState(NamedTuple):
    """A site as the last build left it."""

    state: str = ""
    """The digest of all files that it was made of, and of its own; '' where a build may have been stopped."""
    files: str = ""
    """The digest of its own files alone."""
    told: Any = ()
    """What the last build told: logger, level and message."""


class Built:
    """The file, for one site."""

    def __init__(self, workspace: Workspace, site: str) -> None:
        self._path = workspace.cache / NAME
        self._site = site
        self.is_lost = False
        """Was the file removed, or could it not be read?"""
        names = (NAME, f"{NAME}-journal", f"{NAME}-wal", f"{NAME}-shm")
        self._is_used = not any(workspace.name(workspace.cache / name) in workspace.tracked for name in names)
        with suppress(InputError):
            workspace.refuse_links(self._path)
            return
        self._is_used = False

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Open the file; raise `sqlite3.Error` or OSError where that cannot be done."""
        if not self._is_used:
            raise FileNotFoundError(NAME)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=60)) as connection, connection:
            built_form.prepare(connection)
            yield connection

    def _read(self, query: str, made: Callable[[Any], _T], *values: str | int) -> list[_T]:
        """Return rows; none where the file cannot be read, which is then removed."""
        try:
            with self._opened() as connection:
                return [made(row) for row in connection.execute(query, values)]
        except _DAMAGED:
            self.forget()
            return []

    def forget(self) -> None:
        """Remove the file: whatever is asked for next is built again."""
        self.is_lost = True
        if self._is_used:
            try:
                self._path.unlink(missing_ok=True)
            except OSError:
                self._is_used = False

    def site(self) -> SiteState:
        """Return the site as it was left."""
        query = "SELECT state, files, told FROM sites WHERE site = ?"
        found = self._read(query, lambda row: SiteState(row[0], row[1], json.loads(row[2])), self._site)
        return found[0] if found else SiteState()

    def folders(self) -> dict[str, Folder]:
        """Return the folders of docs/ by their names."""
        query = "SELECT name, state, content, shown FROM folders"
        return dict(self._read(query, lambda row: (row[0], Folder(*row[1:]))))

    def outlines(self, folders: Iterable[str]) -> dict[str, str]:
        """Return folder of docs/ → the outline of its film as JSON, `null` where it is none; of some."""
        query = f"SELECT name, outline FROM folders WHERE name IN {_LISTED}"  # noqa: S608 - words of ours
        return dict(self._read(query, lambda row: (row[0], str(row[1])), _cell([*folders])))

    def joined(self) -> tuple[str, Any]:
        """Return the digest of what all films were joined of, '' where nothing is kept, and what is kept."""
        query = "SELECT key, about FROM joined WHERE site = ?"
        found = self._read(query, lambda row: (row[0], json.loads(row[1])), self._site)
        return found[0] if found else ("", None)

    def around_digests(self) -> dict[str, str]:
        """Return unit → the digest of what lies around it."""
        query = "SELECT unit, digest FROM around WHERE site = ?"
        return dict(self._read(query, lambda row: (row[0], row[1]), self._site))

    def around(self, units: Iterable[str]) -> dict[str, Any]:
        """Return what the pages of some units show of other films."""
        query = f"SELECT unit, shown FROM around WHERE site = ? AND unit IN {_LISTED}"  # noqa: S608 - words of ours
        return dict(self._read(query, lambda row: (row[0], json.loads(row[1])), self._site, _cell([*units])))

    def days(self, pages: str) -> tuple[dict[str, str], dict[str, str]] | None:
        """Return the days on which pages changed and their folders came; None where these are others."""
        query = "SELECT changed, added FROM days WHERE pages = ?"
        found = self._read(query, lambda row: (dict(json.loads(row[0])), dict(json.loads(row[1]))), pages)
        return found[0] if found else None

    def keep_days(self, pages: str, days: tuple[Mapping[str, str], Mapping[str, str]]) -> None:
        """Write the days on which pages changed and their folders came, in the place of all that was kept."""
        with suppress(*_DAMAGED), self._opened() as connection:
            connection.execute("DELETE FROM days")
            _write(connection, "days", (), {pages: tuple(dict(one) for one in days)})

    def units(self) -> dict[str, str]:
        """Return unit → the digest of all that went into it."""
        query = "SELECT unit, made_from FROM units WHERE site = ?"
        return dict(self._read(query, lambda row: (row[0], row[1]), self._site))

    def of_units(self, part: str, units: Iterable[str] | None = None) -> dict[str, Any]:
        """Return unit → a part of what is kept of it, where that is not empty; of all or of some units."""
        some = "" if units is None else f"AND unit IN {_LISTED}"
        query = f"SELECT unit, {part} FROM units WHERE site = ? AND {part} NOT IN ('[]', '{{}}') {some}"  # noqa: S608 - words of ours
        values = [self._site, *([] if units is None else [_cell([*units])])]
        return dict(self._read(query, lambda row: (row[0], json.loads(row[1])), *values))

    def naming(self, part: str, names: Iterable[str]) -> frozenset[str]:
        """Return the units in a part of which a string begins with one of some names."""
        query = f"SELECT DISTINCT unit FROM json_each(?), units WHERE site = ? AND instr({part}, value)"  # noqa: S608 - words of ours
        begun = _cell([str(_cell([name]))[1:-2] for name in names])
        return frozenset(self._read(query, lambda row: str(row[0]), begun, self._site))

    def wrong(self) -> dict[str, int]:
        """Return unit → how many of its links to other units lead nowhere, where some do."""
        query = "SELECT unit, wrong FROM units WHERE site = ? AND wrong"
        return dict(self._read(query, lambda row: (row[0], row[1]), self._site))

    def outputs(self, units: Iterable[str] | None = None) -> dict[str, Output]:
        """Return the files of the site by their paths in it; of all or of some units."""
        some = "" if units is None else f"AND unit IN {_LISTED}"
        query = f"SELECT path, unit, state, digest FROM outputs WHERE site = ? {some}"  # noqa: S608 - as above
        values = [self._site, *([] if units is None else [_cell([*units])])]
        return dict(self._read(query, lambda row: (row[0], Output(*row[1:])), *values))

    def groups(self) -> dict[str, str]:
        """Return group of which the search index says something → its unit."""
        query = "SELECT slug, unit FROM terms WHERE site = ?"
        return dict(self._read(query, lambda row: (row[0], row[1]), self._site))

    def terms(self, units: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return group of some units → letter → its terms that begin with it in the search index, as JSON."""
        query = f"SELECT slug, key, value FROM terms, json_each(terms) WHERE site = ? AND unit IN {_LISTED}"  # noqa: S608 - words of ours
        found: dict[str, dict[str, str]] = {}
        for slug, letter, terms in self._read(query, tuple, self._site, _cell([*units])):
            found.setdefault(str(slug), {})[str(letter)] = str(terms)
        return found

    def piece_sizes(self) -> dict[str, tuple[int, int]]:
        """Return beginning of a piece of the search index → its bytes, and how many terms it has."""
        query = "SELECT beginning, bytes, terms FROM pieces WHERE site = ?"
        return dict(self._read(query, lambda row: (row[0], (row[1], row[2])), self._site))

    def pieces(self, starts: Iterable[str]) -> dict[str, Any]:
        """Return what some pieces of the search index hold, by their beginnings."""
        query = f"SELECT beginning, places FROM pieces WHERE site = ? AND beginning IN {_LISTED}"  # noqa: S608 - as above
        return dict(self._read(query, lambda row: (row[0], json.loads(row[1])), self._site, _cell([*starts])))

    def drop_site(self) -> None:
        """Forget what the site was made of."""
        with suppress(*_DAMAGED), self._opened() as connection:
            for table in built_form.OF_A_SITE:
                connection.execute(f"DELETE FROM {table} WHERE site = ?", (self._site,))  # noqa: S608 - names of ours

    def begin(self) -> None:
        """Note that the site is about to change: until `end` nobody takes it for what it was."""
        with suppress(*_DAMAGED), self._opened() as connection:
            connection.execute("UPDATE sites SET state = '', files = '' WHERE site = ?", (self._site,))

    def settle(self, site: SiteState) -> None:
        """Write how a build that came to its end left the site."""
        with suppress(*_DAMAGED), self._opened() as connection:
            _write(connection, "sites", (), {self._site: site})

    def end(
        self,
        folders: Mapping[str, Folder | None],
        units: Mapping[str, Unit | None],
        outputs: Mapping[str, Output | None],
        index: Index,
        around: Mapping[str, Around | None],
        joined: tuple[str, Any],
    ) -> None:
        """Write what a build made; what is None is gone."""
        try:
            with self._opened() as connection:
                _write(connection, "folders", (), folders)
                _write(connection, "units", (self._site,), units)
                _write(connection, "outputs", (self._site,), outputs)
                _write(connection, "around", (self._site,), around)
                _write(connection, "joined", (), {self._site: joined})
                self._write_index(connection, index)
        except _DAMAGED:
            self.forget()

    def note_wrong(self, wrong: Mapping[str, int]) -> None:
        """Write how many links of some units to others lead nowhere."""
        rows = [(count, self._site, unit) for unit, count in wrong.items()]
        with suppress(*_DAMAGED), self._opened() as connection:
            connection.executemany("UPDATE units SET wrong = ? WHERE site = ? AND unit = ?", rows)

    def _write_index(self, connection: sqlite3.Connection, index: Index) -> None:
        gone = ((self._site, unit) for unit in index.units)
        connection.executemany("DELETE FROM terms WHERE site = ? AND unit = ?", gone)
        rows = ((self._site, *row) for row in index.terms)
        connection.executemany("INSERT OR REPLACE INTO terms VALUES (?, ?, ?, ?)", rows)
        if index.is_whole:
            connection.execute("DELETE FROM pieces WHERE site = ?", (self._site,))
        _write(connection, "pieces", (self._site,), index.pieces)


def _write(
    connection: sqlite3.Connection,
    table: str,
    before: tuple[str, ...],
    rows: Mapping[str, Iterable[Any] | None],
) -> None:
    """Put rows in the place of those with the same key."""
    keys = [column.split()[0] for column in built_form.TABLES[table].split(", ")[: len(before) + 1]]
    where = " AND ".join(f"{key} = ?" for key in keys)
    gone = [(*before, name) for name, row in rows.items() if row is None]
    connection.executemany(f"DELETE FROM {table} WHERE {where}", gone)  # noqa: S608 - as above
    values = [(*before, name, *map(_cell, row)) for name, row in rows.items() if row is not None]
    if values:
        marks = ", ".join("?" * len(values[0]))
        connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", values)  # noqa: S608 - as above


def _cell(value: Any) -> str | int:  # noqa: ANN401 - whatever JSON can hold
    return (
        value
        if isinstance(value, str | int)
        else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    )

"""The tables of what the last builds made, and the narrow indexes that every build reads whole."""

from __future__ import annotations

import sqlite3

_NUMBER = 9
"""The number of what the tables hold; a file of another one is not read."""

TABLES = {
    "folders": "name TEXT PRIMARY KEY, state TEXT, content TEXT, shown TEXT, outline TEXT",
    "sites": "site TEXT PRIMARY KEY, state TEXT, files TEXT, told TEXT",
    "joined": "site TEXT PRIMARY KEY, key TEXT, about TEXT",
    "around": "site TEXT, unit TEXT, digest TEXT, shown TEXT, PRIMARY KEY (site, unit)",
    "units": (
        "site TEXT, unit TEXT, made_from TEXT, told TEXT, asked TEXT, anchors TEXT, crossing TEXT, "
        "wrong INT, map TEXT, lists TEXT, PRIMARY KEY (site, unit)"
    ),
    "outputs": "site TEXT, path TEXT, unit TEXT, state TEXT, digest TEXT, PRIMARY KEY (site, path)",
    "terms": "site TEXT, unit TEXT, slug TEXT, terms TEXT, PRIMARY KEY (site, unit, slug)",
    "pieces": "site TEXT, beginning TEXT, bytes INT, terms INT, places TEXT, PRIMARY KEY (site, beginning)",
    "days": "pages TEXT PRIMARY KEY, changed TEXT, added TEXT",
}
"""Name → columns, the key first."""

OF_A_SITE = ("sites", "joined", "around", "units", "outputs", "terms", "pieces")

_INDEXES = {
    "units_made_from": "units (site, unit, made_from)",
    "units_told": "units (site, unit, told) WHERE told NOT IN ('[]', '{}')",
    "units_wrong": "units (site, unit, wrong) WHERE wrong",
    "around_digest": "around (site, unit, digest)",
    "terms_slug": "terms (site, slug, unit)",
    "pieces_size": "pieces (site, beginning, bytes, terms)",
}
"""What a build asks about all units, groups or pieces: in their tables it would pass over megabytes."""


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables anew, empty, unless they are of this form."""
    if connection.execute("PRAGMA user_version").fetchone() == (_NUMBER,):
        return
    for table, columns in TABLES.items():
        connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.execute(f"CREATE TABLE {table} ({columns}) WITHOUT ROWID")
    for name, columns in _INDEXES.items():
        connection.execute(f"CREATE INDEX {name} ON {columns}")
    connection.execute(f"PRAGMA user_version = {_NUMBER}")

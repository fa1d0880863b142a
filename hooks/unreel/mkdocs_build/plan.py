"""Find out what is to be built: the films, and the pages of the library, that something changed for."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from unreel.library import Library
from unreel.library.threads import NO_THREADS
from unreel.mkdocs_build import reading
from unreel.mkdocs_build.publish import digest, files
from unreel.mkdocs_build.redirects import Moved
from unreel.mkdocs_build.scope import REST, Known, unit_of
from unreel.mkdocs_build.search_index import SEARCH
from unreel.mkdocs_build.surroundings import Surroundings
from unreel.site import machine_readable
from unreel.site.docs import Site
from unreel.site.library_pages import ways
from unreel.site.outlines import Linked, Outline, fullest, pack, unpack
from unreel.store.built import Built, Folder, Output, Unit
from unreel.store.fingerprints import fingerprints
from unreel.store.history import Days
from unreel.store.workspace import Workspace

THEME = "*"
"""The unit of the theme's files."""


class Folders(NamedTuple):
    """What lies in docs/, and what was read of it."""

    rows: dict[str, Folder]
    """Folder → what is known of it now; '' for the files beside the films."""
    changed: frozenset[str]
    """Those that are not as they were."""
    outlines: dict[str, Outline]
    paths: tuple[str, ...]
    """All files of docs/, from there."""
    site: Site
    """The films that were read last."""

    gone: frozenset[str]
    """The folders that are no more."""

    @property
    def new(self) -> dict[str, Folder | None]:
        """Return the rows that are not as they were; None of folders that are no more."""
        return dict.fromkeys(self.gone) | {name: self.rows[name] for name in self.changed}

    @property
    def pages(self) -> list[str]:
        """Return the pages of docs/."""
        return [path for path in self.paths if path.endswith(".md")]


class Plan(NamedTuple):
    """What is to be built, and of what."""

    made_from: dict[str, str]
    """Unit → the digest of all that goes into it; of all units."""
    stale: frozenset[str]
    """The units that are to be built."""
    known: Known
    folders: Folders
    units: dict[str, Unit]
    """Those that stay as they are."""
    outputs: dict[str, Output]
    """The files of the site whose content is known."""
    gone: frozenset[str]
    """The units that are no more."""
    strays: frozenset[str]
    """The files of the site that nothing is known of, and those of units that are no more."""


def folders(docs_dir: Path, built: Built, code: str, last: Site | None, workspace: Workspace) -> Folders:
    """Read what changed in docs/ since the last build; what `code` stands for reads it."""
    there = _by_folder(docs_dir)
    states = {name: _digest((code, sorted(found))) for name, found in there.items()}
    before = built.folders()
    rows = {
        name: before[name] for name, one in states.items() if name in before and before[name].state == one
    }
    try:
        outlines = {name: unpack(row.outline) for name, row in rows.items() if row.outline is not None}
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        rows, outlines = {}, {}  # the cache is damaged
    changed = sorted(states.keys() - rows.keys())
    site, read = reading.outlines(changed, docs_dir, last, workspace)
    outlines |= read
    for name in changed:
        one = outlines.get(name)
        rows[name] = Folder(states[name], _content(docs_dir, name), None if one is None else pack(one))
    paths = tuple(path for found in there.values() for path, _ in found)
    gone = frozenset(before.keys() - rows.keys())
    return Folders(rows, frozenset(changed), dict(sorted(outlines.items())), paths, site, gone)


def _by_folder(docs_dir: Path) -> dict[str, list[tuple[str, object]]]:
    """Return folder of docs/ → its files and their states."""
    found: dict[str, list[tuple[str, object]]] = {REST: []}
    top = len(str(docs_dir)) + 1
    for path, one in fingerprints(docs_dir).items():
        name = path[top:].replace(os.sep, "/")
        folder, slash, _ = name.partition("/")
        found.setdefault(folder if slash else REST, []).append((name, one))
    return found


def _content(docs_dir: Path, folder: str) -> str:
    """Return the digest of all files of a folder of docs/, or of those beside the films."""
    if folder:
        paths = [*fingerprints(docs_dir / folder)]
    else:
        paths = [str(path) for path in docs_dir.iterdir() if path.is_file()]
    return _digest([(path, digest(Path(path))) for path in sorted(paths)])


def made_from(
    of: Folders, known: Known, environment: str, days: Days, beside: Linked, moved: Moved
) -> dict[str, str]:
    """Return unit → the digest of all that goes into it, apart from what its links ask for."""
    library = known.library or Library()
    size = machine_readable.is_many(of.outlines), machine_readable.is_large(of.outlines)
    about = environment, size, known.has_news
    changed = _by_unit(days.changed, known)
    aims = _links_by_aim(of.outlines.values(), beside)
    pages = [(slug, one.pages) for slug, one in of.outlines.items()]
    shown = of.rows.get(fullest(of.outlines))
    everything = library.films, pages, sorted(days.added.items()), shown.content if shown else ""
    digests = {}
    for slug in of.outlines:
        threads = library.threads.get(slug, NO_THREADS)
        parts = (
            about,
            of.rows[slug].content,
            _of_mappings(threads),
            aims.get(slug),
            (changed.get(slug), days.added.get(f"docs/{slug}")),
        )
        digests[slug] = _digest((parts, everything if of.outlines[slug].shows_all else None))
    shelves = ways(library)
    for path, text in known.library_pages.items():
        digests[path] = _digest((about, text, shelves))
    rest = [(name, row.content) for name, row in sorted(of.rows.items()) if name not in of.outlines]
    digests[THEME] = digests[SEARCH] = environment
    digests[REST] = _digest((about, rest, changed.get(REST), everything, library.diagnostics, moved))
    return digests


def planned(
    of: Folders, known: Known, made_from: dict[str, str], built: Built, site_dir: Path, around: Surroundings
) -> Plan:
    """Compare what goes into each unit with what went into it the last time."""
    before, outputs = built.units(), built.outputs()
    now = dict(files(site_dir)) if site_dir.is_dir() else {}
    right = {path: one for path, one in outputs.items() if _is_right(site_dir, path, one, now)}
    damaged = {one.unit for path, one in outputs.items() if path not in right}
    kept = {
        name: unit
        for name, unit in before.items()
        if made_from.get(name) == unit.made_from
        and name not in damaged
        and all(around.state(path) == one for path, one in unit.record["asked"].items())
    }
    stale = made_from.keys() - kept.keys()
    gone = {path for path, one in outputs.items() if one.unit not in made_from}
    strays = (now.keys() - outputs.keys()) | (gone & now.keys())
    no_more = before.keys() - made_from.keys()
    if strays or stale or no_more:
        stale |= {REST}
        kept.pop(REST, None)
    others = {path: one for path, one in right.items() if path not in gone}
    return Plan(made_from, frozenset(stale), known, of, kept, others, frozenset(no_more), frozenset(strays))


def _is_right(site_dir: Path, path: str, output: Output, now: dict[str, str]) -> bool:
    """Return whether a file of the site is as it was made; one that was only touched is."""
    state = now.get(path)
    return state is not None and (state == output.state or digest(site_dir / path) == output.digest)


def _of_mappings(threads: Any) -> object:  # noqa: ANN401 - a tuple with mappings among its values
    """Return a value whose representation does not depend on the order of keys."""
    return [sorted(one.items()) if isinstance(one, Mapping) else one for one in threads]


def _links_by_aim(outlines: Iterable[Outline], beside: Linked) -> dict[str, list[object]]:
    """Return film → the links that lead to it from others."""
    aims: dict[str, list[object]] = defaultdict(list)
    for target, places in beside.items():
        aims[target[0].partition("/")[0]].append((target, places))
    for one in outlines:
        for link in one.links:
            aims[link.target[0].partition("/")[0]].append(link)
    return aims


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()


def _by_unit(days: Mapping[str, str], known: Known) -> dict[str, list[tuple[str, str]]]:
    """Return unit → its pages and their days."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path, day in sorted(days.items()):
        unit = unit_of(path.removeprefix("docs/"), known.outlines, known.library_pages)
        found.setdefault(unit, []).append((path, day))
    return found

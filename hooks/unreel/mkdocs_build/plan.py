"""Find out what is to be built: the films, and the pages of the library, that something changed for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from unreel.mkdocs_build.environment import digest_of
from unreel.mkdocs_build.folders import Folders
from unreel.mkdocs_build.joined import Joined
from unreel.mkdocs_build.publish import digest
from unreel.mkdocs_build.redirects import Moved
from unreel.mkdocs_build.scope import REST, Known
from unreel.mkdocs_build.search_index import SEARCH
from unreel.mkdocs_build.surroundings import Surroundings
from unreel.store.built import Built, Output

THEME = "*"
"""The unit of the theme's files."""

LISTS = "*lists"
"""The unit of what speaks of all: the map, the lists, the feed."""


FEW = 20
"""Folders and pages that may have changed for what links to them to be looked up one by one."""


class Site(NamedTuple):
    """The site as it lies there."""

    folder: Path
    files: Mapping[str, str]
    """The state of each, by its path in the site."""
    is_untouched: bool
    """Is it as the last build left it?"""


class Plan(NamedTuple):
    """What is to be built, and of what."""

    made_from: dict[str, str]
    """Unit → the digest of all that goes into it; of all units."""
    stale: frozenset[str]
    """The units that are to be built."""
    joined: Joined
    known: Known
    folders: Folders
    kept: frozenset[str]
    """The units that stay as they are."""
    outputs: dict[str, Output]
    """The files of the site whose content is known; of an untouched one, those of what is built."""
    gone: frozenset[str]
    """The units that are no more."""
    strays: frozenset[str]
    """The files of the site that nothing is known of, and those of units that are no more."""
    may_keep_lists: bool
    """Does what speaks of all stay as it is, if all units say there what they said?"""

    @property
    def needs_all(self) -> bool:
        """Return whether something is to be built that speaks of all films."""
        films = self.joined.digests.keys() & self.known.outlines.keys()
        return not self.stale - {LISTS} <= films - self.joined.shows_all


def made_from(of: Folders, joined: Joined, environment: str, moved: Moved) -> dict[str, str]:
    """Return unit → the digest of all that goes into it, apart from what its links ask for."""
    films, around = {*of.films}, joined.digests
    contents = {name: of.rows[name].content for name in films}
    pictured = contents.get(joined.fullest, "")
    digests = {
        unit: digest_of((one, contents.get(unit, ""), pictured if unit in joined.shows_all else ""))
        for unit, one in around.items()
    }
    beside = sorted((name, row.content) for name, row in of.rows.items() if name not in films)
    digests[REST] = digest_of((around[REST], beside, moved, pictured))
    return digests | dict.fromkeys((THEME, SEARCH, LISTS), environment)


def planned(
    of: Folders, joined: Joined, made_from: dict[str, str], built: Built, site: Site, around: Surroundings
) -> Plan:
    """Compare what goes into each unit with what went into it the last time."""
    before = built.units()
    no_more = before.keys() - made_from.keys()
    kept = {name for name, digest_ in before.items() if made_from.get(name) == digest_}
    kept -= _led_elsewhere(_changed(of, joined, built), built, around)
    if site.is_untouched:
        outputs = right = built.outputs(made_from.keys() - kept | no_more | {LISTS})
        strays: set[str] = set()
    else:
        outputs = built.outputs()
        right = {path: one for path, one in outputs.items() if _is_right(site.folder, path, one, site.files)}
        kept -= {one.unit for path, one in outputs.items() if path not in right}
        strays = site.files.keys() - outputs.keys()
    stale = made_from.keys() - kept
    is_as_before = joined.is_kept and LISTS in kept and not no_more and stale <= before.keys() - {REST}
    gone = {path for path, one in outputs.items() if one.unit not in made_from}
    strays |= gone & site.files.keys()
    if strays or stale or no_more:
        stale |= {LISTS}
    others = {path: one for path, one in right.items() if path not in gone}
    return Plan(
        made_from,
        frozenset(stale),
        joined,
        joined.known,
        of,
        frozenset(kept - {LISTS}) if stale else frozenset(kept),
        others,
        frozenset(no_more),
        frozenset(strays),
        may_keep_lists=is_as_before,
    )


def _led_elsewhere(changed: frozenset[str] | None, built: Built, around: Surroundings) -> set[str]:
    """Return the units whose links would find something else now, if so much `changed`."""
    names = None if changed is None or REST in changed or len(changed) > FEW else {*changed}
    begun = None if names is None else (name if "/" in name else f"{name}/" for name in names)
    units = None if begun is None else built.naming("asked", begun)
    return {
        unit
        for unit, asked in built.of_units("asked", units).items()
        if any(around.state(path) != one for path, one in asked.items() if _may_differ(path, changed))
    }


def _changed(of: Folders, joined: Joined, built: Built) -> frozenset[str] | None:
    """Return which folders of docs/, and which pages of the library, may not be as they were; None: any."""
    if joined.is_kept:
        return of.changed
    try:
        pages, *_ = built.joined()[1]
        return of.changed | of.gone | ({*pages} ^ joined.known.library_pages.keys())
    except (TypeError, ValueError):
        return None


def _may_differ(path: str, changed: frozenset[str] | None) -> bool:
    """Return whether what a path of docs/ leads to may be something else."""
    folder, slash, _ = path.partition("/")
    return changed is None or (folder if slash else REST) in changed or path in changed


def _is_right(site_dir: Path, path: str, output: Output, now: Mapping[str, str]) -> bool:
    """Return whether a file of the site is as it was made; one that was only touched is."""
    state = now.get(path)
    return state is not None and (state == output.state or digest(site_dir / path) == output.digest)

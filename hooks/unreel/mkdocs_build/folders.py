"""Read what changed in docs/ since the last build."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from unreel.mkdocs_build.environment import digest_of
from unreel.mkdocs_build.publish import digest
from unreel.mkdocs_build.scope import REST
from unreel.site.docs import Site
from unreel.site.outlines import Outline, unpack
from unreel.store.built import Built, Folder
from unreel.store.fingerprints import Fingerprints, fingerprints

OutlinesKept = Mapping[str, tuple[str, Outline]]
"""Film → the digest of its outline (`Folder.shown`), and the outline."""


class Folders(NamedTuple):
    """What lies in docs/, and what was read of it."""

    rows: Mapping[str, Folder]
    """Folder → what is known of it now; '' for the files beside the films."""
    changed: frozenset[str]
    """Those that are not as they were."""
    gone: frozenset[str]
    """Those that are no more."""
    paths: tuple[str, ...]
    """All files of docs/, from there."""
    site: Site
    """The films that were read last."""

    @property
    def films(self) -> list[str]:
        """Return the folders of films, sorted."""
        return sorted(name for name, row in self.rows.items() if row.shown)

    @property
    def new(self) -> dict[str, Folder | None]:
        """Return the rows that are not as they were; None of folders that are no more."""
        return dict.fromkeys(self.gone) | {name: self.rows[name] for name in self.changed}

    @property
    def pages(self) -> list[str]:
        """Return the pages of docs/."""
        return [path for path in self.paths if path.endswith(".md")]

    def all_outlines(self, built: Built, known: OutlinesKept) -> dict[str, Outline] | None:
        """Return film → its outline, from those that are `known` if it can be; None for a damaged cache."""
        nothing = "", None
        found = {name: (self.rows[name].shown, *known.get(name, nothing)) for name in self.films}
        there = {name: one for name, (shown, before, one) in found.items() if one and shown == before}
        kept = built.outlines(name for name in found.keys() - there.keys() if not self.rows[name].outline)
        try:
            return {
                name: there.get(name) or unpack(json.loads(self.rows[name].outline or kept[name]))
                for name in found
            }
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return None


def read(
    docs_dir: Path,
    states: Fingerprints,
    built: Built,
    code: str,
    outlines_of: Callable[[list[str]], tuple[Site, dict[str, str]]],
) -> Folders:
    """Read what changed in docs/, whose files' `states` are known; what `code` stands for reads it.

    `outlines_of` reads some folders, as `reading.outlines` does.
    """
    there = _by_folder(docs_dir, states)
    digests = {name: digest_of((code, sorted(found))) for name, found in there.items()}
    before = built.folders()
    rows = {
        name: before[name] for name, one in digests.items() if name in before and before[name].state == one
    }
    changed = sorted(digests.keys() - rows.keys())
    site, outlines = outlines_of(changed)
    for name in changed:
        one = outlines.get(name, "null")
        shown = digest_of(one) if name in outlines else ""
        rows[name] = Folder(digests[name], _content(docs_dir, name), shown, one)
    paths = tuple(path for found in there.values() for path, _ in found)
    return Folders(rows, frozenset(changed), frozenset(before.keys() - rows.keys()), paths, site)


def _by_folder(docs_dir: Path, states: Fingerprints) -> dict[str, list[tuple[str, object]]]:
    """Return folder of docs/ → its files and their states."""
    found: dict[str, list[tuple[str, object]]] = {REST: []}
    top = len(str(docs_dir)) + 1
    for path, one in states.items():
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
    return digest_of([(path, digest(Path(path))) for path in sorted(paths)])

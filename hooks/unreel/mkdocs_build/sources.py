"""The states of the files that people and sync write."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from unreel.store.fingerprints import Fingerprints, fingerprints
from unreel.store.workspace import Workspace


class Sources(NamedTuple):
    """The states of files by their paths, folder by folder."""

    docs: Fingerprints
    seeds: Fingerprints
    base: Fingerprints


def sources(space: Workspace, docs_dir: Path) -> Sources:
    """Look at the files of a project, whose pages lie in `docs_dir`."""
    return Sources(*map(fingerprints, (docs_dir, space.seeds, space.base)))

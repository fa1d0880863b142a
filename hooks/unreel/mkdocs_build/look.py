"""A look at all files that a site is made of, and at its own: what tells whether anything changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unreel.mkdocs_build import publish
from unreel.mkdocs_build.environment import digest_of, environment
from unreel.mkdocs_build.sources import sources
from unreel.store import history
from unreel.store.fingerprints import Fingerprints, fingerprints
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from unreel.mkdocs_build.memory import Memory


class Look(NamedTuple):
    """The states of files, by their sizes and times."""

    workspace: Workspace
    head: str
    """What all that git's log tells depends on; '' where it tells nothing."""
    environment: str
    """The digest of all that goes into every page."""
    sources: str
    """The digest of all that the site is made of."""
    docs: Fingerprints
    others: Fingerprints
    """The seeds, and the bases of pages."""
    there: Mapping[str, str]
    """The files of the site, and their states."""

    def state(self, files: str | None = None) -> str:
        """Return the digest of a site's sources, and of its files, seen or given by their digest."""
        return digest_of((self.sources, site_digest(self.there) if files is None else files))


def site_digest(there: Mapping[str, str]) -> str:
    """Return the digest of a site's files with their states."""
    return digest_of(sorted(there.items()))


def look(config: MkDocsConfig, memory: Memory, site_dir: Path) -> Look:
    """Look at a project, and at its site; one that is served lies in a folder that nobody else writes to."""
    space = Workspace(Path(config.config_file_path).parent)
    head = history.head(space.root)
    home = config.strict, memory.has_preview, memory.nonce, head
    docs_dir = Path(config.docs_dir)
    known, memory.sources = memory.sources, None
    docs, seeds, base = known if known and docs_dir == space.docs else sources(space, docs_dir)
    others = fingerprints(space.rescued), fingerprints(space.journal)
    states = [sorted(found.items()) for found in (docs, seeds, base, *others)]
    everywhere = environment(config)
    made_of = digest_of((everywhere, home, states, sorted(space.tracked)))
    there = publish.states(site_dir) if memory.there is None else memory.there
    return Look(space, head, everywhere, made_of, docs, seeds | base, there)


def site_name(config: MkDocsConfig, memory: Memory) -> str:
    """Return the name by which what is kept of a site is found: its folder, or whose server shows it."""
    return f"served {config.dev_addr}" if memory.has_preview else config.site_dir

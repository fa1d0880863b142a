"""Read the films of which something changed: many of them by the workers of this machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from unreel.mkdocs_build.handed_on import hand_on
from unreel.mkdocs_build.reporting import progress
from unreel.pages import snapshot
from unreel.site import docs
from unreel.site.docs import Site
from unreel.site.outlines import pack
from unreel.store.workers import Done, Workers, share
from unreel.store.workers.choice import MANY
from unreel.store.workspace import Workspace

AT_ONCE = 40
"""Films that are read at once: memory grows with them, not with the library."""


class FolderToRead(NamedTuple):
    """A folder of docs/, and where it lies."""

    name: str
    docs_dir: Path
    workspace: Workspace
    readings: str
    """Where to hand on what was read; '' for nowhere."""


def outlines(
    names: Sequence[str], docs_dir: Path, last: Site | None, workspace: Workspace, readings: Callable[[], str]
) -> tuple[Site, dict[str, str]]:
    """Return the films that were read last, and folder → outline, as JSON, of all that are films.

    What workers read lies in the folder that `readings` returns, to be handed on. A server has read films
    before, and goes on from there; so it reads them by itself.
    """
    if last is None and len(names) > MANY:
        to_read = [FolderToRead(name, docs_dir, workspace, readings()) for name in names]
        return Site(), dict(_by_workers(to_read))
    site, found = last or Site(), dict[str, str]()
    for start in range(0, len(names), AT_ONCE):
        site = _read(names[start : start + AT_ONCE], docs_dir, last, workspace)
        found |= _texts(site)
    return site, found


def _by_workers(folders: list[FolderToRead]) -> Iterator[tuple[str, str]]:
    """Yield what workers read; where one could not, this process says why."""
    here = Workers.asked_for()._replace(scheduler="")  # they read what lies on this machine's disk
    outcomes = share(read_films, folders, here, path=lambda folder: f"docs/{folder.name}")
    with closing(outcomes), progress("read", len(folders)) as advance:
        for one in outcomes:
            yield from (one.result if isinstance(one, Done) else read_films(one.part)).items()
            advance(len(one.part))


def read_films(folders: tuple[FolderToRead, ...]) -> dict[str, str]:
    """Return folder → outline, as JSON, of those that are films."""
    names = [folder.name for folder in folders]
    found = _read(names, folders[0].docs_dir, None, folders[0].workspace) if folders else Site()
    if folders:
        hand_on(found, folders[0].readings)
    return _texts(found)


def _texts(site: Site) -> dict[str, str]:
    """Return the outlines of films as JSON, which takes far less memory than objects."""
    return {slug: json.dumps(pack(one)) for slug, one in site.outlines.items()}


def _read(names: Sequence[str], docs_dir: Path, last: Site | None, workspace: Workspace) -> Site:
    pages = snapshot.read(docs_dir, last.docs if last else None, is_entered=frozenset(names).__contains__)
    return docs.films_of(pages, last, workspace)

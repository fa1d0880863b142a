"""What was read of films, handed on in one build, from who reads a film to who builds it.

It lies in a folder that the build makes anew and removes in the end, so nothing in it came with somebody's
commit. A film that is not there is read again.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from unreel.pages.snapshot import PageSource, Snapshot
from unreel.site.docs import Site
from unreel.site.film_reading import FilmReading
from unreel.store.history import Days
from unreel.store.workspace import Workspace

_Handed = tuple[list[PageSource], FilmReading]


def hand_on(site: Site, folder: str) -> None:
    """Write what was read of the films of a site; nothing where there is no folder."""
    for slug in site.films if folder else ():
        one: _Handed = site.docs.folders[slug], site.reading(slug)
        with suppress(OSError):  # then it is read again
            Path(folder, slug).write_bytes(pickle.dumps(one, pickle.HIGHEST_PROTOCOL))


def handed_on(slugs: Iterable[str], folder: str, workspace: Workspace) -> Site | None:
    """Return what was read of films; None where nothing was handed on."""
    found = {slug: one for slug in sorted(slugs) if folder and (one := _taken(Path(folder, slug)))}
    if not found:
        return None
    sources = {source.name: source for pages, _ in found.values() for source in pages}
    return Site.of_readings(
        Snapshot(sources), {slug: one for slug, (_, one) in found.items()}, workspace, Days()
    )


def _taken(path: Path) -> _Handed | None:
    try:
        handed: _Handed = pickle.loads(path.read_bytes())  # noqa: S301 - this build wrote it
    except (OSError, EOFError, pickle.UnpicklingError):
        return None
    return handed

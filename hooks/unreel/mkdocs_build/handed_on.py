"""What was read of films, handed on in one build, from who reads a film to who builds it.

It lies in a folder that the build makes anew and removes in the end, so nothing in it came with somebody's
commit. A film that is not there is read again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any

from unreel.pages.snapshot import PageSource, Snapshot
from unreel.site.docs import Site
from unreel.site.film_reading import FilmReading
from unreel.store.history import Days
from unreel.store.workspace import Workspace

_Handed = tuple[list[PageSource], FilmReading]


_Reduce = Callable[[Any], tuple[type, tuple[Any, ...]]]


class _Reducers(dict[type, _Reduce]):
    """Type → what makes of a value the type and its arguments: in half of the time that pickle takes itself.

    pickle asks each named tuple and each dataclass with slots by functions of Python, one a field.
    """

    def __missing__(self, kind: type) -> _Reduce:
        if issubclass(kind, tuple):
            arguments: Callable[[Any], tuple[Any, ...]] = tuple
        elif is_dataclass(kind) and "__slots__" in vars(kind) and len(fields(kind)) > 1:
            arguments = attrgetter(*(field.name for field in fields(kind)))
        else:
            raise KeyError(kind)
        self[kind] = reduce = lambda value: (kind, arguments(value))
        return reduce


def hand_on(site: Site, folder: str) -> None:
    """Write what was read of the films of a site; nothing where there is no folder."""
    reducers = _Reducers()
    for slug in site.films if folder else ():
        one: _Handed = site.docs.folders[slug], site.reading(slug)
        with suppress(OSError):  # then it is read again
            Path(folder, slug).write_bytes(_pickled(one, reducers))


def _pickled(one: _Handed, reducers: _Reducers) -> bytes:
    file = BytesIO()
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = reducers
    pickler.dump(one)
    return file.getvalue()


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

"""In which state the files of each film are: it tells, without reading any, whether somebody touched them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from unreel.seeds.folder import DEFAULTS, FilmFiles, Folder, listed
from unreel.store.cache import LOADED
from unreel.store.fingerprints import Fingerprints, fingerprints
from unreel.store.workspace import Workspace

_CODE = sorted(LOADED.items())
_State = tuple[int, int, int, int]


class FilmStates:
    """The states of a project's seeds, pages and bases, by their sizes and times."""

    def __init__(self, workspace: Workspace, seen: Fingerprints | None = None) -> None:
        """Take what was just `seen` of the files in docs/, in seeds/ and of the bases; else look at them."""
        folders = workspace.docs, workspace.base, workspace.seeds
        known = seen if seen is not None else {k: v for one in folders for k, v in fingerprints(one).items()}
        self._pages = [_by_folder(one, known) for one in folders[:2]]
        self._seeds = known
        self._of_all = hashlib.sha256(repr((_CODE, known.get(str(workspace.seeds / DEFAULTS)))).encode())

    def of(self, film: FilmFiles) -> str:
        """Return the digest of the state of a film's files, and of the code; '' where its text has none."""
        paths = [str(one) for one in (film.text, film.settings) if one]
        own = [(path, self._seeds.get(path)) for path in paths]
        if any(state is None for _, state in own):
            return ""
        pages = [sorted(of.get(film.slug, ())) for of in self._pages]
        summed = self._of_all.copy()
        summed.update(repr((own, pages)).encode())
        return summed.hexdigest()


class LastLook:
    """The films of a project as a server saw them last: it looks again only at those that changed since."""

    def __init__(self) -> None:
        self._seen: Fingerprints = {}
        """The files of docs/, of seeds/ and the bases."""
        self._listed_at = 0
        """When the folder of seeds, which may hold empty folders too, had changed last (nanoseconds)."""
        self._folder = Folder((), frozenset(), ())
        self._states: dict[str, str] = {}

    def films(self, workspace: Workspace, seen: Fingerprints) -> tuple[Folder, dict[str, str]]:
        """Return the films, and slug → state of each; `seen` are all their files now."""
        changed = {path for path, _ in seen.items() ^ self._seen.items()}
        changed_at, seeds = workspace.seeds.stat().st_mtime_ns, f"{workspace.seeds}{os.sep}"
        if changed_at != self._listed_at or any(path.startswith(seeds) for path in changed):
            self._folder, self._states = films(workspace, seen)
        else:
            tops = [f"{top}{os.sep}" for top in (workspace.docs, workspace.base)]
            inside = (path[len(top) :] for path in changed for top in tops if path.startswith(top))
            slugs = {path.partition(os.sep)[0] for path in inside}
            starts = (seeds, *(f"{top}{slug}{os.sep}" for top in tops for slug in slugs))
            look = FilmStates(workspace, {k: state for k, state in seen.items() if k.startswith(starts)})
            self._states |= {one.slug: look.of(one) for one in self._folder.films if one.slug in slugs}
        self._seen, self._listed_at = seen, changed_at
        return self._folder, self._states


def films(workspace: Workspace, seen: Fingerprints | None) -> tuple[Folder, dict[str, str]]:
    """Return the films of a project, and slug → state of each, as `FilmStates` has it."""
    found, look = listed(workspace.seeds), FilmStates(workspace, seen)
    return found, {film.slug: look.of(film) for film in found.films}


def _by_folder(top: Path, states: Mapping[str, _State]) -> dict[str, list[tuple[str, _State]]]:
    """Return each folder in `top` → its files with their states."""
    found: dict[str, list[tuple[str, _State]]] = {}
    start = f"{top}{os.sep}"
    for path, state in states.items():
        if path.startswith(start):
            folder, _, name = path[len(start) :].partition(os.sep)
            found.setdefault(folder, []).append((name, state))
    return found

"""Which files of docs/ the site takes: told by their names, and by what they are."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.pages.snapshot import LINK, NO_FILE
from unreel.seeds.names import same_file
from unreel.site.allowed import Allowed
from unreel.store.ignored_files import is_ignored

PAGE = ".md"
_MARKS = frozenset(" .,()+'’!&–-_")
"""What the name of a file or folder may hold beside letters and digits of any script."""

_ENDS = frozenset("()!'’+_")
"""Those of them that it may open or end with."""


class RefusedFile(NamedTuple):
    """A file or a folder that is to have no place in docs/."""

    path: str
    """From docs/, with slashes."""
    why: str
    """With what to do."""


def refused_files(docs: Path, allowed: Allowed) -> Iterator[RefusedFile]:
    """Return what of a folder the site does not take; no link is followed.

    Hidden files, backups and the system's own are nobody's concern: they are published nowhere.
    """
    for top, folders, names in os.walk(docs):
        folders[:] = sorted(name for name in folders if not is_ignored(name))
        alike: dict[str, str] = {}
        for name in (*folders, *sorted(name for name in names if not is_ignored(name))):
            path = Path(top, name)
            shown = path.relative_to(docs).as_posix()
            why = _kind_fault(path) or (name_fault(shown, allowed) if name not in folders else "")
            first = alike.setdefault(same_file(name), name)
            if first != name and not why:
                why = f"on Windows and macOS it would be the same as {first!a}: rename one of them"
            if why:
                yield RefusedFile(shown, why)


def refused_file(path: str, docs: Path, allowed: Allowed) -> RefusedFile | None:
    """Return a file, by its path in `docs`, that the site does not take, or the link over which it lies."""
    parts, top = path.split("/"), f"{docs}{os.sep}"
    ways = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
    if link := next((way for way in ways if os.path.islink(top + way)), None):  # noqa: PTH114 - paths take long
        return RefusedFile(link, LINK)
    why = name_fault(path, allowed)
    return RefusedFile(path, why) if why else None


def name_fault(path: str, allowed: Allowed) -> str:
    """Return why the site does not take a file of this path in docs/, '' where it does."""
    if why := next(filter(None, map(_part_fault, path.split("/"))), ""):
        return why
    if any("/" in pattern and fnmatchcase(path, pattern) for pattern in allowed.files):
        return ""
    if path.lower().endswith(PAGE) and not path.endswith(PAGE):
        return f"a page's name ends in {PAGE}, in small letters: rename it"
    for folder in wordset("site/allowed/reserved.txt#folders"):
        if path.lower().startswith(f"{folder}/"):
            return f"the folder {folder}/ is the theme's own: put the file into another one"
    if any(fnmatchcase(path.lower(), pattern.lower()) for pattern in allowed.files):
        return ""
    kinds = ", ".join(
        sorted(pattern.removeprefix("*") for pattern in allowed.files if pattern.startswith("*."))
    )
    return (
        f"docs/ holds no files of this kind (but {kinds}): take it out, "
        "or ask a maintainer to allow it under `extra.unreel.allow.files` in mkdocs.yml"
    )


@lru_cache(maxsize=10_000)  # films have pages of the same names
def _part_fault(name: str) -> str:
    """Return why no file or folder is to have a name, '' where it may."""
    if not _is_plain(name):
        return f"the name {name!a} is odd: use letters, digits, hyphens and dots"
    is_device = name.partition(".")[0].lower() in wordset("lexicon/windows_devices.txt")
    return f"Windows has no files called {name!a}: rename it" if is_device else ""


def _is_plain(name: str) -> bool:
    """Return whether a name is made of letters, digits and a few marks."""
    odd = {mark for mark in name if unicodedata.category(mark)[0] not in "LMN"}
    return odd <= _MARKS and bool(name) and not {name[0], name[-1]} & (_MARKS - _ENDS)


def _kind_fault(path: Path) -> str:
    """Return why something is neither a file nor a folder of its own, '' where it is."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return LINK
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return NO_FILE
    return ""

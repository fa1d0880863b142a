"""Files that editors, systems and synchronisations leave beside those that people write."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import lru_cache

from unreel.lexicon.wordlists import wordlist


def _any_of(*parts: str) -> re.Pattern[str]:
    globs = (glob for part in parts for glob in wordlist(f"store/ignored_files.txt#{part}"))
    return re.compile(rf"\A(?:{'|'.join(map(translate, globs))})")


_LEFT_BEHIND = _any_of("backups", "of the system")
_SYNCHRONISED = _any_of("copies of a synchronisation")


@lru_cache(maxsize=10_000)  # films have pages of the same names, and each build asks about all of them
def is_left_behind(name: str) -> bool:
    """Return whether the file or folder `name` is an editor's backup, or the operating system's own."""
    return _LEFT_BEHIND.match(name.lower()) is not None


def is_ignored(name: str) -> bool:
    """Return whether the file or folder `name` is hidden, or left behind."""
    return name.startswith(".") or is_left_behind(name)


def is_conflicted_copy(name: str) -> bool:
    """Return whether the file `name` is what Dropbox, Syncthing or Nextcloud keep beside a changed one."""
    return _SYNCHRONISED.match(name.lower()) is not None

"""What lies around the films that are built: files that their pages may link to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel, set_exclusions
from mkdocs.utils import is_markdown_file

from unreel.mkdocs_build.exchanged import BUILD
from unreel.mkdocs_build.scope import Known
from unreel.site.allowed import Allowed
from unreel.site.allowed.files import name_fault
from unreel.store import text_file
from unreel.store.ignored_files import is_left_behind
from unreel.store.listing import is_file, listed

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_NOT_COPIED = (
    *(".*", "*/.*", "*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*"),
    *("*.md", "*.markdown", "*.mdown", "*.mkdn", "*.mkd"),
)
"""The files of a theme that MkDocs takes for no files of the site."""


class Surroundings:
    """Answers as MkDocs' `Files` of the whole site would."""

    def __init__(self, config: MkDocsConfig, allowed: Allowed, known: Known) -> None:
        self._config, self._allowed, self._known = config, allowed, known
        self._docs = Path(config.docs_dir)
        self._listed: dict[str, Mapping[str, os.DirEntry[str]]] = {}
        self._found: dict[str, File | None] = {}

    def file(self, path: str) -> File | None:
        """Return the file of a path in docs/, if the site has it."""
        if path not in self._found:
            path = PurePath(path).as_posix()
        if path not in self._found:
            self._found[path] = self._of_docs(path) or self._made(path) or self._of_theme(path)
        return self._found[path]

    def state(self, path: str) -> str:
        """Return all that a link's page shows of what it leads to."""
        file = self.file(path)
        return f"{file.inclusion.name} {file.url}" if file else ""

    def _of_docs(self, path: str) -> File | None:
        is_here = path not in self._known.elsewhere
        way = self._way(path) if is_here else []
        if way is None or any(map(is_left_behind, path.split("/"))):
            return None
        if is_here and (any(one.is_symlink() for one in way) or name_fault(path, self._allowed)):
            return None
        name = path.rpartition("/")[2]
        if is_markdown_file(path):
            index = path.removesuffix(name) + "index.md"
            if name == "README.md" and (index in self._known.elsewhere or self._way(index)):
                return None
            if is_here and not _is_readable(Path(way[-1].path)):
                return None
        file = self._new(path, str(self._docs))
        set_exclusions([file], self._config)
        if path in self._known.hidden:
            file.inclusion = InclusionLevel.EXCLUDED
        return file

    def _made(self, path: str) -> File | None:
        if path not in self._known.library_pages:
            return None
        file = self._new(path, None)
        file.generated_by, file.inclusion = BUILD, InclusionLevel.NOT_IN_NAV
        return file

    def _of_theme(self, path: str) -> File | None:
        if any(fnmatch(path.lower(), one) for one in (*_NOT_COPIED, *self._config.theme.static_templates)):
            return None
        folders = (folder for folder in self._config.theme.dirs if Path(folder, path).is_file())
        file = next((self._new(path, folder) for folder in folders), None)
        if file:
            set_exclusions([file], self._config)
        return file

    def _new(self, path: str, folder: str | None) -> File:
        return File(path, folder, self._config.site_dir, self._config.use_directory_urls)

    def _way(self, path: str) -> list[os.DirEntry[str]] | None:
        """Return the folders to a file of docs/ of just these letters, and the file; None for none.

        Not all disks tell A from a.
        """
        way, folder = list[os.DirEntry[str]](), ""
        for name in path.split("/"):
            entry = self._entries(folder).get(name)
            if entry is None:
                return None
            way.append(entry)
            folder += f"{name}/"
        return way if is_file(way[-1]) else None

    def _entries(self, folder: str) -> Mapping[str, os.DirEntry[str]]:
        """Return what lies in a folder of docs/ ('', 'hardcore-henry/'), by name."""
        if folder not in self._listed:
            self._listed[folder] = {one.name: one for one in listed(str(self._docs / folder))}
        return self._listed[folder]


def _is_readable(path: Path) -> bool:
    try:
        text_file.read_bytes(path).decode()
    except (OSError, UnicodeDecodeError):
        return False
    return True

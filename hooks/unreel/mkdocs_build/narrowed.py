"""MkDocs' own build over some films alone: it collects their files and no others, and links find all the same.

MkDocs has no public way to that. Two names in mkdocs/commands/build.py are exchanged, once, for functions
that ask the build whether it is narrow; with another version than `KNOWN`, or without one of the names, every
build is whole.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FunctionType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import mkdocs
from mkdocs.commands import build as commands
from mkdocs.structure import files as structure
from mkdocs.structure.files import File, Files, InclusionLevel

from unreel.mkdocs_build.scope import Scope
from unreel.mkdocs_build.surroundings import MADE_BY, Surroundings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

KNOWN = "1.6.1"
"""The version of MkDocs whose ways these are."""

_NAMES = ("get_files", "get_navigation")


class PartFiles(Files):
    """The files of some films; pages beside the films are there for the navigation, and not built."""

    def __init__(self, files: Files, scope: Scope, around: Surroundings) -> None:
        super().__init__(files)
        self._scope, self._around = scope, around
        self._shows_all = False
        self.asked: dict[str, dict[str, str]] = {}
        """Unit → path in docs/ of what its pages asked for outside of it → what it was then."""
        self.asks = ""
        """The unit whose page is rendered."""

    def is_built(self, path: str) -> bool:
        """Return whether a file of docs/ is among those that are built."""
        folder, slash, _ = path.partition("/")
        scope = self._scope
        return (bool(slash) and folder in scope.films) or scope.has_rest or path in scope.library_pages

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """Return the pages that are built."""
        pages = super().documentation_pages(inclusion=inclusion)
        return pages if self._shows_all else [page for page in pages if self.is_built(page.src_uri)]

    def copy_static_files(
        self, dirty: bool = False, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> None:
        """Copy what of the films and the theme is no page."""
        for file in self:
            is_theirs = self.is_built(file.src_uri) or file.src_dir not in {None, self._around.docs}
            if not file.is_documentation_page() and inclusion(file.inclusion) and is_theirs:
                file.copy_file(dirty)

    def get_file_from_path(self, path: str) -> File | None:
        """Return any file of the site."""
        own = super().get_file_from_path(path)
        if self.asks and not path.startswith(f"{self.asks}/"):
            self.asked.setdefault(self.asks, {})[path] = self._around.state(path)
        return own or self._around.file(path)

    def add_files_from_theme(self, env: Environment, config: MkDocsConfig) -> None:
        """Add the files of the theme, where they are built: it has thousands."""
        if self._scope.has_theme:
            super().add_files_from_theme(env, config)

    @contextmanager
    def showing_all(self) -> Iterator[None]:
        """Let the navigation find the pages beside the films."""
        self._shows_all = True
        yield
        self._shows_all = False


def install() -> bool:
    """Exchange the names, if that was not done; return whether builds can be narrow."""
    if mkdocs.__version__ != KNOWN or not all(hasattr(commands, name) for name in _NAMES):
        return False
    if commands.get_files is structure.get_files:
        get_navigation = commands.get_navigation

        def files(config: MkDocsConfig) -> Files:
            narrow = getattr(config.plugins.get(MADE_BY), "narrow", None)
            return narrow() if narrow and narrow.is_on else structure.get_files(config)

        def navigation(files: Files, config: MkDocsConfig) -> Navigation:
            if not isinstance(files, PartFiles):
                return get_navigation(files, config)
            with files.showing_all():
                return get_navigation(files, config)

        commands.get_files, commands.get_navigation = files, navigation
    return True


def part_files(config: MkDocsConfig, scope: Scope, around: Surroundings) -> PartFiles:
    """Return what MkDocs' own `get_files` finds where docs/ has but the films of a scope."""

    def walk(top: str, **more: Any) -> Iterator[tuple[str, list[str], list[str]]]:  # noqa: ANN401 - as os.walk has it
        for folder, folders, names in os.walk(top, **more):
            if folder == top:
                is_rest = scope.has_rest
                others = around.films - scope.films
                folders[:] = [one for one in folders if one in scope.films or (is_rest and one not in others)]
            yield folder, folders, names

    shown = SimpleNamespace(walk=walk, path=os.path)
    get_files = FunctionType(structure.get_files.__code__, {**vars(structure), "os": shown})
    return PartFiles(get_files(config), scope, around)

"""MkDocs' own build over some films alone: it collects their files and no others, and links find all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FunctionType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.structure import files as structure
from mkdocs.structure.files import File, Files, InclusionLevel

from unreel.mkdocs_build.scope import Scope, unit_of
from unreel.mkdocs_build.surroundings import Surroundings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig


class PartFiles(Files):
    """The files of some films; pages beside the films are there for the navigation, and not built."""

    def __init__(self, files: Files, scope: Scope, around: Surroundings, docs_dir: str) -> None:
        super().__init__(files)
        self._docs_dir = docs_dir
        self._scope, self._around = scope, around
        self._shows_all = self._adds_theme = False
        self.asked: dict[str, dict[str, str]] = {}
        """Unit → path in docs/ of what its pages asked for outside of it → what it was then."""
        self.asks: str | None = None
        """The unit whose page is rendered."""

    def is_built(self, path: str) -> bool:
        """Return whether a file of docs/ is among those that are built."""
        known = self._scope.known
        return self._scope.has(unit_of(path, known.outlines, known.library_pages))

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """Return the pages that are built."""
        pages = super().documentation_pages(inclusion=inclusion)
        return pages if self._shows_all else [page for page in pages if self.is_built(page.src_uri)]

    def copy_static_files(
        self,
        dirty: bool = False,  # noqa: FBT001, FBT002 - as MkDocs has it
        *,
        inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
    ) -> None:
        """Copy what of the films and the theme is no page."""
        for file in self:
            is_theirs = self.is_built(file.src_uri) or file.src_dir not in {None, self._docs_dir}
            if not file.is_documentation_page() and inclusion(file.inclusion) and is_theirs:
                file.copy_file(dirty)

    def get_file_from_path(self, path: str) -> File | None:
        """Return any file of the site."""
        own = self.src_uris.get(path) or super().get_file_from_path(path)
        if self.asks is not None and not path.startswith(f"{self.asks}/"):
            known = self.asked.setdefault(self.asks, {})
            if path not in known:
                known[path] = self._around.state(path)
        return self._around.file(path) if own is None and not self._adds_theme else own

    @contextmanager
    def asking(self) -> Iterator[dict[str, str]]:
        """Collect what is asked for meanwhile, path → what it was, if it belongs to another unit."""
        unit, asked = self.asks, dict[str, str]()
        before = self.asked.pop(unit, {}) if unit is not None else {}
        try:
            yield asked
        finally:
            if unit is not None:
                asked |= self.asked.get(unit, {})
                if before or asked:
                    self.asked[unit] = before | asked

    def are_as_asked(self, asked: Mapping[str, str]) -> bool:
        """Ask for paths again, and return whether all are what they were."""
        for path in asked:
            self.get_file_from_path(path)
        return all(self._around.state(path) == state for path, state in asked.items())

    def add_files_from_theme(self, env: Environment, config: MkDocsConfig) -> None:
        """Add the files of the theme, where they are built: it has thousands."""
        if self._scope.has_theme:
            self._adds_theme = True
            super().add_files_from_theme(env, config)
            self._adds_theme = False

    @contextmanager
    def showing_all(self) -> Iterator[None]:
        """Let the navigation find the pages beside the films."""
        self._shows_all = True
        yield
        self._shows_all = False


def part_files(config: MkDocsConfig, scope: Scope, around: Surroundings) -> PartFiles:
    """Return what MkDocs' own `get_files` finds where docs/ has but the films of a scope."""

    def walk(top: str, **more: Any) -> Iterator[tuple[str, list[str], list[str]]]:  # noqa: ANN401 - as os.walk has it
        for folder, folders, names in os.walk(top, **more):
            if folder == top:
                films = scope.known.outlines
                folders[:] = [
                    one for one in folders if one in scope.films or (scope.has_rest and one not in films)
                ]
            yield folder, folders, names

    shown = SimpleNamespace(walk=walk, path=os.path)
    get_files = FunctionType(structure.get_files.__code__, {**vars(structure), "os": shown})
    return PartFiles(get_files(config), scope, around, config.docs_dir)

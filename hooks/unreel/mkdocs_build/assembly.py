"""The site put together: what speaks of all films is made of what is kept of each, and all is published."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.utils import get_build_timestamp

from unreel.mkdocs_build import (
    crossing_links,
    left_parts,
    machine_readable,
    publish,
    search,
    search_index,
    search_terms,
    site_map,
)
from unreel.mkdocs_build.machine_readable import Lists
from unreel.mkdocs_build.part import NOTHING, Made, Record
from unreel.mkdocs_build.plan import LISTS, THEME, Plan
from unreel.mkdocs_build.publish import WorkFolder
from unreel.mkdocs_build.recorder import tell
from unreel.mkdocs_build.records import Records, unit_of_record
from unreel.mkdocs_build.scope import REST, unit_of
from unreel.mkdocs_build.search_index import SEARCH
from unreel.site.machine_readable import Entry, feed
from unreel.site.machine_readable.feed import FilmNews
from unreel.store.built import Built, Output

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


_INDEX = ("search/index.js", "search/slugs/", "search/terms/")


class _Kinds(NamedTuple):
    """What tells whose a file of the site is, and which stays."""

    theme: Container[str]
    """The paths of the theme's files."""
    beside: Container[str]
    """Those of what belongs to no film."""
    no_more: frozenset[str]
    """Those of the search index that are gone."""
    stays: Callable[[str, Output], bool]
    """Return whether a file stays that nothing was made in the place of."""


class Assembly:
    """One site, its plan, and what parts made of it."""

    def __init__(
        self, config: MkDocsConfig, built: Built, plan: Plan, moved: Container[str], *, has_lists: bool
    ) -> None:
        self._config, self._built, self._plan = config, built, plan
        self._pages_that_were = moved
        self._has_lists = has_lists
        """Is there to be what programs read?"""
        self.parts: list[Made] = []
        """What was built elsewhere."""
        self.failed: set[str] = set()
        """The films that could not be built: they stay as they were."""
        self.moved: dict[str, Output | None] = {}
        """The files of the site that changed; None where one is no more."""
        self._dates: list[str] = []
        self._keeps_map = False

    def keeps_map(self, files: Files) -> bool:
        """Return whether the map stays as it is; `files` are those that this process builds."""
        stale = self._plan.stale - {LISTS}
        if not self._plan.may_keep_lists or self.parts:
            return False
        known = self._built.of_units("map", stale)
        rows: dict[str, list[list[str]]] = {}
        for path, row in self._own_rows(files):
            if (unit := self._unit(path)) in stale:
                rows.setdefault(unit, []).append(row)
        self._keeps_map = {unit: sorted(one) for unit, one in known.items()} == {
            unit: sorted(one) for unit, one in rows.items()
        }
        return self._keeps_map

    def _own_rows(self, files: Files) -> Iterator[tuple[str, list[str]]]:
        """Yield the pages that this process builds, and what the map says of them."""
        for file in files.documentation_pages():
            if page := file.page:
                yield file.src_uri, [file.src_uri, page.canonical_url or "", page.update_date]

    def all_pages(self, files: Files) -> list[Any]:
        """Return stand-ins for all pages of the site, in their order, for the map."""
        own = dict(self._own_rows(files))
        kept = Records(self._built, self._plan.kept, self._of_parts()).of("map").values()
        rows = [*own.values(), *(row for found in kept for row in found if row[0] not in own)]
        pages = (
            SimpleNamespace(is_link=False, canonical_url=address, update_date=day)
            for _, address, day in self._ordered(rows)
        )
        self._dates = sorted({str(day) for _, _, day in rows})
        return [SimpleNamespace(page=page) for page in pages]

    def _ordered(self, rows: Iterable[list[str]]) -> list[list[str]]:
        """Return rows of pages in the order of MkDocs: folder by folder, then those of the library."""
        made = {path: rank for rank, path in enumerate(self._plan.known.library_pages)}
        return sorted(rows, key=lambda row: (made.get(row[0], -1), _place(row[0])))

    def _of_parts(self) -> dict[str, Record]:
        """Return the records of the units that others built."""
        return {unit: record for part in self.parts for unit, record in part.records.items()}

    def finish(self, own: Made, files: Files, work: WorkFolder, site_dir: Path) -> None:
        """Put the site together from what was built now and what is kept; `own` is what this process made."""
        found, parts = self._plan, self._of_parts()
        made = parts | own.records
        records = Records(self._built, found.kept, made)
        wrong = self._tell(records, {*found.kept, *parts}, found.stale | found.gone)
        index = search_index.changed(
            self._built,
            search_terms.read((*work.built_parts(), work.path)),
            {*found.gone, *self.failed, *made},
            partial(search.write_files, self._config),
            is_known=SEARCH not in found.stale,
        )
        keeps_lists = self._has_lists and self._keeps_lists(made)
        if self._has_lists and not keeps_lists:
            self._write_lists(files, records.of("lists"))
        if not self._keeps_map:
            self._pack_map()
        self._refuse_lost()
        theme = {file.dest_uri for file in files if file.src_dir not in {None, self._config.docs_dir}}
        beside = {name for file in files if self._is_beside(file) for name in (file.src_uri, file.dest_uri)}
        no_more = frozenset(f"search/{path}" for path in index.gone)
        stays = partial(_stays, keeps_map=self._keeps_map, keeps_lists=keeps_lists)
        self.moved = self._published(_Kinds(theme, beside - theme, no_more, stays), work, site_dir)
        made |= dict.fromkeys((THEME, SEARCH, LISTS), NOTHING)
        made_from = found.made_from
        units = {unit: unit_of_record(made_from[unit], one, wrong.get(unit, 0)) for unit, one in made.items()}
        changed = dict.fromkeys(found.gone) | {unit: units.get(unit) for unit in found.stale}
        around = dict.fromkeys(found.gone) | found.joined.rows(found.stale)
        self._built.end(found.folders.new, changed, self.moved, index.kept, around, found.joined.site_row)
        before = self._built.wrong()
        new = {unit: count for unit, count in wrong.items() if count != before.get(unit, 0)}
        self._built.note_wrong({unit: count for unit, count in new.items() if unit in found.kept})

    def _refuse_lost(self) -> None:
        """Raise `PluginError` where what is kept was lost while it was read: lists of all would lack some."""
        if self._built.is_lost and self._plan.kept:
            raise PluginError("what .unreel/cache kept of the last build was lost meanwhile: build once more")

    def tell_again(self) -> None:
        """Tell what is true of a site of which nothing changed."""
        self._tell(Records(self._built, self._plan.kept, {}), self._plan.kept, frozenset())

    def _tell(self, records: Records, kept: Collection[str], changed: Collection[str]) -> dict[str, int]:
        """Tell again what is true of units that were `kept`, and what is wrong between all of them.

        Return how many links of each unit to others lead nowhere, of those that were looked at.
        """
        told = records.of("told")
        for unit in sorted(told.keys() & kept):
            tell(told[unit])
        return crossing_links.checked(self._config, self._built, records, changed, self._unit)

    def _keeps_lists(self, made: Mapping[str, Record]) -> bool:
        """Return whether what programs read of all films stays as it is."""
        if not self._plan.may_keep_lists or self.parts:
            return False
        before = self._built.of_units("lists", made.keys())
        now = {unit: one["lists"] for unit, one in made.items() if one["lists"] != NOTHING["lists"]}
        return before == {unit: json.loads(one) for unit, one in now.items()}

    def _write_lists(self, files: Files, said: Mapping[str, list[Any]]) -> None:
        """Write what programs read of all films; `said` is what is kept of each unit for it."""
        entries = {unit: Entry(*entry) for unit, (entry, _, _) in said.items() if entry}
        rows = [[path, title] for _, beside, _ in said.values() for title, path in beside]
        others = [(title, path) for path, title in self._ordered(rows)]
        news = {unit: FilmNews(*one) for unit, (_, _, one) in said.items() if one}
        machine_readable.write_lists(Lists(entries, others, news), self._config, files)
        if not files.get_file_from_path(feed.NAME):
            machine_readable.write_feed(news, self._config)

    def _pack_map(self) -> None:
        """Pack the map as MkDocs does, with the day of the page that was changed last as its time."""
        path = Path(self._config.site_dir, site_map.NAME)
        if path.is_file() and self._dates:
            time = get_build_timestamp(pages=[SimpleNamespace(update_date=self._dates[-1])])  # type: ignore[list-item]  # all that it looks at
            name = f"{path}.gz"
            with (
                open(name, "wb") as file,  # noqa: PTH123 - as MkDocs does it, name and all
                gzip.GzipFile(fileobj=file, filename=name, mode="wb", mtime=time) as packed,
            ):
                packed.write(path.read_bytes())

    def _published(self, kinds: _Kinds, work: WorkFolder, site_dir: Path) -> dict[str, Output | None]:
        """Exchange what is not as it was, take away what nothing is made of any more, and return both."""
        found = self._plan
        made = _destinations(found, self._config)
        known = found.known.outlines

        def unit(path: str) -> str:
            if path in kinds.theme:
                return THEME
            if path in self._pages_that_were or path in kinds.beside:
                return REST
            if path.startswith(_INDEX):
                return SEARCH
            inside = path.removeprefix("search/text/")
            folder = inside.partition("/")[0]
            if folder in known and "/" in inside:
                return folder
            page = inside.rpartition("/")[0] if inside != path else path
            return made.get(page, REST if path.startswith("search/text/") else LISTS)

        self._built.begin()
        left_parts.forget(work.built_parts())
        now: dict[str, Output] = {}
        for folder in (*work.built_parts(), work.path):
            now |= publish.publish(folder, site_dir, found.outputs, unit)
        stale = found.stale - self.failed
        theirs = {path: one for path, one in found.outputs.items() if one.unit in stale}
        gone = {path for path, one in theirs.items() if not kinds.stays(path, one)}
        gone |= found.strays | kinds.no_more
        gone -= now.keys()
        publish.remove(site_dir, gone)
        return {path: now.get(path) for path in gone | now.keys()}

    def _is_beside(self, file: File) -> bool:
        """Return whether a file of docs/ belongs to no film."""
        return self._unit(file.src_uri) == REST

    def _unit(self, path: str) -> str:
        """Return the unit of a file of docs/, or of a page of the library."""
        return unit_of(path, self._plan.known.outlines, self._plan.known.library_pages)


def _stays(path: str, output: Output, *, keeps_map: bool, keeps_lists: bool) -> bool:
    """Return whether a file that speaks of all stays as it is."""
    return output.unit == LISTS and (keeps_map if path.startswith(site_map.STEM) else keeps_lists)


def _destinations(plan: Plan, config: MkDocsConfig) -> dict[str, str]:
    """Return what a page of the library makes in the site → its unit, of those that are built."""
    found = {}
    for path in sorted(plan.stale & plan.known.library_pages.keys()):
        file = File(path, None, "", config.use_directory_urls)
        found[file.dest_uri] = found[path] = found[file.url.removesuffix("/")] = path
    return found


def _place(path: str) -> list[tuple[bool, bool, str]]:
    """Return the place of a file of docs/ in MkDocs' order: files before folders, index first."""
    *folders, name = path.split("/")
    is_index = name.rpartition(".")[0] in {"index", "README"}
    return [*((True, True, folder) for folder in folders), (False, not is_index, name)]

"""The site put together: what speaks of all films is made of what is kept of each, and all is published."""

from __future__ import annotations

import gzip
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_timestamp

from unreel.mkdocs_build import machine_readable, publish, search, search_index, site_map
from unreel.mkdocs_build.machine_readable import Lists
from unreel.mkdocs_build.part import NOTHING, Made, Record
from unreel.mkdocs_build.plan import LISTS, THEME, Plan
from unreel.mkdocs_build.publish import WorkFolder
from unreel.mkdocs_build.recorder import tell
from unreel.mkdocs_build.scope import REST, Known, unit_of
from unreel.mkdocs_build.search import Found
from unreel.mkdocs_build.search_index import SEARCH
from unreel.site.machine_readable import Entry, feed
from unreel.site.machine_readable.feed import FilmNews
from unreel.store.built import Built, Output, Unit

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


_INDEX = ("search/index.js", "search/slugs/", "search/terms/")


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

    def all_pages(self, files: Files) -> list[Any]:
        """Return stand-ins for all pages of the site, in their order, for the map."""
        own = {file.src_uri: file.page for file in files.documentation_pages() if file.page}
        rows = [[path, page.canonical_url or "", page.update_date] for path, page in own.items()]
        records = [unit.record for unit in self._kept().values()]
        rows += [row for record in records for row in record["map"] if row[0] not in own]
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

    def _kept(self) -> dict[str, Unit]:
        """Return what is known of the units that this process does not build."""
        made_from = self._plan.made_from
        parts = {
            unit: Unit(made_from[unit], record)
            for part in self.parts
            for unit, record in part.records.items()
        }
        return {**self._plan.units, **parts}

    def finish(self, own: Made, files: Files, work: WorkFolder, site_dir: Path) -> None:
        """Put the site together from what was built now and what is kept; `own` is what this process made."""
        made_from, kept = self._plan.made_from, self._kept()
        units = kept | {unit: Unit(made_from[unit], one) for unit, one in own.records.items()}
        units |= {name: Unit(made_from[name], NOTHING) for name in (THEME, SEARCH, LISTS)}
        self._tell(kept, units)
        terms: dict[str, Found] = {unit: {} for unit in self._plan.gone | self.failed}
        terms |= {unit: one for part in (*self.parts, own) for unit, one in part.terms.items()}
        index = search_index.changed(self._built, terms, is_known=SEARCH not in self._plan.stale)
        search.write_files(self._config, index.files.items())
        if self._has_lists:
            self._write_lists(files, units)
        self._pack_map()
        theme = {file.dest_uri for file in files if file.src_dir not in {None, self._config.docs_dir}}
        beside = {name for file in files if self._is_beside(file) for name in (file.src_uri, file.dest_uri)}
        no_more = {f"search/{path}" for path in index.gone}
        self.moved = self._published(theme, beside - theme, no_more, work, site_dir)
        changed = dict.fromkeys(self._plan.gone) | {unit: units.get(unit) for unit in self._plan.stale}
        around = dict.fromkeys(self._plan.gone) | self._plan.joined.rows(self._plan.stale)
        joined = self._plan.joined.site_row
        self._built.end(self._plan.folders.new, changed, self.moved, index.kept, around, joined)

    def tell_again(self) -> None:
        """Tell what is true of a site of which nothing changed."""
        self._tell(self._plan.units, self._plan.units)

    def _tell(self, kept: Mapping[str, Unit], units: Mapping[str, Unit]) -> None:
        """Tell again what is true of units that were `kept`, and what is wrong between all of them."""
        for unit in sorted(kept):
            tell(kept[unit].record["told"])
        self._check_links({unit: one.record for unit, one in units.items()})

    def _write_lists(self, files: Files, units: Mapping[str, Unit]) -> None:
        records = {unit: one.record for unit, one in units.items()}
        entries = {unit: Entry(*one["list"]) for unit, one in records.items() if one["list"]}
        rows = [[path, title] for one in records.values() for title, path in one["others"]]
        others = [(title, path) for path, title in self._ordered(rows)]
        news = {unit: FilmNews(*one["news"]) for unit, one in records.items() if one["news"]}
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

    def _published(
        self,
        theme: Container[str],
        beside: Container[str],
        no_more: Collection[str],
        work: WorkFolder,
        site_dir: Path,
    ) -> dict[str, Output | None]:
        """Exchange what is not as it was, take away what nothing is made of any more, and return both.

        `theme` are the paths of the theme's files, `beside` those of what belongs to no film, `no_more`
        those of the search index that are gone.
        """
        found = self._plan
        made = _destinations(found.known, self._config)
        known = found.known.outlines

        def unit(path: str) -> str:
            if path in theme:
                return THEME
            if path in self._pages_that_were or path in beside:
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
        now: dict[str, Output] = {}
        for folder in (*work.built_parts(), work.path):
            now |= publish.publish(folder, site_dir, found.outputs, unit)
        stale = found.stale - self.failed
        gone = {path for path, one in found.outputs.items() if one.unit in stale and path not in now}
        gone |= (found.strays | {*no_more}) - now.keys()
        publish.remove(site_dir, gone)
        return {path: now.get(path) for path in gone | now.keys()}

    def _is_beside(self, file: File) -> bool:
        """Return whether a file of docs/ belongs to no film."""
        known = self._plan.known
        return unit_of(file.src_uri, known.outlines, known.library_pages) == REST

    def _check_links(self, records: Mapping[str, Record]) -> None:
        """Look after the links from unit to unit that lead to headings, as MkDocs does within one."""
        known = self._plan.known
        for record in records.values():
            for path, to, anchor, link in record["crossing"]:
                there = records.get(unit_of(to, known.outlines, known.library_pages), {})
                anchors = there.get("anchors", {}).get(to)
                if anchors is not None and anchor not in anchors:
                    self._warn(path, to, anchors, {anchor: link})

    def _warn(self, path: str, to: str, anchors: Sequence[str], links: Mapping[str, str]) -> None:
        aim, source = (File(one, None, "", use_directory_urls=True) for one in (to, path))
        aim.page = SimpleNamespace(present_anchor_ids=anchors)  # type: ignore[assignment]  # what is looked at
        page: Any = SimpleNamespace(file=source, links_to_anchors={aim: links})
        level = self._config.validation.links.anchors
        Page.validate_anchor_links(page, files=Files([]), log_level=level)


def _destinations(known: Known, config: MkDocsConfig) -> dict[str, str]:
    """Return what a page of the library makes in the site → its unit."""
    found = {}
    for path in known.library_pages:
        file = File(path, None, "", config.use_directory_urls)
        found[file.dest_uri] = found[path] = found[file.url.removesuffix("/")] = path
    return found


def _place(path: str) -> list[tuple[bool, bool, str]]:
    """Return the place of a file of docs/ in MkDocs' order: files before folders, index first."""
    *folders, name = path.split("/")
    is_index = name.rpartition(".")[0] in {"index", "README"}
    return [*((True, True, folder) for folder in folders), (False, not is_index, name)]

"""A part of the site: some films that one run of MkDocs builds, and what it hands back of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unreel.mkdocs_build.handed_on import handed_on
from unreel.mkdocs_build.machine_readable import Lists
from unreel.mkdocs_build.narrowed import PartFiles
from unreel.mkdocs_build.recorder import Recorder
from unreel.mkdocs_build.scope import REST, Scope, unit_of
from unreel.pages import snapshot
from unreel.site import docs
from unreel.site.docs import Site
from unreel.store.history import Days
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

Record = dict[str, str]
"""What is kept of a unit beside its files, each part of it as JSON: many take a tenth of the memory so."""


NOTHING: Record = {"told": "[]", "asked": "{}", "anchors": "{}", "crossing": "[]", "map": "[]", "lists": "[]"}
"""The record of what has no pages."""


class Job(NamedTuple):
    """What a process needs to build a part: values alone, and the project's folder."""

    scope: Scope
    days: Days
    workspace: Workspace
    readings: str = ""
    """Where lies what was read of its films; '' where nobody knows."""


class Made(NamedTuple):
    """What came of a part."""

    records: dict[str, Record]
    """By unit."""

    def asked_the_same(self, state: Callable[[str], str]) -> bool:
        """Return whether what its pages asked for outside of it is what they would find by `state` now."""
        asked = (row for record in self.records.values() for row in json.loads(record["asked"]).items())
        return all(state(path) == there for path, there in asked)


class Part:
    """What is kept of a narrow build, from event to event."""

    def __init__(self, scope: Scope, readings: str = "") -> None:
        self.scope, self._readings = scope, readings
        self.recorder = Recorder()
        self.files: PartFiles | None = None
        self._anchors: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self._crossing: dict[str, list[list[str]]] = defaultdict(list)
        self._addresses: dict[str, list[list[str]]] = defaultdict(list)
        self.lists = Lists({}, [], {})

    def read(self, docs_dir: Path, last: Site | None, workspace: Workspace) -> Site:
        """Read the films of the part; all else is known."""
        scope, known = self.scope, self.scope.known

        def is_entered(name: str) -> bool:
            return name in scope.films or (scope.has_rest and name not in known.outlines)

        last = last or handed_on(scope.films, self._readings, workspace)
        pages = snapshot.read(docs_dir, last.docs if last else None, is_entered=is_entered)
        site = docs.from_snapshot(pages, last, workspace, known.outlines, known.library)
        made = {path: text for path, text in known.library_pages.items() if path in scope.library_pages}
        return site._replace(library_pages=made)

    def unit(self, path: str) -> str:
        """Return the unit of a file of docs/."""
        return unit_of(path, self.scope.known.outlines, self.scope.known.library_pages)

    def work_on(self, path: str | None) -> None:
        """Note whose page is worked on: what is told, and what is asked for, is its affair."""
        self.recorder.unit = None if path is None else self.unit(path)
        if self.files is not None:
            self.files.asks = self.recorder.unit

    def watch(self, page: Page) -> None:
        """Note, when MkDocs looks after a page's links to headings, which lead to other units."""
        vars(page)["validate_anchor_links"] = partial(self._validate, page)

    def _validate(self, page: Page, *, files: Files, log_level: int) -> None:
        path = page.file.src_uri
        self.work_on(path)
        unit = self.unit(path)
        self._anchors[unit][path] = sorted(page.present_anchor_ids or ())
        if page.file.inclusion.is_included():
            self._addresses[unit].append([path, page.canonical_url or "", page.update_date])
        inside: dict[File, dict[str, str]] = {}
        for file, links in (page.links_to_anchors or {}).items():
            if self.unit(file.src_uri) == unit:
                inside[file] = links
            else:
                self._crossing[unit] += ([path, file.src_uri, *link] for link in links.items())
        page.links_to_anchors = inside
        type(page).validate_anchor_links(page, files=files, log_level=log_level)
        self.work_on(None)

    def made(self) -> Made:
        """Return what is kept."""
        scope = self.scope
        units = {*scope.films, *scope.library_pages, *([REST] if scope.has_rest else [])}
        asked = self.files.asked if self.files is not None else {}
        records = {
            unit: {
                "told": _packed(self.recorder.told.get(unit, [])),
                "asked": _packed(asked.get(unit, {})),
                "anchors": _packed(self._anchors.get(unit, {})),
                "crossing": _packed(self._crossing.get(unit, [])),
                "map": _packed(self._addresses.get(unit, [])),
                "lists": _packed(self._lists(unit)),
            }
            for unit in units
        }
        return Made(records)

    def _lists(self, unit: str) -> list[object]:
        """Return what the lists of all films say of a unit: its entry, its pages of no film, its news."""
        others = [one for one in self.lists.others if self.unit(one[1]) == unit]
        found = [self.lists.entries.get(unit), others, self.lists.news.get(unit)]
        return [*found] if any(found) else []


def _packed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

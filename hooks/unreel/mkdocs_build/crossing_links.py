"""Look after the links from unit to unit that lead to headings, as MkDocs does within one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from unreel.mkdocs_build.plan import FEW
from unreel.mkdocs_build.records import Records
from unreel.mkdocs_build.scope import REST
from unreel.store.built import Built

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def checked(
    config: MkDocsConfig,
    built: Built,
    records: Records,
    changed: Collection[str],
    unit_of: Callable[[str], str],
) -> dict[str, int]:
    """Tell of each link that leads to no heading; return how many are so in each unit that was looked at.

    Those are the units that `changed`, those that lead to these, and those in which some were so before. Of
    all others it is known that all is well.
    """
    links = records.of("crossing", _looked_at(built, changed))
    targets = {unit_of(to) for one in links.values() for _, to, *_ in one}
    anchors = records.of("anchors", targets)
    wrong = dict.fromkeys(links, 0)
    for unit, one in links.items():
        for path, to, anchor, link in one:
            there = anchors.get(unit_of(to), {}).get(to)
            if there is not None and anchor not in there:
                wrong[unit] += 1
                _warn(config, path, to, there, {anchor: link})
    return wrong


def _looked_at(built: Built, changed: Collection[str]) -> Collection[str] | None:
    """Return the units whose links are looked at; None for all."""
    if REST in changed or len(changed) > FEW:
        return None
    pages = (unit if unit.endswith(".md") else f"{unit}/" for unit in changed)
    return {*changed, *built.wrong(), *built.naming("crossing", pages)}


def _warn(config: MkDocsConfig, path: str, to: str, anchors: Sequence[str], links: Mapping[str, str]) -> None:
    """Have MkDocs say so."""
    aim, source = (File(one, None, "", use_directory_urls=True) for one in (to, path))
    aim.page = SimpleNamespace(present_anchor_ids=anchors)  # type: ignore[assignment]  # what is looked at
    page: Any = SimpleNamespace(file=source, links_to_anchors={aim: links})
    Page.validate_anchor_links(page, files=Files([]), log_level=config.validation.links.anchors)

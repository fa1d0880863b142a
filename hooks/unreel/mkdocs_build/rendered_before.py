"""Pages that a server rendered before and that would be the same again: most pages of a film that is saved.

What Python-Markdown makes of a page depends on its text, on the settings, and on the files that its links ask
for. Where all these are as they were, the page gets what it got, and what was told of it is told again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from unreel.mkdocs_build.markdown_pages import start_anew
from unreel.mkdocs_build.narrowed import PartFiles
from unreel.mkdocs_build.recorder import Recorder, Told, tell

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

Render = Callable[["MkDocsConfig", "Files"], None]

_LINKS = "links_to_anchors"
MOST = 200
"""Pages that are kept."""


class Rendered(NamedTuple):
    """What a page was rendered to."""

    made_from: object
    attributes: Mapping[str, Any]
    """What the page has of it."""
    links: list[tuple[str, dict[str, str]]] | None
    """Path in docs/ → the headings there that the page links to."""
    asked: Mapping[str, str]
    """Path in docs/ of what the page asked for outside of its film → what it was."""
    told: Told


def render(
    page: Page,
    again: Render,
    environment: str,
    known: dict[str, Rendered],
    config: MkDocsConfig,
    files: Files,
) -> None:
    """Render a page by `again`, or take what is `known` of it.

    `environment` is the digest of settings and code.
    """
    path = page.file.src_uri
    if not isinstance(files, PartFiles) or not start_anew(config):
        again(config, files)
        return
    own = f"{files.asks}/"  # of all others is kept whether they are asked for
    there = sorted((one.src_uri, one.inclusion.name) for one in files if one.src_uri.startswith(own))
    made_from = environment, page.markdown, page.url, there
    before = known.pop(path, None)
    if before and before.made_from == made_from and _taken(page, before, files):
        known[path] = before
        return
    if found := _rendered(page, again, config, files):
        known[path] = Rendered(made_from, *found)
        while len(known) > MOST:
            del known[next(iter(known))]


def _taken(page: Page, before: Rendered, files: PartFiles) -> bool:
    """Give a page what it was rendered to; return whether all that it asked for is as it was."""
    if not files.are_as_asked(before.asked):
        return False
    links = None
    if before.links is not None:
        found = [(files.get_file_from_path(path), to) for path, to in before.links]
        links = {file: dict(to) for file, to in found if file is not None}
        if len(links) < len(found):
            return False
    tell(before.told)
    vars(page).update(deepcopy(dict(before.attributes)))
    vars(page)[_LINKS] = links
    return True


def _rendered(
    page: Page, again: Render, config: MkDocsConfig, files: PartFiles
) -> tuple[dict[str, Any], list[tuple[str, dict[str, str]]] | None, dict[str, str], Told] | None:
    """Render a page; return what came of it, None where it could not be rendered."""
    before = dict(vars(page))
    listener = Recorder()
    listener.unit = ""
    listener.start()
    with files.asking() as asked:
        again(config, files)
    listener.stop()
    if page.present_anchor_ids is None:
        return None
    changed = {
        name: one for name, one in vars(page).items() if before.get(name) is not one and name != _LINKS
    }
    links = page.links_to_anchors
    by_path = None if links is None else [(file.src_uri, dict(to)) for file, to in links.items()]
    return deepcopy(changed), by_path, asked, listener.told[""]

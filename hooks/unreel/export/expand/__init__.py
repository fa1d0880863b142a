"""docs/ with all fragments filled, in a folder of its own, for engines that run no hooks."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import yaml
from markupsafe import escape

from unreel.export.expand.settings import SETTINGS, settings
from unreel.model.diagnostics import Diagnostic, InputError
from unreel.pages.front_matter import body_start
from unreel.pages.write import LINE_WIDTH
from unreel.site import docs as site
from unreel.site.fragments.cite import Publication
from unreel.store.workspace import unwritable

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.pages.snapshot import PageSource
    from unreel.site.docs import Site
    from unreel.store.workspace import Workspace


def expand(workspace: Workspace, target: Path) -> int:
    """Write `target`/docs/ and `target`/mkdocs.yml, and give the number of pages.

    Raise `InputError` where the folder is not free, or where a page or the settings cannot be read:
    then nothing is written.
    """
    _is_free(workspace, target)
    shown = site.read(workspace.docs)
    if shown.docs.unreadable:
        raise InputError(shown.docs.unreadable[0])
    adapted, theme, name = settings(workspace, shown)
    publication = Publication(name)  # where another engine publishes its pages, it does not say
    sources = (source for name, source in shown.docs.sources.items() if name not in shown.hidden)
    pages = {source.name: _page(shown, source, publication) for source in sources}
    try:
        if theme:  # its templates are Material's own; what pages load is any engine's
            shutil.copytree(theme / "assets", target / "docs" / "assets")
        for name in sorted({*pages, *shown.docs.files}):
            path = target / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pages[name].encode() if name in pages else (workspace.docs / name).read_bytes())
        (target / SETTINGS).write_bytes(adapted.encode())
    except OSError as error:
        raise unwritable(target.as_posix(), error) from None
    return len(pages)


def _is_free(workspace: Workspace, target: Path) -> None:
    """Raise `InputError` unless the folder holds nothing, and lies where nobody's pages do."""
    if target.resolve().is_relative_to(workspace.docs.resolve()):
        why = "this lies in docs/, where people's pages are: name a folder elsewhere"
    elif target.exists() and not target.is_dir():
        why = "this is a file: name a folder that is empty or does not exist"
    elif target.is_dir() and any(target.iterdir()):
        why = "this folder is not empty: name one that is, or that does not exist"
    else:
        return
    raise InputError(Diagnostic(target.as_posix(), 0, 0, why))


def _page(shown: Site, source: PageSource, publication: Publication) -> str:
    """Return a page as a reader sees it; engines print its title and description into HTML as they are."""
    film = shown.films.get(source.film)
    meta = {**source.front_matter.meta}
    if film:
        meta["title"] = site.full_title(film, source.page.title)
        meta["description"] = meta.get("description") or site.description(shown, source.name)
    meta |= {key: str(escape(meta[key])) for key in ("title", "description") if meta.get(key)}
    body = site.filled(shown, source.name, source.text[body_start(source.text) :], publication)
    head = yaml.safe_dump(meta, sort_keys=False, allow_unicode=True, width=LINE_WIDTH) if meta else ""
    return f"---\n{head}---\n{body}" if head else body

"""Write a page at each address that was, which leads on."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.utils import write_file

from unreel.mkdocs_build.reporting import report
from unreel.model.diagnostics import Diagnostic
from unreel.site import redirects as found

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Moved(NamedTuple):
    """The pages that were."""

    pages: dict[str, str]
    """Path of each in the site → HTML that leads on."""
    faults: list[Diagnostic]


def moved(config: MkDocsConfig, names: Collection[str]) -> Moved:
    """Return the pages that were; `names` are the paths in docs/ of those that are."""
    redirects, faults = found.of_project(Path(config.config_file_path).parent, names)
    pages = found.redirect_pages(
        redirects, site_url=config.site_url or "", has_folders=config.use_directory_urls
    )
    return Moved(dict(pages), faults)


def write(config: MkDocsConfig, pages: Moved) -> None:
    """Write the pages into a built site, and report redirects that lead nowhere."""
    report(pages.faults)
    for file, html in pages.pages.items():
        write_file(html.encode(), str(Path(config.site_dir, file)))

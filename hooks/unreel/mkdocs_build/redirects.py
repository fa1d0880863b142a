"""Write a page at each address that was, which leads on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import write_file

from unreel.mkdocs_build.reporting import report
from unreel.site import redirects as moved
from unreel.site.docs import Site

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def write(config: MkDocsConfig, site: Site) -> None:
    """Write the pages into a built site, and report redirects that lead nowhere."""
    project = Path(config.config_file_path).parent
    redirects, faults = moved.of_project(project, {*site.docs.sources, *site.library_pages})
    report(faults)
    pages = moved.redirect_pages(
        redirects, site_url=config.site_url or "", has_folders=config.use_directory_urls
    )
    for file, html in pages:
        write_file(html.encode(), str(Path(config.site_dir, file)))

"""The addresses of pages, as the site is published."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from unreel.mkdocs_build.narrowed import PartFiles
from unreel.site.about_pages import Published

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def published(config: MkDocsConfig, files: Files) -> Published:
    """Return how a site is published."""

    @cache  # a page names the same ones many times
    def address(path: str) -> str:
        """Return the address of a page by its path in docs/; raise KeyError for none."""
        file = files.get_file_from_path(path)
        if file is None or file.inclusion.is_excluded():
            raise KeyError(path)
        if file.page:
            return file.page.canonical_url or file.page.url
        if not isinstance(files, PartFiles):
            raise KeyError(path)
        return urljoin(config.site_url or "", file.url)  # a page of another part

    return Published(config.site_name, config.site_url or "", config.site_description or "", address)

"""What programs read, from MkDocs' pages to files of the site."""

from __future__ import annotations

from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING
from urllib.parse import quote

from unreel.site import machine_readable as machines
from unreel.site.machine_readable.llms import About

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from unreel.site.docs import Site

LONG_AGO = "1970-01-01"
"""The day of the last change of a page of which nobody knows it. The map then names none; MkDocs would take
the day of the build, and every day make another map."""


def write(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Write plain Markdown, `llms.txt` and `robots.txt`, and tell each page's template of its Markdown.

    It is done before MkDocs copies what lies in docs/, so that a `robots.txt` there takes the place
    of ours, and before titles are escaped for HTML.
    """
    shown = []
    for file in files.documentation_pages():
        page = file.page
        if page and page.markdown is not None:
            shown.append(
                machines.Shown(file.src_uri, str(page.title), page.canonical_url or "", page.markdown)
            )
            page.meta["plain"] = quote(file.src_uri)
    about = About(config.site_name, config.site_description or "", config.site_url or "")
    written = machines.files(shown, site.films, about)
    for folder in {dirname(path) for path in written}:
        Path(config.site_dir, folder).mkdir(parents=True, exist_ok=True)
    for path, text in written.items():
        Path(config.site_dir, path).write_bytes(text.encode())

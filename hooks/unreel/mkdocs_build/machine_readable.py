"""Write what programs read of MkDocs' pages as files of the site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from unreel.site import docs, machine_readable
from unreel.site.docs import Site
from unreel.site.machine_readable import feed, site_record
from unreel.site.machine_readable.llms import About
from unreel.site.news import news

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

LONG_AGO = "1970-01-01"
"""The day of the last change where nobody knows it. The map then names none; MkDocs would take the day of
the build, and make another map every day."""


def write(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Write plain Markdown, `llms.txt` and `robots.txt`, and name each page's Markdown to its template.

    This is done in `on_env`, before MkDocs copies what lies in docs/: a `robots.txt` there takes the place
    of ours. Titles must not be escaped for HTML yet: raise ValueError where one is.
    """
    shown = []
    for file in files.documentation_pages():
        page = file.page
        if page and page.markdown is not None:
            if isinstance(page.title, Markup):
                raise ValueError(f"{file.src_uri}: the title is escaped: write what programs read before")
            address = page.canonical_url or ""
            shown.append(machine_readable.FilledPage(file.src_uri, str(page.title), address, page.markdown))
            page.meta["plain"] = quote(file.src_uri)
    about = About(config.site_name, config.site_description or "", config.site_url or "")
    _write(machine_readable.files(shown, site.films, about), config)


def write_records(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Write the records of the films that some of the `files` are of, and name them to those templates.

    This too is done in `on_env`, also for the pages of a preview.
    """
    slugs = {dirname(file.src_uri) for file in files.documentation_pages()} & site.films.keys()
    for file in files.documentation_pages():
        slug = dirname(file.src_uri)
        if file.page:
            file.page.meta["record"] = quote(site_record.path(slug)) if slug in slugs else ""
    _write(docs.records(site, slugs), config)


def _write(texts: Mapping[str, str], config: MkDocsConfig) -> None:
    """Write {path in the site: text}."""
    for folder in {dirname(path) for path in texts}:
        Path(config.site_dir, folder).mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        Path(config.site_dir, path).write_bytes(text.encode())


def write_feed(files: Files, config: MkDocsConfig, site: Site) -> str:
    """Write the feed of films that were added or changed, and return its path; '' where no day is known."""
    addresses = {file.src_uri: file.page.canonical_url for file in files.documentation_pages() if file.page}
    about = About(config.site_name, config.site_description or "", config.site_url or "")
    text = feed.feed(news(site, addresses), about)
    _write({feed.NAME: text} if text else {}, config)
    return feed.NAME if text else ""

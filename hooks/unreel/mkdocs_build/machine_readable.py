"""Write what programs read of MkDocs' pages as files of the site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from unreel.site import docs, machine_readable
from unreel.site.docs import Site
from unreel.site.machine_readable import feed, site_record
from unreel.site.machine_readable.feed import FilmNews
from unreel.site.machine_readable.llms import About
from unreel.site.news import news

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

LONG_AGO = "1970-01-01"
"""The day of the last change where nobody knows it. The map then names none; MkDocs would take the day of
the build, and make another map every day."""


class Lists(NamedTuple):
    """What a build has to say in the lists of all films."""

    entries: dict[str, machine_readable.Entry]
    """By film."""
    others: list[tuple[str, str]]
    """The pages of no film: title, path."""
    news: dict[str, FilmNews]
    """By film."""


def write(files: Files, config: MkDocsConfig, site: Site) -> Lists:
    """Write plain Markdown, and name each page's Markdown to its template; return what the lists say of it.

    This is done in `on_env`, before MkDocs copies what lies in docs/, which takes the place of ours. Titles
    must not be escaped for HTML yet: raise ValueError where one is.
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
    _write(machine_readable.plain(shown, site.films, docs.wanted(site)), config)
    about, listed = _about(config), machine_readable.listed(shown, site.films)
    if machine_readable.is_many(site.outlines):
        _write(machine_readable.own_lists(listed, site.films, about), config)
    entries = machine_readable.entries(listed, site.films, about)
    addresses = {page.source: page.address for page in shown}
    return Lists(entries, machine_readable.others(shown, site.outlines), dict(news(site, addresses)))


def write_lists(lists: Lists, config: MkDocsConfig, files: Files) -> None:
    """Write `llms.txt` and `robots.txt`; a file of that name in docs/ takes the place of ours."""
    texts = machine_readable.lists(lists.entries, lists.others, _about(config))
    _write({name: text for name, text in texts.items() if not files.get_file_from_path(name)}, config)


def _about(config: MkDocsConfig) -> About:
    return About(config.site_name, config.site_description or "", config.site_url or "")


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


def feed_name(*, has_news: bool) -> str:
    """Return the path of the feed in the site; '' where there is none."""
    return feed.NAME if has_news else ""


def write_feed(found: Mapping[str, FilmNews], config: MkDocsConfig) -> str:
    """Write the feed of films that were added or changed, and return its path; '' where no day is known."""
    text = feed.feed(found.values(), _about(config))
    _write({feed.NAME: text} if text else {}, config)
    return feed.NAME if text else ""

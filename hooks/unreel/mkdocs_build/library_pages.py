"""Give MkDocs the pages of the library, which are no files of docs/."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.structure.files import File, InclusionLevel

from unreel.library.order import title_order
from unreel.site.docs import Site
from unreel.site.fragments.catalogue import LIST, is_fetched

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


Ways = Sequence[tuple[str, str]]
"""The first page of each folder of the library: what it is called, its path in docs/."""


def update(files: Files, site: Site, config: MkDocsConfig, leading: Ways) -> None:
    """Let the files of a build hold the pages of the library, and no other ones that were made.

    A page that somebody wrote at one of their paths stays. None is in the navigation: a film's page shows
    that of its film, and there may be thousands of these. All name those that are `leading` to them,
    which so are there where they are not built, too.
    """
    made = {**site.library_pages} | ({LIST: _films(files, site)} if is_fetched(site.library.films) else {})
    made |= {path: "" for _, path in leading if site.library_pages and path not in made}
    for file in [*files]:
        if is_made(file) and file.src_uri not in made:
            files.remove(file)
    for path, content in made.items():
        known = files.src_uris.get(path)
        if known is None:
            level = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, path, content=content, inclusion=level))
        elif is_made(known):
            known.content_string = content


def is_made(file: File) -> bool:
    """Return whether a file is one of the library's."""
    return file.generated_by is not None and file.src_dir is None


def shelves(files: Files, leading: Ways) -> list[Page]:
    """Return the first page of each folder of the library, for the navigation of its pages."""
    found = []
    for title, path in leading:
        file = files.get_file_from_path(path)
        if file and file.page:
            if file.page.markdown is None:  # it is not built
                file.page.title = escape(title)
            found.append(file.page)
    return found


def _films(files: Files, site: Site) -> str:
    """Return a list of [title, year, directors, address] as JSON, by title."""
    rows = []
    for film in sorted(site.library.films.values(), key=lambda one: title_order(one.title, one.slug)):
        file = files.get_file_from_path(f"{film.slug}/{film.overview}")
        rows.append([film.title, film.year, ", ".join(film.directors), file.url if file else ""])
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))

"""The pages at addresses that were: each leads on without a script."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from posixpath import dirname, relpath

from markupsafe import escape

from unreel.lexicon.labels import label
from unreel.model.diagnostics import Diagnostic
from unreel.seeds import redirects

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{title}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body>
<p>{title}: <a href="{address}">{address}</a></p>
</body>
</html>
"""
_TITLE = label("This page has moved")


def redirect_pages(
    moved: Mapping[str, str], *, site_url: str = "", has_folders: bool = True
) -> Iterator[tuple[str, str]]:
    """Return the file of each page that was, by its path in the site, with the HTML that leads on.

    `has_folders` says whether a page's address is a folder (`use_directory_urls` of MkDocs).
    """
    for old, new in sorted(moved.items()):
        file, target = (_file(page, has_folders=has_folders) for page in (old, new))
        address = relpath(_shown(target, has_folders=has_folders) or ".", dirname(file) or ".")
        address += "/" if has_folders and not address.endswith("/") else ""
        canonical = (
            f"{site_url.rstrip('/')}/{_shown(target, has_folders=has_folders)}" if site_url else address
        )
        yield file, _PAGE.format(title=_TITLE, canonical=escape(canonical), address=escape(address))


def _file(page: str, *, has_folders: bool) -> str:
    stem = page.removesuffix(".md")
    is_index = stem.rpartition("/")[2] == "index"
    return f"{stem}.html" if is_index or not has_folders else f"{stem}/index.html"


def _shown(file: str, *, has_folders: bool) -> str:
    """Return the address of a file, from the site's top."""
    return file.removesuffix("index.html") if has_folders else file


def of_project(project: Path, pages: Collection[str]) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the redirects of a project that hold, and what is wrong with the others."""
    found = redirects.read(project)
    told = [*redirects.faults(found, pages)]
    wrong = {one.line for one in told}
    return {one.old: one.new for one in found.entries if one.line not in wrong}, told

"""A page of each film that holds all of its pages, to be printed; MkDocs knows nothing of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Navigation
from mkdocs.utils import get_relative_url, write_file

from unreel.mkdocs_build.navigation import folder, name, own
from unreel.model.film import Film
from unreel.site.print_page import Chapter, print_page

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


def address(pages: list[Page], config: MkDocsConfig) -> str:
    """Return the address of a film's pages as one; '' for a film that has but one, or its own page there."""
    if len(pages) == 1 or "print.md" in map(name, pages):
        return ""
    return f"{folder(pages[0])}/print{'/' if config.use_directory_urls else '.html'}"


def write(film: Film, pages: list[Page], render: Callable[..., str], context: TemplateContext) -> None:
    """Write a film's pages (rendered, in reading order, the overview first) as one, if it has an address.

    `render` gives the page of a context and more; `context` is what MkDocs gave the template of any page, of
    which nothing is used.
    """
    config = context["config"]
    url = address(pages, config)
    if not url:
        return
    no_page = {
        "nav": own(Navigation([], []), None),
        "pages": [],
        "page": None,
        "base_url": get_relative_url(".", url),
    }
    html = render(
        {**context, **no_page},
        film=film,
        overview=pages[0],
        whole=print_page([_chapter(page) for page in pages], url),
    )
    write_file(html.encode(), str(Path(config.site_dir, url, "index.html" if url.endswith("/") else "")))


def _chapter(page: Page) -> Chapter:
    stem = Path(name(page)).stem.replace(".", "-")
    return Chapter(stem, str(page.meta.get("section", "")), page.url, page.content or "")

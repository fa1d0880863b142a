"""Pages rendered once: one whose Markdown is what it was gets what rendering gave it the last time."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from unreel.mkdocs_build.rendering import render

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


class _Rendered(NamedTuple):
    """What `Page.render` gave."""

    markdown: str | None
    """What it was given, placeholders filled."""
    attributes: dict[str, Any]
    """What it set of the page."""
    warnings: list[logging.LogRecord]
    """Of links, mostly: they stay true until the page says something else."""


class RenderOnce:
    """What rendering gave each page since the last whole build.

    Nothing but the Markdown goes in: a page that comes or goes, to which links may lead, makes a whole build.
    """

    def __init__(self) -> None:
        self._rendered: dict[str, _Rendered] = {}

    def wrap(self, page: Page) -> None:
        """Put `render` in the place of the page's own method."""
        vars(page)["render"] = partial(self._render, page)

    def warn_again(self, page: Page) -> None:
        """Log once more what rendering a page warned of."""
        for record in self._rendered[page.file.src_uri].warnings:
            logging.getLogger(record.name).handle(record)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        last = self._rendered.get(page.file.src_uri)
        if last and last.markdown == page.markdown:
            vars(page).update(last.attributes)
            self.warn_again(page)
            return
        before = dict(vars(page))
        with _recorded() as warnings:
            render(page, config, files)
        now = vars(page).items()
        attributes = {name: value for name, value in now if value is not before.get(name, before)}
        self._rendered[page.file.src_uri] = _Rendered(page.markdown, attributes, warnings)


class _Records(logging.Handler):
    """Collects warnings, which are logged all the same."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _recorded() -> Iterator[list[logging.LogRecord]]:
    """Listen to MkDocs for a while."""
    handler = _Records()
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        yield handler.records
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)

"""Pages rendered once: one whose Markdown is what it was gets what rendering gave it the last time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from unreel.mkdocs_build.page_log import log_again

if TYPE_CHECKING:
    import logging

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from unreel.mkdocs_build.page_log import PageLog


class _Rendered(NamedTuple):
    """What `Page.render` gave."""

    markdown: str | None
    """What it was given, placeholders filled."""
    attributes: dict[str, Any]
    """What it set of the page."""
    warnings: list[logging.LogRecord]


class RenderOnce:
    """What rendering gave each page since the last whole build.

    Nothing but the Markdown goes in: a page that comes or goes, to which links may lead, makes a whole build.
    """

    def __init__(self, page_log: PageLog) -> None:
        self._log = page_log
        self._rendered: dict[str, _Rendered] = {}

    def clear(self) -> None:
        """Forget all."""
        self._rendered.clear()

    def wrap(self, page: Page) -> None:
        """Put `render` in the place of the page's own method."""
        vars(page)["render"] = partial(self._render, page)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        path = page.file.src_uri
        last = self._rendered.get(path)
        if last and last.markdown == page.markdown:
            vars(page).update(last.attributes)
            log_again(last.warnings)
            return
        before, count = dict(vars(page)), len(self._log.of(path))
        type(page).render(page, config, files)
        attributes = {
            name: value
            for name, value in vars(page).items()
            if name not in before or value is not before[name]
        }
        self._rendered[path] = _Rendered(page.markdown, attributes, self._log.of(path)[count:])

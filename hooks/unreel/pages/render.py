"""Render a page's Markdown as the site does, before plugins have a hand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from markdown import Markdown

from unreel.pages.renderable import rendered_safely


class RenderError(Exception):
    """What an extension raised; Python-Markdown lets anything through."""


class Rendered(NamedTuple):
    """A page's HTML, without the theme around it."""

    html: str
    contents: tuple[str, ...]
    """What its table of contents calls its headings, as HTML."""


class Renderer:
    """Python-Markdown with the extensions of a site; it is made when it is first asked."""

    def __init__(
        self,
        extensions: Iterable[str] = (),
        configs: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    ) -> None:
        self._extensions = list(extensions)
        self._configs = {name: dict(config) for name, config in configs.items()}
        self._markdown: Markdown | None = None

    def render(self, markdown: str) -> Rendered:
        """Return the HTML of Markdown without front matter; raise `RenderError` where there is none."""
        try:
            if self._markdown is None:
                self._markdown = Markdown(extensions=self._extensions, extension_configs=self._configs)
            html = self._markdown.reset().convert(rendered_safely(markdown))
        except Exception as error:
            self._markdown = None  # what it had begun to do is not undone by `reset`
            raise RenderError(f"{type(error).__name__}: {' '.join(str(error).split())}") from error
        return Rendered(html, tuple(_names(getattr(self._markdown, "toc_tokens", []))))


def _names(tokens: list[dict[str, Any]]) -> Iterable[str]:
    for token in tokens:
        yield token["name"]
        yield from _names(token["children"])

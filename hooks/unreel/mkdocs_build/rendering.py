"""Render a page whatever it holds: where an extension gives up, readers see what the page's file says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape

from unreel.mkdocs_build.markdown_pages import Renderer
from unreel.mkdocs_build.reporting import report
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic
from unreel.site import rendered
from unreel.site.docs import Site
from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


_OWN = ("unreel.", "material.plugins.search", "material.plugins.offline", "mkdocs.contrib.search")


def kept(html: str, page: Page, site: Site, config: MkDocsConfig) -> str:
    """Return the HTML of a page, which the proof finds again where plugins may have had a hand in it."""
    source = site.docs.sources.get(page.file.src_uri)
    if source and any(_is_other(name, plugin) for name, plugin in config.plugins.items()):
        rendered.keep(Workspace(Path(config.config_file_path).parent), source.name, source.text, html)
    return html


def _is_other(name: str, plugin: object) -> bool:
    """Return whether a plugin or a hook may change what pages say."""
    return not (type(plugin).__module__.startswith(_OWN) or name.endswith("hooks/events.py"))


def render(renderer: Renderer, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Do what the page's own method does, and report what it raises: MkDocs would end in a traceback."""
    try:
        renderer.render(page, config, files)
    except Exception as error:  # noqa: BLE001 - Python-Markdown and its extensions let anything through
        what = f"{type(error).__name__}: {' '.join(str(error).split())}"
        why = f"this cannot be rendered ({what}) and is shown as it stands: `{COMMAND} review` says where"
        report([Diagnostic(f"docs/{page.file.src_uri}", 1, 1, why)])
        page.content = f"<pre>{escape(page.markdown)}</pre>"

"""Refuse a folder for the site that holds something else: a build would remove it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import ConfigurationError

from unreel.store.workspace import Workspace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def refuse_others(config: MkDocsConfig, workspace: Workspace) -> None:
    """Raise `ConfigurationError` where the site's folder lies in one of ours, or has one, or code, in it.

    MkDocs itself refuses that of docs/.
    """
    site = Path(config.site_dir).resolve()
    ours = [workspace.seeds, workspace.base.parent]
    others = [path for path in ours if site.is_relative_to(path.resolve())]
    others += [path for path in (*ours, *_code(config, workspace)) if path.resolve().is_relative_to(site)]
    for path in others:
        raise ConfigurationError(
            f"site_dir: {config.site_dir} cannot be the folder of the site, which a build empties, "
            f"because of {workspace.name(path)}: name one that holds nothing else"
        )


def _code(config: MkDocsConfig, workspace: Workspace) -> Iterator[Path]:
    """Yield the hooks, and the folder of the project's own theme."""
    yield from (workspace.root / str(hook) for hook in config.hooks)
    if custom := getattr(config.theme, "custom_dir", None):
        yield Path(custom)

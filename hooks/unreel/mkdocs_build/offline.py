"""The site as files: what differs from a site on a server, so that a browser opens it from a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "material/offline"
_WORKER = "iframe-worker"
"""A script by which Material's own search would run from files; its plugin takes it from another host."""

_NEED_A_SERVER = ("navigation.instant", "search.share")
"""The features that ask for pages by their addresses, or hand those on."""


def is_on(config: MkDocsConfig) -> bool:
    """Return whether the site is built as files."""
    plugin = config.plugins.get(PLUGIN)
    return plugin is not None and bool(plugin.config["enabled"])


def configure(config: MkDocsConfig) -> None:
    """Change the settings of a build with `OFFLINE=true`."""
    if not is_on(config):
        return
    config.site_url = None
    config.theme["features"] = [one for one in config.theme["features"] if not one.startswith(_NEED_A_SERVER)]
    config.theme.static_templates.discard("404.html")  # no server answers with it


def without_worker(config: MkDocsConfig) -> None:
    """Take out the script that Material's plugin adds for its search, once it has: ours has no use for it."""
    scripts = config.extra.get("polyfills") or []
    config.extra["polyfills"] = [one for one in scripts if _WORKER not in one]

"""The MkDocs plugin: it gives every build an object of its own that takes all further events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, event_priority

from unreel.mkdocs_build import offline
from unreel.mkdocs_build.build import Build, NoSettings
from unreel.mkdocs_build.completed import complete
from unreel.mkdocs_build.free_port import refuse_taken
from unreel.mkdocs_build.memory import Memory

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

BUILD = "unreel/build"
"""The name of a build's object among the plugins of its configuration."""


class Unreel(BasePlugin[NoSettings]):
    """What lives as long as the process: the memory of each server that it runs.

    MkDocs makes a configuration for every build of a server, and has no object that they share but
    the folder that the server serves.
    """

    def __init__(self) -> None:
        self._starts: Memory | None = None
        self._is_dirty = False
        self._served: dict[str, Memory] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Make the memory of a server that is about to start; no two servers share one."""
        is_served = command == "serve"
        self._is_dirty = dirty
        self._starts = Memory(has_preview=not dirty, is_served=True, is_dirty=dirty) if is_served else None

    @event_priority(100)  # before the plugins whose settings `offline` changes
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Configure the site of files, if one is asked for, and hand this build to an object of its own.

        That object is registered behind all plugins, so that of one priority its events come last.
        """
        if self._starts:
            refuse_taken(*config.dev_addr)
            self._served[config.site_dir] = self._starts
            self._starts = None
        complete(config)
        offline.configure(config)
        memory = self._served.get(config.site_dir) or Memory(is_dirty=self._is_dirty)
        if BUILD not in config.plugins:
            config.plugins[BUILD] = Build(config, memory)
        return config

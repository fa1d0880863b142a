"""The MkDocs plugin: it gives every build an object of its own that takes all further events."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from unreel import not_set_up
from unreel.mkdocs_build import offline, site_folder
from unreel.mkdocs_build.completed import complete
from unreel.mkdocs_build.exchanged import BUILD
from unreel.mkdocs_build.free_port import refuse_taken
from unreel.mkdocs_build.look import look, site_name
from unreel.mkdocs_build.memory import Memory
from unreel.mkdocs_build.plugin_settings import NoSettings
from unreel.mkdocs_build.publish import WorkFolder
from unreel.mkdocs_build.unchanged import Unchanged, is_unchanged
from unreel.store.built import Built

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


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
        self._is_dirty, self._starts = dirty, None
        if command == "serve":
            from unreel.mkdocs_build import live_reload  # noqa: PLC0415 - it loads MkDocs' server

            self._starts = Memory(has_preview=not dirty, is_dirty=dirty, nonce=live_reload.nonce())

    @event_priority(100)  # before the plugins whose settings `offline` changes
    def _configure(self, config: MkDocsConfig) -> MkDocsConfig:
        """Configure what the site needs, and the site of files, if one is asked for."""
        if self._starts:
            refuse_taken(*config.dev_addr)
            self._served[config.site_dir] = self._starts
            self._starts = None
        complete(config)
        offline.configure(config)
        return config

    @event_priority(-100)  # when all plugins have set what they set
    def _hand_over(self, config: MkDocsConfig) -> MkDocsConfig:
        """Hand this build to an object of its own.

        It is registered behind all plugins, so that of one priority its events come last.
        """
        memory = self._served.get(config.site_dir) or Memory(is_dirty=self._is_dirty)
        if BUILD not in config.plugins:
            config.plugins[BUILD] = _build(config, memory)
        return config

    on_config = CombinedEvent(_configure, _hand_over)


def _build(config: MkDocsConfig, memory: Memory) -> BasePlugin[NoSettings]:
    """Return who takes the events of a build: it is seen here whether there is anything to build."""
    seen = look(config, memory, Path(config.site_dir))
    space = seen.workspace
    site_folder.refuse_others(config, space)
    known = Built(space, site_name(config, memory)).site()
    if is_unchanged(config, memory, seen, known):
        work = WorkFolder(space)
        with suppress(OSError):  # as `Build` does where nothing can be kept
            work.make()
            return Unchanged(config, known, work)
    try:
        from unreel.mkdocs_build.build import Build  # noqa: PLC0415 - it loads all of the library
    except ImportError as error:
        raise ConfigurationError(not_set_up(error)) from None
    return Build(config, memory, seen)

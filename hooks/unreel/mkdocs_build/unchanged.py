"""A build where nothing changed: MkDocs goes its way with no file, and what is true is told again.

It loads no more of the library than it needs: the rest takes longer to load than this takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from unreel.mkdocs_build import exchanged, offline
from unreel.mkdocs_build.plugin_settings import NoSettings
from unreel.mkdocs_build.publish import WorkFolder
from unreel.mkdocs_build.recorder import tell
from unreel.store.built import SiteState

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from unreel.mkdocs_build.look import Look
    from unreel.mkdocs_build.memory import Memory


def is_unchanged(config: MkDocsConfig, memory: Memory, seen: Look, known: SiteState) -> bool:
    """Return whether no file changed since the last build left a site, so that nothing is to be built."""
    is_whole = memory.is_dirty or memory.is_broken or offline.is_on(config) or exchanged.is_whole_asked_for()
    if is_whole or not exchanged.install() or not known.state:
        return False
    if memory.has_preview:
        return memory.settled == (seen.made_of, seen.there)
    return known.state == seen.state()


class NoFiles(Files):
    """No file at all, and none of the theme."""

    def __init__(self) -> None:
        super().__init__([])

    def add_files_from_theme(self, env: Environment, config: MkDocsConfig) -> None:
        """Add nothing."""


class Unchanged(BasePlugin[NoSettings]):
    """The events of a build of nothing: what plugins write all the same lies in a folder that is removed."""

    def __init__(self, site_config: MkDocsConfig, known: SiteState, work: WorkFolder) -> None:
        self._config, self._known, self._work = site_config, known, work
        self._site_dir = site_config.site_dir

    def on_pre_build(self, **_: object) -> None:
        """Keep MkDocs away from the site, which it would empty."""
        self._config.site_dir = str(self._work.path)
        self._config.theme.static_templates = set()
        tell(self._known.told)

    def part_files(self) -> Files:
        """Return the files that MkDocs builds."""
        return NoFiles()

    @event_priority(-200)  # when all others wrote what they write
    def on_post_build(self, **_: object) -> None:
        """Leave the site as it is."""
        self._config.site_dir = self._site_dir
        self._work.remove()

    def on_build_error(self, **_: object) -> None:
        """Leave the site as it is."""
        self.on_post_build()

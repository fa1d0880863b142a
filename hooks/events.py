"""The hook that MkDocs loads: its events go to the plugin, which lies in `unreel`."""

from __future__ import annotations

from unreel.mkdocs_build.plugin import Unreel

_plugin = Unreel()
on_startup = _plugin.on_startup
on_config = _plugin.on_config

"""The hook that MkDocs loads: its events go to the plugin, which lies in `unreel`."""

from __future__ import annotations

from mkdocs.exceptions import ConfigurationError

from unreel import not_set_up

try:
    from unreel.mkdocs_build.plugin import Unreel
except ImportError as error:
    raise ConfigurationError(not_set_up(error)) from None

_plugin = Unreel()
on_startup = _plugin.on_startup
on_config = _plugin.on_config

"""What commands and builds import: `forked` has it loaded in the process from which they are forked."""

from __future__ import annotations

from importlib import import_module

from unreel.commands import COMMANDS

for name in (
    *(f"unreel.commands.{command}" for command in COMMANDS),
    "unreel.mkdocs_build.plugin",
    "mkdocs.commands.build",
    "babel.dates",
    "jinja2.ext",
    "pymdownx.details",
    "pymdownx.saneheaders",
):
    import_module(name)

"""Two functions of MkDocs, exchanged for ones that ask the build whether it is narrow.

MkDocs has no public way to collect some files and no others. With another version than `KNOWN`, or without
one of the names, every build is whole.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

import mkdocs
from mkdocs.commands import build as commands
from mkdocs.structure import files as structure

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

KNOWN = "1.6.1"
"""The version of MkDocs whose ways these are."""

BUILD = "unreel/build"
"""The name of a build's object among the plugins of its configuration."""

ASKED = "UNREEL_WHOLE"
"""The variable by which somebody asks for a whole build in one process."""

_NAMES = ("get_files", "get_navigation")


def is_known() -> bool:
    """Return whether MkDocs is the version whose ways these are."""
    return mkdocs.__version__ == KNOWN


def install() -> bool:
    """Exchange the functions, if that was not done; return whether builds can be narrow."""
    if not is_known() or not all(hasattr(commands, name) for name in _NAMES):
        return False
    if getattr(commands, _NAMES[0]) is structure.get_files:
        get_navigation = getattr(commands, _NAMES[1])

        def files(config: MkDocsConfig) -> Files:
            narrow = getattr(config.plugins.get(BUILD), "part_files", None)
            found = narrow() if narrow else None
            return structure.get_files(config) if found is None else found

        def navigation(files: Files, config: MkDocsConfig) -> Navigation:
            with getattr(files, "showing_all", nullcontext)():
                found: Navigation = get_navigation(files, config)
            return found

        for name, function in zip(_NAMES, (files, navigation), strict=True):
            setattr(commands, name, function)
    return True


def is_whole_asked_for() -> bool:
    """Return whether the environment asks for a whole build."""
    return os.environ.get(ASKED, "").lower() in {"1", "yes", "true"}

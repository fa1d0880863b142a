"""How the commands are called, for messages that name one."""

from __future__ import annotations

import os
from pathlib import Path

_LIBRARY = Path(__file__).parents[1]


def _command() -> str:
    """Return what people type in front of a command's name.

    Where pip installed the library, that is `unreel`. In a checkout it is the folder hooks/, by its path from
    the current folder: `python hooks`.
    """
    hooks = _LIBRARY.parent
    if hooks.name != "hooks" or not (hooks / "__main__.py").is_file():
        return "unreel"
    try:
        path = os.path.relpath(hooks)
    except (OSError, ValueError):  # the current folder is gone, or on another drive
        path = str(hooks)
    return f"python {Path(path).as_posix()}"


COMMAND = _command()

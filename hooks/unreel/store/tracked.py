"""What git has of `.unreel/` beyond the bases: nobody but the machine should have written it."""

from __future__ import annotations

import subprocess
from pathlib import Path

_FILES = ("git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--", ".unreel")
_FOR_GIT = ".unreel/base/"


def tracked(project: Path) -> list[str]:
    """Return the files of `.unreel/` that git has and should not, sorted; none where there is no git."""
    try:
        done = subprocess.run(  # noqa: S603 - nothing in it but the words above
            _FILES, cwd=project, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError:
        return []
    names = done.stdout.decode(errors="replace").split("\0")
    return sorted(name for name in names if name and not name.startswith(_FOR_GIT))

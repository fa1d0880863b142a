"""When pages were last changed, as git's log states it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

# One log for all pages. A name that git would put into quotation marks belongs to no page.
# Of decorations only "grafted" is left.
_LOG = shlex.split(
    "git -c core.quotePath=false log --no-color --no-show-signature --no-renames --relative --name-only"
    " --decorate-refs=refs/none --format=%x00%as%x20%D -- docs"
)
Log = Popen[str]


def start_log(project: Path) -> Log | None:
    """Start `git log` of a project's docs/, while the build goes on; return None where there is no git."""
    try:
        return Popen(  # noqa: S603 - nothing in it but the words above
            _LOG, cwd=project, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, encoding="utf-8", errors="replace"
        )
    except OSError:
        return None


def last_changes(log: Log | None, pages: Iterable[str]) -> dict[str, str]:
    """Return page ('docs/hardcore-henry/plot.md') → the day (ISO 8601) of its last commit.

    A page has no day where git has none for it: without a repository, before its first commit, or
    in a shallow clone whose oldest commits seem to have written all that lies there.
    """
    if log is None or log.stdout is None:
        return {}
    remaining = set(pages)
    days: dict[str, str] = {}
    day = ""
    with log:
        while remaining and (line := log.stdout.readline()):  # the rest is not read: git ends with the pipe
            name = line.rstrip("\n")
            if name.startswith("\0"):
                day, _, decoration = name[1:].partition(" ")
                day = "" if decoration == "grafted" else day
            elif name in remaining:
                remaining.remove(name)
                days[name] = day
    return {name: day for name, day in days.items() if day}

"""When pages were last changed, as git's log states it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen, run

from unreel.store.fingerprints import fingerprints

# One log for all pages. A name that git would put into quotation marks belongs to no page.
# Of decorations only "grafted" is left.
_LOG = shlex.split(
    "git --literal-pathspecs -c core.quotePath=false log"
    " --no-color --no-show-signature --no-renames --relative --name-only"
    " --decorate-refs=refs/none --format=%x00%as%x20%D --"
)
_HEAD = ("git", "rev-parse", "HEAD", "--git-path", "shallow")
Log = Popen[str]


def head(project: Path) -> str:
    """Return what all that `git log` tells depends on, '' where there is no git or nothing committed."""
    try:
        done = run(_HEAD, cwd=project, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, check=False)  # noqa: S603 - as below
    except OSError:
        return ""
    commit, _, shallow = done.stdout.decode(errors="replace").partition("\n")
    cut = fingerprints(project / shallow.strip()) if shallow.strip() else {}
    return f"{commit} {[*cut.values()]}" if done.returncode == 0 else ""


def start_log(project: Path, paths: Iterable[str] = ("docs",)) -> Log | None:
    """Start `git log` of files and folders, while the build goes on; return None where there is no git."""
    try:
        return Popen(  # noqa: S603 - nothing in it but the words above and paths behind "--"
            [*_LOG, *paths],
            cwd=project,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=DEVNULL,
            encoding="utf-8",
            errors="replace",
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

"""When pages were last changed, and their folders made, as git's log states it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import dirname
from subprocess import DEVNULL, PIPE, Popen, run
from types import MappingProxyType
from typing import NamedTuple

from unreel.store.fingerprints import fingerprints

# One log for all pages. A name that git would put into quotation marks belongs to no page.
# Of decorations only "grafted" is left.
_LOG = shlex.split(
    "git --literal-pathspecs -c core.quotePath=false log"
    " --no-color --no-show-signature --no-renames --relative --name-only"
    " --decorate-refs=refs/none --format=%x00%as%x20%D"
)
_DOCS = ("--", "docs")
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


def start_log(project: Path, commit: str = "HEAD") -> Log | None:
    """Start `git log` of docs/ up to a commit, while the build goes on; return None where there is no git."""
    try:
        return Popen(  # noqa: S603 - nothing in it but the words above
            (*_LOG, commit, *_DOCS),
            cwd=project,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=DEVNULL,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return None


class Days(NamedTuple):
    """When pages came and changed, as ISO 8601 has it."""

    changed: Mapping[str, str] = MappingProxyType({})
    """Page ('docs/hardcore-henry/plot.md') → the day of its last commit."""
    added: Mapping[str, str] = MappingProxyType({})
    """Folder ('docs/hardcore-henry') → the day of the first commit that wrote something in it."""


def days(log: Log | None, pages: Iterable[str]) -> Days:
    """Return the days of pages and of their folders.

    What git has no day for has none: without a repository, before a first commit, or in a shallow clone whose
    oldest commits seem to have written all that lies there.
    """
    if log is None or log.stdout is None:
        return Days()
    wanted = set(pages)
    folders = {dirname(page) for page in wanted}
    changed: dict[str, str] = {}
    added: dict[str, str] = {}
    day = ""
    with log:
        for line in log.stdout:  # the last commit first
            name = line.rstrip("\n")
            if name.startswith("\0"):
                day, _, decoration = name[1:].partition(" ")
                day = "" if decoration == "grafted" else day
            elif name:
                if name in wanted:
                    changed.setdefault(name, day)
                if (folder := dirname(name)) in folders:
                    added[folder] = day
    return Days(*({name: one for name, one in found.items() if one} for found in (changed, added)))

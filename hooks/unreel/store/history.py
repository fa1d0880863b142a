"""When pages were last changed, as git remembers it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from unreel.lexicon.day import Day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# One question for all pages. A name that git would put into quotation marks belongs to no page.
_LOG = (
    "git",
    "-c",
    "core.quotePath=false",
    "log",
    "--no-color",
    "--no-show-signature",
    "--no-renames",
    "--relative",
    "--name-only",
    "--decorate-refs=refs/none",  # all that is left to be said is "grafted"
    "--format=%x00%as %D",
    "--",
    "docs",
)
Answer = subprocess.Popen[str]


def ask(project: Path) -> Answer | None:
    """Start asking git for the history of `project`'s docs/; the build goes on meanwhile."""
    try:
        return subprocess.Popen(  # noqa: S603 - nothing in it but the words above
            _LOG,
            cwd=project,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:  # there is no git
        return None


def last_changes(answer: Answer | None, pages: Iterable[str]) -> dict[str, str]:
    """Return page ('docs/hardcore-henry/plot.md') → the day (ISO 8601) when its last change was written.

    A page has no day where git has none for it: without a repository, before its first commit, or
    in a shallow clone whose oldest commits seem to have written all that lies there.
    """
    if answer is None or answer.stdout is None:
        return {}
    wanted = set(pages)
    found: dict[str, str] = {}
    day = ""
    with answer:
        for line in answer.stdout:
            name = line.rstrip("\n")
            if name.startswith("\0"):
                day, _, decoration = name[1:].partition(" ")
                day = "" if decoration == "grafted" else day
            elif name in wanted:
                wanted.discard(name)
                found[name] = day
                if not wanted:
                    break  # the rest of a long history is not read: git ends with the pipe
    return {name: day for name, day in found.items() if day}


def written_out(day: str) -> str:
    """Return a day as readers write it: '2016-04-08' → 'April 8, 2016'."""
    return Day.of(day).in_words()

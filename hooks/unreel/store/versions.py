"""What files said before they were last changed, as far as git knows."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_LOG = (
    *("git", "-c", "core.quotePath=false", "log", "--no-color", "--no-show-signature", "--no-renames"),
    *("--relative", "--name-only", "--format=%x00%H", "--"),
)
_READ = ("git", "cat-file", "--batch")


class Version(NamedTuple):
    """What a file said once."""

    revision: str
    """As git takes it: 'HEAD', or a commit's name with a ^ behind it."""
    text: str


def versions_before(project: Path, folder: str, texts: Mapping[str, str]) -> dict[str, Version]:
    """Return each file's version before that which lies there; none for a file that git does not know.

    `texts` are the files below a `folder` of the project with what they say. What is not committed yet
    was last changed on top of HEAD.
    """
    names = (name for name in texts if "\n" not in name)
    changed = dict(_last_commits(_run(project, (*_LOG, folder)), names))
    asked = [(name, revision) for name, commit in changed.items() for revision in ("HEAD", f"{commit}^")]
    queries = "".join(f"{revision}:./{name}\n" for name, revision in asked)
    found: dict[str, Version] = {}
    for (name, revision), text in zip(asked, _texts(_run(project, _READ, queries.encode())), strict=False):
        if text is not None and name not in found and text != texts[name]:
            found[name] = Version(revision, text)
    return found


def is_as_committed_with(project: Path, folder: str, files: Sequence[str]) -> bool | None:
    """Return whether files are as they were when a folder was last changed, and the folder is as it was then.

    None where git does not know that.
    """
    commit = _run(project, ("git", "log", "-1", "--format=%H", "--", folder)).decode().strip()
    if not commit or not all(
        _run(project, ("git", "cat-file", "-t", f"{commit}:./{file}")) for file in files
    ):
        return None
    return not _run(project, ("git", "diff", "--name-only", commit, "--", folder, *files))


def _run(project: Path, command: tuple[str, ...], given: bytes = b"") -> bytes:
    try:
        return subprocess.run(  # noqa: S603 - nothing in it but the words above and a folder's name
            command, cwd=project, input=given, capture_output=True, check=False
        ).stdout
    except OSError:
        return b""


def _last_commits(log: bytes, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Return the files with the commit that changed each last."""
    remaining = {*names}
    for entry in log.decode(errors="replace").split("\0")[1:]:
        commit, *changed = entry.split("\n")
        for name in remaining.intersection(changed):
            remaining.remove(name)
            yield name, commit


def _texts(answers: bytes) -> Iterator[str | None]:
    """Return what `git cat-file --batch` answers, text by text; None for what is not there."""
    at = 0
    while at < len(answers):
        end = answers.index(b"\n", at)
        head = answers[at:end].split(b" ")
        if len(head) == 3 and head[1] == b"blob":  # noqa: PLR2004 - name, type, size
            size = int(head[2])
            yield answers[end + 1 : end + 1 + size].decode("utf-8-sig", errors="replace")
            end += size + 1
        else:
            yield None
        at = end + 1

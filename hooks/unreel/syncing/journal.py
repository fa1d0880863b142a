"""What sync is about to write, so that a kill between a merged page and its base does no harm.

The page then holds the merge already while its base is the old one, and the next sync would merge
the seed's changes with themselves. The journal records what was to be written; the next sync finishes it.
Nobody else should have written it, but a commit may bring one: it names no file but pages and bases.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from unreel.store.replace import recovered, sweep
from unreel.store.text_file import read_bytes
from unreel.store.workspace import Workspace

_PLAIN = re.compile(r"[^./\\:\0][^/\\:\0]*")
"""The name of a file or folder that is not hidden, and no path."""


class Entry(NamedTuple):
    """One page that is about to be written, with its base."""

    slug: str
    file: str
    """The page's name in docs/."""
    text: str | None
    """What it is to hold, line ends and all; None for no page."""
    seen: str | None
    """The digest of what it held before."""
    name: str
    """The name of its base."""
    base: str | None


@contextmanager
def writing(workspace: Workspace) -> Iterator[None]:
    """Hold the lock, and finish first what the last sync began; raise `InputError` where that fails."""
    with workspace.lock():
        for entry in _entries(workspace):
            page = workspace.docs / entry.slug / entry.file
            if recovered(page, _bytes(entry.text), entry.seen, workspace):
                _write_base(entry, workspace)
        _clear(workspace)
        sweep(workspace)
        yield


@contextmanager
def recorded(
    workspace: Workspace, entries: Iterable[Entry], contents: Mapping[Path, bytes]
) -> Iterator[None]:
    """Record what is written meanwhile: `entries`, by files that are going to hold `contents`.

    All of it goes onto the disk at once. The record is removed when what it announced is done.
    """
    noted = json.dumps([*entries]).encode()
    with workspace.written_ahead({workspace.journal: noted, **contents}):
        workspace.write(workspace.journal, noted)
        yield
    _clear(workspace)


def _clear(workspace: Workspace) -> None:
    workspace.remove(workspace.journal)


def _entries(workspace: Workspace) -> list[Entry]:
    """Return what is recorded; nothing where the record is none, or none of ours."""
    workspace.refuse_links(workspace.journal)
    if workspace.name(workspace.journal) in workspace.tracked:
        return []
    try:
        content = json.loads(read_bytes(workspace.journal))
        entries = [Entry(*one) for one in content]
    except (OSError, ValueError, TypeError, RecursionError):
        return []
    return [entry for entry in entries if _is_ours(entry)]


def _is_ours(entry: Entry) -> bool:
    """Return whether an entry has the form of one, and its names lead nowhere but to pages and bases."""
    texts = (entry.text, entry.seen, entry.base)
    if not all(one is None or isinstance(one, str) for one in texts):
        return False
    return all(_is_plain(name) for name in (entry.slug, entry.file, entry.name))


def _is_plain(name: object) -> bool:
    return isinstance(name, str) and bool(_PLAIN.fullmatch(name))


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def _write_base(entry: Entry, workspace: Workspace) -> None:
    path = workspace.base / entry.slug / entry.name
    if entry.base is None:
        workspace.remove(path)
    else:
        workspace.write(path, entry.base.encode())

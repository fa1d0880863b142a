"""Results of the stages, kept while all that they were made from stands as it did.

A cache that is lost, damaged, not to be written, or in git costs time, never words.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from unreel.model.diagnostics import InputError
from unreel.store.text_file import read_bytes
from unreel.store.workspace import Workspace

_T = TypeVar("_T")
_DAMAGED = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What reading anything but what was written may raise."""
LIBRARY = Path(__file__).parent.parent


class Stage(NamedTuple, Generic[_T]):
    """A step whose results are kept as JSON."""

    rooms: tuple[str, ...]
    """The folders of the library that take part in it: those of all that it imports, lazily too."""
    pack: Callable[[_T], object]
    """Return what JSON can hold of a result."""
    unpack: Callable[[Any], _T]
    """Return the result again; whatever it raises at other content, the cache is damaged."""


def memoized(
    stage: Stage[_T], workspace: Workspace | None, name: str, source: object, fresh: Callable[[], _T]
) -> _T:
    """Return what `fresh` makes of a `source`, from the cache `name` if it was made of the same before.

    The key is the representation of `source` and the digest of the stage's rooms. Without a workspace
    nothing is kept.
    """
    if workspace is None:
        return fresh()
    path = workspace.cache / f"{name}.json"
    if workspace.name(path) in workspace.tracked:
        return fresh()
    key = hashlib.sha256(repr((source, _digest(stage.rooms))).encode()).hexdigest()
    with suppress(OSError, *_DAMAGED):
        content = json.loads(read_bytes(path))
        if content["key"] == key:
            return stage.unpack(content["result"])
    result = fresh()
    with suppress(InputError):
        content = {"key": key, "result": stage.pack(result)}
        workspace.write(path, json.dumps(content, ensure_ascii=False).encode(), lasting=False)
    return result


def digests() -> dict[str, str]:
    """Return {folder of the library: digest of its own files as they lie there now}: code, words, weights."""
    found = {}
    for folder, folders, names in os.walk(LIBRARY):
        folders[:] = sorted({*folders} - {"__pycache__"})
        summed = hashlib.sha256()
        for name in sorted(names):
            content = read_bytes(os.path.join(folder, name))  # noqa: PTH118 - at each start, and a Path takes as long
            summed.update(f"{name}\0{len(content)}\0".encode() + content)
        found[Path(folder).relative_to(LIBRARY).as_posix()] = summed.hexdigest()
    return found


LOADED = digests()
"""The library as this process loaded it: taken at import, since a file may change while it runs."""


@cache  # of what was loaded: it holds for the process
def _digest(rooms: tuple[str, ...]) -> list[str]:
    """Return the digests of all folders of some rooms; raise KeyError for a room that is not there."""
    folders = ((room, *(one for one in LOADED if one.startswith(f"{room}/"))) for room in rooms)
    return [LOADED[folder] for folder in chain(*folders)]

"""What was made once is not made again while all that it was made from stands as it did.

A cache that is lost, damaged or not to be written costs time, never words.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from unreel.model.diagnostics import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from unreel.store.workspace import Workspace

_T = TypeVar("_T")
_LIBRARY = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120


def memoized(
    workspace: Workspace,
    name: str,
    source: object,
    fresh: Callable[[], _T],
    form: tuple[Callable[[_T], object], Callable[[Any], _T]],
) -> _T:
    """Return what `fresh` makes of a `source`, from the cache `name` where it was made of the same before.

    The key is what `source` shows itself as, and the library's own bytes. `form` puts what is made
    into what JSON holds, and takes it out again; where that fails, the cache is damaged.
    """
    pack, unpack = form
    path = workspace.cache / f"{name}.json"
    key = hashlib.sha256(repr((source, library_digest())).encode()).hexdigest()
    with suppress(OSError, ValueError, LookupError, TypeError):
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["key"] == key:
            return unpack(content["made"])
    made = fresh()
    with suppress(InputError):
        told = {"key": key, "made": pack(made)}
        workspace.write(path, json.dumps(told, ensure_ascii=False).encode())
    return made


@cache
def library_digest() -> str:
    """Return the digest of the library as this process loaded it."""
    return digest()


def digest() -> str:
    """Return a digest of the library's own files as they lie there now: code, word lists and weights."""
    summed = hashlib.sha256()
    for folder, folders, names in os.walk(_LIBRARY):  # a third of the time that pathlib takes
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(folder, name)  # noqa: PTH118
            with open(path, "rb") as file:  # noqa: PTH123
                summed.update(path.removeprefix(_LIBRARY).encode() + b"\0" + file.read())
    return summed.hexdigest()

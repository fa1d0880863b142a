"""What was split once is not split again.

The key is everything that the pages depend on: the seed, its settings, and the library's own
bytes. A cache that is lost or damaged costs time, never words.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from unreel.errors import Complaint, Refusal, Weight
from unreel.recovery import Recovery, recover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from unreel.seeds import Seed
    from unreel.workspace import Workspace

_LIBRARY = os.path.dirname(__file__)  # noqa: PTH120


def recovered(seed: Seed, workspace: Workspace) -> Recovery:
    """Give what `recover` gives for a seed, from the cache where nothing changed since."""
    path = workspace.cache / f"{seed.slug}.json"
    key = _key(seed)
    known = _read(path, key)
    if known:
        return known
    fresh = recover(seed)
    content = {
        "key": key,
        "pages": fresh.pages,
        "complaints": [[c.path, c.line, c.column, c.message, c.weight] for c in fresh.complaints],
    }
    with suppress(Refusal):  # a cache that cannot be written stops nothing: docs/ will say what is wrong
        workspace.write(path, json.dumps(content, ensure_ascii=False).encode())
    return fresh


def kept(
    workspace: Workspace | None, name: str, said: str, fresh: Callable[[], Iterable[tuple[int, str]]]
) -> dict[int, str]:
    """Give the numbered lines that `fresh` makes of what is `said`, from the cache `name` if it has them."""
    if workspace is None:
        return dict(fresh())
    path = workspace.cache / f"{name}.json"
    key = hashlib.sha256(f"{library_digest()}\0{said}".encode()).hexdigest()
    with suppress(OSError, ValueError, KeyError, TypeError):
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["key"] == key:
            return {int(number): str(line) for number, line in content["lines"]}
    made = dict(fresh())
    content = {"key": key, "lines": list(made.items())}
    with suppress(Refusal):
        workspace.write(path, json.dumps(content, ensure_ascii=False).encode())
    return made


def _key(seed: Seed) -> str:
    said = repr((seed.path, seed.text, seed.settings, library_digest()))
    return hashlib.sha256(said.encode()).hexdigest()


@cache
def library_digest() -> str:
    """Give the digest of the library as this process loaded it."""
    return digest()


def digest() -> str:
    """Give a digest of the library's own files as they lie there now: code, word lists and weights."""
    summed = hashlib.sha256()
    for folder, folders, names in os.walk(_LIBRARY):  # a third of the time that pathlib takes
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(folder, name)  # noqa: PTH118
            with open(path, "rb") as file:  # noqa: PTH123
                summed.update(path.removeprefix(_LIBRARY).encode() + b"\0" + file.read())
    return summed.hexdigest()


def _read(file: Path, key: str) -> Recovery | None:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["key"] != key:
            return None
        complaints = [
            Complaint(path, line, column, message, Weight(weight))
            for path, line, column, message, weight in content["complaints"]
        ]
        return Recovery(dict(content["pages"]), complaints)
    except (OSError, ValueError, KeyError, TypeError):
        return None

"""Where two folders differ, in a line a file: what pytest would print is all that is in both of them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TypeGuard

Tree = dict[str, bytes]
"""The files of a folder, as `Project.tree` returns them."""

MOST = 20
"""Files that are listed."""
WIDTH = 120
"""Bytes that are shown of a line."""


def is_tree(value: object) -> TypeGuard[Tree]:
    """Return whether a value is the files of a folder, and there are any."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(name, str) and isinstance(content, bytes) for name, content in value.items())
    )


def differences(one: Tree, other: Tree) -> list[str]:
    """Return what differs: files that one of them lacks, and of the others the first line that is another."""
    names = [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]
    more = [f"… and {len(names) - MOST} files more"] * (len(names) > MOST)
    return [f"{name}{_difference(one.get(name), other.get(name))}" for name in names[:MOST]] + more


def _difference(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return f": only on the {'right' if one is None else 'left'}"
    lines = enumerate(zip_longest(one.splitlines(keepends=True), other.splitlines(keepends=True)), start=1)
    number, (left, right) = next((number, pair) for number, pair in lines if pair[0] != pair[1])
    start = next((at for at, (a, b) in enumerate(zip(left or b"", right or b"", strict=False)) if a != b), 0)
    at = max(0, start - WIDTH // 2)
    shown = (repr(line[at : at + WIDTH]) if line is not None else "its end" for line in (left, right))
    return f":{number}:{start + 1}: {' is not '.join(shown)}"

"""Take the last act of a command back: what it changed is kept in `.unreel/undo`, and is put back.

No newer edit is overwritten: a file that is no longer as the act left it stays, with what belongs to it.
It needs no git. Taking an act back is an act as well, so twice is forth and back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store.replace import digest, discard, replace
from unreel.store.text_file import read_bytes
from unreel.store.workspace import Workspace

_ACT = "act.json"
_OURS = re.compile(r"(?:docs|seeds|\.unreel/base)(?:/(?!\.\.?(?:/|\Z))[^/\\:\0]++){1,99}")
"""What an act may have changed."""
_KEPT = re.compile(r"[0-9a-f]{64}")


class Step(NamedTuple):
    """One file that an act changes."""

    unit: str
    """The steps of one unit are taken back together, or none of them: a page with its base, say."""
    file: str
    """Its path from the project's folder."""
    before: bytes | None
    """What it held; None for no file."""
    after: str | None
    """The digest of what it holds since."""


class Undone(NamedTuple):
    """What became of an act that was to be taken back."""

    act: str
    files: tuple[str, ...]
    """Those that hold again what they held."""
    diagnostics: tuple[Diagnostic, ...]
    """Those that were changed since, and stay as they are."""


def remember(workspace: Workspace, act: str, steps: Iterable[Step]) -> None:
    """Keep what an act changed, instead of what the last one did; an act of no steps is none.

    What cannot be kept cannot be taken back, which stops nobody.
    """
    steps = _of_each_file(steps)
    if not steps:
        return
    contents = {digest(step.before): step.before for step in steps if step.before is not None}
    entries = [[step.unit, step.file, digest(step.before), step.after] for step in steps]
    folder = workspace.undo
    with suppress(InputError, OSError):
        for name, content in contents.items():
            workspace.write(folder / str(name), content)
        workspace.write(folder / _ACT, json.dumps({"act": act, "steps": entries}).encode())
        for path in sorted(folder.iterdir()):
            if path.name != _ACT and path.name not in contents:
                path.unlink()


def _of_each_file(steps: Iterable[Step]) -> list[Step]:
    """Return one step for each file that is not as it was, of the first and the last that it took."""
    first: dict[str, Step] = {}
    for step in steps:
        first[step.file] = first.get(step.file, step)._replace(after=step.after)
    return [step for step in first.values() if digest(step.before) != step.after]


def carry_out(workspace: Workspace, act: str, contents: dict[str, bytes | None]) -> list[Step]:
    """Let files hold what an act gives them, None is no file; keep what they held.

    Raise `InputError` where a file cannot be written; what was written until then can be taken back.
    """
    done: list[Step] = []
    try:
        for file, content in contents.items():
            path = workspace.root / file
            before = _held(path)
            if before != content:
                _write(path, content, before, workspace)
                done.append(Step(act, file, before, digest(content)))
    finally:
        remember(workspace, act, done)
    return done


def undo(workspace: Workspace) -> Undone:
    """Take the last act back; raise `InputError` where there is none, or a file cannot be written."""
    act, steps = _last(workspace)
    back: list[Step] = []
    told: list[Diagnostic] = []
    try:
        for unit, run in groupby(steps, key=lambda step: step.unit):
            together = [*run]
            newer = [
                step.file for step in together if digest(_held(workspace.root / step.file)) != step.after
            ]
            if newer:
                why = f"it was changed since “{act}”, and stays as it is, with all that belongs to it"
                told += (Diagnostic(file, 0, 0, why) for file in newer)
                continue
            for step in together:
                path = workspace.root / step.file
                now = _held(path)
                _write(path, step.before, now, workspace)
                back.append(Step(unit, step.file, now, digest(step.before)))
    finally:
        remember(workspace, act if act.startswith("undo ") else f"undo {act}", back)
    return Undone(act, tuple(step.file for step in back), tuple(told))


def _write(path: Path, content: bytes | None, seen: bytes | None, workspace: Workspace) -> None:
    if not replace(path, content, seen, workspace):
        why = "somebody saves it just now: try again when it is saved"
        raise InputError(Diagnostic(workspace.name(path), 0, 0, why))
    discard(path, workspace)
    folder = path.parent
    while content is None and folder not in {workspace.docs, workspace.seeds, workspace.base}:
        try:
            folder.rmdir()
        except OSError:  # something else lies there
            return
        folder = folder.parent


def _held(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _last(workspace: Workspace) -> tuple[str, list[Step]]:
    path = workspace.undo / _ACT
    workspace.refuse_links(path)
    try:
        if workspace.name(path) in workspace.tracked:  # it came with somebody's commit
            raise FileNotFoundError
        content = json.loads(read_bytes(path))
        return str(content["act"]), [*_steps(content["steps"], workspace)]
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        why = "there is nothing that could be taken back"
        raise InputError(Diagnostic(workspace.name(workspace.undo), 0, 0, why)) from None


def _steps(
    entries: Iterable[tuple[str, str, str | None, str | None]], workspace: Workspace
) -> Iterator[Step]:
    """Return the steps of an act; raise ValueError or OSError where they are none of ours."""
    for unit, file, before, after in entries:
        if not _OURS.fullmatch(file) or not (before is None or _KEPT.fullmatch(before)):
            raise ValueError(file)
        content = None if before is None else read_bytes(workspace.undo / before)
        if digest(content) != before:
            raise ValueError(file)
        yield Step(unit, file, content, after)

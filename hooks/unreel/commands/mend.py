"""`mend`: texts in other encodings, and garbled ones, as UTF-8."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from unreel.commands import show
from unreel.model.command_line import COMMAND
from unreel.model.diagnostics import Diagnostic, InputError, located, quoted
from unreel.seeds import files
from unreel.seeds.mending import Mending, mending
from unreel.store.workspace import Workspace


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--write", is_flag=True, help="Mend the files; without it, nothing is written.")
@click.option("--encoding", default="", metavar="NAME", help="What the files are in: mac-roman, cp1251, …")
@click.pass_obj
def command(workspace: Workspace, paths: tuple[Path, ...], *, write: bool, encoding: str) -> int:
    """Show what of a text was read in a wrong encoding, and mend it.

    FILE is a text, or any other file. It becomes UTF-8; words such as "RenÃ©" become what they were.
    """
    failed = [_mend(path, workspace, encoding, write=write) for path in paths]
    return int(any(failed))


def _mend(path: Path, workspace: Workspace, codec: str, *, write: bool) -> bool:
    """Show what is to be mended in a file, or mend it; return whether something is left to be done."""
    name = workspace.name(path.absolute()) if path.is_absolute() else path.as_posix()
    try:
        content = files.text_content(path, name)
        found = _mending(content, name, codec)
    except InputError as error:
        return show([error.diagnostic])
    for line in _changes(name, found):
        print(line)
    after = found.text.encode()
    if after == content:
        print(f"{name}: nothing is to be mended")
        return False
    if not write:
        print(f"{name} is {found.encoding}: `{_again(name, codec)}` mends it", file=sys.stderr)
        return True
    kept = _keep(path, content, workspace)
    workspace.write(path.resolve(), after)
    print(f"{name}: mended; as it was: {workspace.name(kept)}")
    return False


def _mending(content: bytes, name: str, codec: str) -> Mending:
    try:
        return mending(content, codec)
    except LookupError:
        raise click.UsageError(f"{codec}: no such encoding; Python has names such as mac-roman") from None
    except UnicodeError:
        why = f"this is not in {codec or 'the encoding that it begins with'}: name another by --encoding"
        raise InputError(Diagnostic(name, 0, 0, why)) from None


def _changes(name: str, found: Mending) -> Iterator[str]:
    """Return a line for each word that changes, with its first place and how often it stands there."""
    times = Counter((repair.before, repair.after) for repair in found.repairs)
    for repair in found.repairs:
        if count := times.pop((repair.before, repair.after), 0):
            often = f" ({count} times)" if count > 1 else ""
            yield str(located(name, found.decoded, repair.span.start, f"{repair.shown}{often}"))


def _keep(path: Path, content: bytes, workspace: Workspace) -> Path:
    """Write a file's content where no other version of it is written over; return that place."""
    version = hashlib.sha256(content).hexdigest()[:8]
    kept = workspace.originals / f"{path.stem}-{version}{path.suffix}"
    workspace.write(kept, content)
    return kept


def _again(name: str, codec: str) -> str:
    return f"{COMMAND} mend --write{f' --encoding {codec}' if codec else ''} {quoted(name)}"

"""The bytes of one file, as far as it is a file that can be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.seeds import file_types

MOST_BYTES = 10_000_000
"""The longest article of Wikipedia has some 0.7 MB of text; a file above this is something else."""


def content(path: Path, name: str, within: Path | None = None) -> bytes:
    """Return what a file holds; raise `InputError` where it is no file that can be used.

    Diagnostics call it `name`; a link may not lead out of the folder `within`.
    """
    faults: dict[str, Callable[[], bool]] = {
        "the link leads nowhere: mend or delete it": lambda: path.is_symlink() and not path.exists(),
        "the link leads out of the folder: put the text itself here": lambda: _is_outside(path, within),
        "this is a folder: move the text out of it and delete it": path.is_dir,
        "no such file: check the name": lambda: not path.exists(),
        "this is no ordinary file: delete it": lambda: not path.is_file(),
    }
    try:
        why = next((why for why, applies in faults.items() if applies()), "")
        if not why and (size := path.stat().st_size) > MOST_BYTES:
            why = f"{size:,} bytes are no single article (at most {MOST_BYTES:,}): keep one film a file"
        if not why:
            return path.read_bytes()
    except OSError as error:
        why = f"it cannot be read ({error.strerror}): check its permissions"
    raise InputError(Diagnostic(name, 0, 0, why))


def text_content(path: Path, name: str, within: Path | None = None) -> bytes:
    """Return what a text file holds; raise `InputError` as `content` does, and for a PDF or a picture."""
    found = content(path, name, within)
    if why := file_types.refusal(found, path.stem):
        raise InputError(Diagnostic(name, 0, 0, why))
    return found


def _is_outside(path: Path, folder: Path | None) -> bool:
    return folder is not None and not path.resolve().is_relative_to(folder.resolve())

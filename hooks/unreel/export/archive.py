"""Pack a folder into a zip file whose bytes depend on nothing but the files' names and bytes."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store.workspace import unwritable

START = "index.html"
"""What a person opens who unpacked it."""


def pack(folder: Path, target: Path) -> None:
    """Put a site's folder, under its name, into the zip file `target`; raise `InputError` if there is none.

    Names are sorted, and each file is from the first day that the format knows, whoever packs it when.
    """
    if not (folder / START).is_file():
        why = f"there is no {START}: build the site there first"
        raise InputError(Diagnostic(folder.as_posix(), 0, 0, why))
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != target)
    try:
        with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            for path in files:
                entry = ZipInfo(f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}")
                entry.create_system, entry.external_attr = 3, 0o100644 << 16  # Unix, a plain file
                archive.writestr(entry, path.read_bytes(), ZIP_DEFLATED, 9)
    except OSError as error:
        raise unwritable(target.as_posix(), error) from None

"""Text files as people save them: UTF-8, with or without a byte-order mark, and any line ends."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from unreel.model.diagnostics import Diagnostic, InputError, located


class TextFile(NamedTuple):
    """What a file holds."""

    text: str | None
    """With `\\n` for every line end and without a byte-order mark; None where there is no such file."""
    newline: str = "\n"
    """How its lines end in the file."""


def decode(content: bytes, name: str) -> str:
    """Return the text of a file in UTF-8, with line feeds as line ends and without a byte-order mark.

    Raise `InputError`, located in the file that diagnostics call `name`, where it is not UTF-8.
    """
    try:
        return _with_plain_ends(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        # its offset is one into what follows a byte-order mark
        at = error.start + len(content) - len(error.object)
        before = _with_plain_ends(content[:at].decode("utf-8-sig"))
        why = f"byte 0x{content[at]:02X}, at {at:,} in the file, is not UTF-8: save it as UTF-8"
        raise InputError(located(name, before, len(before), why)) from None


def read(path: Path, name: str) -> TextFile:
    """Read a page, which diagnostics call `name`; raise `InputError` where it is there and cannot be read."""
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return TextFile(None)
    except OSError as error:
        why = f"the page cannot be read ({error.strerror}): check its permissions"
        raise InputError(Diagnostic(name, 0, 0, why)) from None
    newline = next((end for end in ("\r\n", "\n", "\r") if end.encode() in content), "\n")
    return TextFile(decode(content, name), newline)


def read_text(path: Path, name: str) -> str:
    """Return the text of a page that its folder names; raise `InputError` where it cannot be read."""
    page = read(path, name).text
    if page is None:
        raise InputError(Diagnostic(name, 0, 0, "this link leads nowhere: mend or delete it"))
    return page


def read_leniently(path: Path) -> str:
    """Return the text of a file as far as it can be read: '' for none, U+FFFD for what is not UTF-8."""
    try:
        return _with_plain_ends(path.read_bytes().decode("utf-8-sig", errors="replace"))
    except OSError:
        return ""


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

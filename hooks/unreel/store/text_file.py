"""Text files as people save them: UTF-8, with or without a byte-order mark, and any line ends."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

from unreel.model.diagnostics import Diagnostic, InputError, located

_CHUNK = 1 << 20
"""Bytes that are asked for at once of a file that grows, or does not say how large it is."""


class TextFile(NamedTuple):
    """What a file holds."""

    text: str | None
    """With `\\n` for every line end and without a byte-order mark; None where there is no such file."""
    newline: str = "\n"
    """How its lines end in the file."""
    content: bytes | None = None
    """Its bytes."""


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


def read_bytes(path: Path | str) -> bytes:
    """Return what a file holds; raise OSError where it cannot be read.

    What is no ordinary file is not waited for: nobody may ever write to a pipe.
    """
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        about = os.fstat(file)
        mode = about.st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.ENXIO, "it is no ordinary file", str(path))
        content = os.read(file, about.st_size + 1)  # a file object takes half as long again
        while more := os.read(file, _CHUNK):
            content += more
        return content
    finally:
        os.close(file)


def read(path: Path, name: str) -> TextFile:
    """Read a page, which diagnostics call `name`; raise `InputError` where it is there and cannot be read."""
    try:
        content = read_bytes(path)
    except (FileNotFoundError, NotADirectoryError):
        return TextFile(None)
    except OSError as error:
        is_odd = error.errno in {errno.ENXIO, errno.EISDIR}
        remedy = "put a file in its place, or delete it" if is_odd else "check its permissions"
        why = f"the page cannot be read ({error.strerror}): {remedy}"
        raise InputError(Diagnostic(name, 0, 0, why)) from None
    newline = next((end for end in ("\r\n", "\n", "\r") if end.encode() in content), "\n")
    return TextFile(decode(content, name), newline, content)


def read_text(path: Path, name: str) -> str:
    """Return the text of a page that its folder names; raise `InputError` where it cannot be read."""
    page = read(path, name).text
    if page is None:
        raise InputError(Diagnostic(name, 0, 0, "this link leads nowhere: mend or delete it"))
    return page


def read_leniently(path: Path) -> str:
    """Return the text of a file as far as it can be read: '' for none, U+FFFD for what is not UTF-8."""
    try:
        return _with_plain_ends(read_bytes(path).decode("utf-8-sig", errors="replace"))
    except OSError:
        return ""


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

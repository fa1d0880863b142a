"""A page's file: its text, and the line ends that its owner's editor gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.model.diagnostics import Diagnostic, InputError, located

if TYPE_CHECKING:
    from pathlib import Path


class TextFile(NamedTuple):
    """What a file holds."""

    text: str | None
    """With `\\n` for every line end and without a byte-order mark; None where there is no such file."""
    newline: str = "\n"
    """How its lines end in the file."""

    @property
    def content(self) -> bytes:
        """Return the bytes that it is written with."""
        return (self.text or "").replace("\n", self.newline).encode()


def read(path: Path, name: str) -> TextFile:
    """Read a page, which diagnostics call `name`; raise `InputError` where it is there and cannot be read."""
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return TextFile(None)
    except OSError as error:
        why = f"the page cannot be read ({error.strerror}): check its permissions"
        raise InputError(Diagnostic(name, 0, 0, why)) from None
    try:
        return _of(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        # its offset is one into what follows a byte-order mark
        at = error.start + len(content) - len(error.object)
        before = _plain(content[:at].decode("utf-8-sig"))
        why = f"byte 0x{content[at]:02X} is not UTF-8: save the page as UTF-8"
        raise InputError(located(name, before, len(before), why)) from None


def text(path: Path, name: str) -> str:
    """Return what a page says that its folder names; raise `InputError` where it cannot be read."""
    says = read(path, name).text
    if says is None:
        raise InputError(Diagnostic(name, 0, 0, "this link leads nowhere: mend or delete it"))
    return says


def shown(path: Path) -> str:
    """Return a page's text as far as it can be read: '' for none, U+FFFD for what is not UTF-8."""
    try:
        return _plain(path.read_bytes().decode("utf-8-sig", errors="replace"))
    except OSError:
        return ""


def _of(says: str) -> TextFile:
    newline = next((end for end in ("\r\n", "\n", "\r") if end in says), "\n")
    return TextFile(_plain(says), newline)


def _plain(says: str) -> str:
    return says.replace("\r\n", "\n").replace("\r", "\n")

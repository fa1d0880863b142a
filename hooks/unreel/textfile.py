"""A page's file: its text, and the line ends that its owner's editor gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from unreel.errors import Complaint, Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from unreel.workspace import Workspace


class TextFile(NamedTuple):
    """What a file holds."""

    text: str | None
    """With `\\n` for every line end; None where there is no such file."""
    newline: str = "\n"
    """How its lines end in the file."""

    @property
    def content(self) -> bytes:
        """Give the bytes that it is written with."""
        return (self.text or "").replace("\n", self.newline).encode()


def read(path: Path, workspace: Workspace) -> TextFile:
    """Read a page; raise `Refusal` where it is there and cannot be read."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return TextFile(None)
    except UnicodeDecodeError as error:
        why = f"byte {error.start:,} of the page is not UTF-8: save it as UTF-8"
    except OSError as error:
        why = f"the page cannot be read ({error.strerror}): check its permissions"
    else:
        return TextFile(content.replace("\r\n", "\n"), "\r\n" if "\r\n" in content else "\n")
    raise Refusal(Complaint(workspace.name(path), 0, 0, why))

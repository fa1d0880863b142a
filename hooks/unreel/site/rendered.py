"""What MkDocs made of pages on which plugins had a hand: kept by the build for the proof.

Macros, included files and their like put other words in the place of those that a page's file has. What
readers should see of such a page is told by no file; only the build knows it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from unreel.model.diagnostics import InputError
from unreel.store.replace import digest
from unreel.store.text_file import read_bytes
from unreel.store.workspace import Workspace

_FOLDER = "rendered"


def keep(workspace: Workspace, page: str, text: str, html: str) -> None:
    """Keep the HTML that came of a page (its path in docs/) whose file says `text`, before the theme."""
    with suppress(InputError):
        content = {"of": digest(text.encode()), "html": html}
        workspace.write(_path(workspace, page), json.dumps(content, ensure_ascii=False).encode())


def kept_html(workspace: Workspace, page: str, text: str) -> str | None:
    """Return the HTML that came of a page as its file stands; None where nobody kept that."""
    path = _path(workspace, page)
    with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
        if workspace.name(path) not in workspace.tracked:
            content = json.loads(read_bytes(path))
            return str(content["html"]) if content["of"] == digest(text.encode()) else None
    return None


def _path(workspace: Workspace, page: str) -> Path:
    return workspace.cache / _FOLDER / f"{page}.json"

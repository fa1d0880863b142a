"""Replace a page as it was read, and never what somebody saved since.

The new text lies in a draft, which is exchanged with the page; what comes out must be what was read.
If it is not, or is still open for writing, it goes back to its place. Until `discard`, the draft
holds the page as it was, so that after a kill `recovered` can tell how far things went.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from unreel.store.exchange import exchange, is_being_written, move_new
from unreel.store.text_file import read_bytes
from unreel.store.workspace import (
    PART,
    Workspace,
    elsewhere,
    make_folder,
    part_of,
    unwritable,
    write_through,
)


def replace(page: Path, content: bytes | None, seen: bytes | None, workspace: Workspace) -> bool:
    """Let `page` hold `content` if it holds what was `seen`; None is no page.

    Return False where it holds something else by now, or is being saved: then it stays. Raise
    `InputError` where it cannot be written.
    """
    workspace.refuse_links(page)
    try:
        make_folder(page.parent)
        for draft in workspace.drafts(page):
            with elsewhere(draft):
                return _replaced(page, content, seen, draft, workspace)
    except OSError as error:
        raise unwritable(workspace.name(page), error) from None
    return False


def discard(page: Path, workspace: Workspace) -> None:
    """Remove the draft of a page; that one is left over does no harm."""
    for draft in workspace.drafts(page):
        for one in (draft, part_of(draft)):
            with suppress(OSError):
                one.unlink()


def recovered(page: Path, content: bytes | None, seen: str | None, workspace: Workspace) -> bool:
    """Return whether a sync that was killed wrote a page, after bringing back what it displaced.

    `content` is what it was about to write, `seen` the digest of what it had read. A save that cannot
    come back, since there is a later one, goes into `.unreel/rescued`. Raise `InputError` where that fails.
    """
    workspace.refuse_links(page)
    try:
        for draft in workspace.drafts(page):
            part_of(draft).unlink(missing_ok=True)
            with suppress(FileNotFoundError):
                return _brought_back(page, content, seen, draft, workspace)
        return _holds(page, content)
    except OSError as error:
        raise unwritable(workspace.name(page), error) from None


def sweep(workspace: Workspace) -> None:
    """Clear away what killed processes left; a draft that no journal speaks of may be a save, and is kept."""
    with suppress(OSError):
        for draft in sorted(workspace.drafted.iterdir()):
            if draft.name.isdigit() or draft.suffix == PART:
                draft.unlink()
            else:
                rescue(draft, workspace)


def digest(content: bytes | None) -> str | None:
    """Return what tells a content from others; None for no file."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def _replaced(
    page: Path, content: bytes | None, seen: bytes | None, draft: Path, workspace: Workspace
) -> bool:
    """Replace a page by way of a draft; raise OSError, with the draft whole wherever it holds a page."""
    try:
        if seen is None:
            _write_draft(draft, content or b"", workspace)
            move_new(draft, page)
            return True
        if not _rests(page, seen):
            return False
        if content is None:
            make_folder(draft.parent)
            page.replace(draft)
        else:
            _write_draft(draft, content, workspace)
            draft.chmod(page.stat().st_mode & 0o7777)
            exchange(draft, page)
    except (FileExistsError, FileNotFoundError):  # somebody made the page, or took it away
        draft.unlink(missing_ok=True)
        return False
    if _rests(draft, seen):
        return True
    _put_back(page, content, draft, workspace)
    return False


def _write_draft(draft: Path, content: bytes, workspace: Workspace) -> None:
    """Write a draft, which is whole wherever it is there; raise OSError."""
    part = part_of(draft)
    workspace.write_draft(part, content)
    part.replace(draft)


def _put_back(page: Path, content: bytes | None, draft: Path, workspace: Workspace) -> None:
    """Give a page back what was saved to it just before `content` came; raise OSError."""
    with suppress(FileExistsError):
        if not page.exists():
            move_new(draft, page)
        elif content is not None:
            exchange(draft, page)
            if _rests(draft, content):
                draft.unlink()
            else:  # it was saved again since: what is later stays
                exchange(draft, page)
    if draft.exists():
        rescue(draft, workspace)


def rescue(draft: Path, workspace: Workspace) -> None:
    """Keep a save that another one followed at once, so that it can take its place no more; raise OSError."""
    content = read_bytes(draft)
    write_through(workspace.rescued / f"{draft.name.strip('.')}.{digest(content) or ''}"[:200], content)
    draft.unlink()


def _rests(path: Path, content: bytes | None) -> bool:
    """Return whether a file holds a content, and nobody is writing it; raise OSError."""
    try:
        return not is_being_written(path) and read_bytes(path) == content
    except FileNotFoundError:
        return False


def _holds(path: Path, content: bytes | None) -> bool:
    try:
        return read_bytes(path) == content
    except FileNotFoundError:
        return content is None


def _brought_back(
    page: Path, content: bytes | None, seen: str | None, draft: Path, workspace: Workspace
) -> bool:
    """Return whether a page was written, told by its draft, which is cleared away; raise OSError."""
    held = read_bytes(draft)
    if held == content or digest(held) == seen:
        draft.unlink()
        return held != content
    if _holds(page, content):
        _put_back(page, content, draft, workspace)
    else:
        rescue(draft, workspace)
    return False

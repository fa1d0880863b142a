"""Pages that people renamed: told by the `section:` in their front matter, and links that follow them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.pages.front_matter import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_TARGET = re.compile(r"(?<=\]\()(?P<file>[^()\s#/]+\.md)(?=[#)])")


def renamed_pages(docs: Path, pages: Mapping[str, str], written: Iterable[str]) -> dict[str, str]:
    """Return the names of pages that were `written` → the names under which they lie in `docs` now."""
    missing = sorted(name for name in written if name in pages and not (docs / name).exists())
    if not missing:
        return {}
    others = {path.name: _section(path) for path in sorted(docs.glob("*.md")) if path.name not in pages}
    renamed = {}
    for name in missing:
        section = front_matter(pages[name]).meta.get("section")
        file = next((other for other, about in others.items() if section and about == section), None)
        if file:
            renamed[name] = file
    return renamed


def relinked(markdown: str, renamed: Mapping[str, str]) -> str:
    """Return a page whose links lead to the pages' new names."""
    if not renamed:
        return markdown
    return _TARGET.sub(lambda link: renamed.get(link["file"], link["file"]), markdown)


def _section(path: Path) -> object:
    try:
        return front_matter(path.read_text(encoding="utf-8-sig")).meta.get("section")
    except (OSError, UnicodeDecodeError):
        return None

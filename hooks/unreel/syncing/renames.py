"""Pages that people renamed: told by the `section:` in their front matter, and links that follow them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.pages.front_matter import front_matter
from unreel.store.text_file import read_leniently

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_TARGET = re.compile(r"(?<=\]\()(?P<file>[^()\s#/]+\.md)(?=[#)])")


def renamed_pages(docs: Path, pages: Mapping[str, str], written: Iterable[str]) -> dict[str, str]:
    """Return the names of pages that were `written` → the names under which they lie in `docs` now."""
    missing = sorted(name for name in written if name in pages and not (docs / name).exists())
    if not missing:
        return {}
    others = sorted((path for path in docs.glob("*.md") if path.name not in pages), reverse=True)
    by_section = {_section(read_leniently(path)): path.name for path in others}  # the first in the end
    sections = {name: _section(pages[name]) for name in missing}
    return {name: by_section[one] for name, one in sections.items() if one and one in by_section}


def relinked(markdown: str, renamed: Mapping[str, str]) -> str:
    """Return a page whose links lead to the pages' new names."""
    return _TARGET.sub(lambda link: renamed.get(link["file"], link["file"]), markdown)


def _section(markdown: str) -> str:
    return str(front_matter(markdown).meta.get("section") or "")

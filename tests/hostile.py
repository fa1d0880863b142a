"""The lists of pages and files that a stranger might send, which lie in `cases/editing/hostile/`."""

from __future__ import annotations

import re

PAGE_LISTS = ("editing/hostile/pages", "editing/hostile/front_matter")
FILE_LISTS = ("editing/hostile/files",)


def written(line: str) -> str:
    """Return what a line of a list stands for: ⏎ for a line's end, <U+0002> for a character."""
    return re.sub(r"<U\+([0-9A-F]{4})>", lambda found: chr(int(found[1], 16)), line.replace("⏎", "\n"))

"""HTML comments in Markdown: those that the build fills, and those that nobody sees."""

from __future__ import annotations

import re

COMMENT = re.compile(r"<!--(?!-?>).*?--!?>", re.DOTALL)

PLACEHOLDER = re.compile(r"<!--\s*(?P<name>[a-z][a-z0-9_-]*)\s*-->")
"""What stands alone on its line: `<!-- entry -->`."""


def placeholder(name: str) -> str:
    """Return the placeholder of a fragment as sync writes it."""
    return f"<!-- {name} -->"

"""Make the identifiers that links to headings lead to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pymdownx.slugs import slugify


def ascii_slug(words: str) -> str:
    """Return `words` of any script in small ASCII letters, digits and hyphens: 'Пётр I' → 'petr-i'."""
    # loaded here: a build whose seeds are unchanged names nothing anew, and need not wait for its tables
    from anyascii import anyascii  # noqa: PLC0415 - see above

    return re.sub(r"[^a-z0-9_-]+", "-", anyascii(words).lower()).strip("-")


def slug(heading: str) -> str:
    """Return the identifier that the site and GitHub make of a heading by themselves."""
    # as mkdocs.yml sets it for the table of contents: GitHub makes the same, so the same links work in both
    return str(slugify(case="lower")(heading, "-"))


def anchors(headings: Iterable[str]) -> list[str]:
    """Return an identifier of its own for each heading, in ASCII as Material's previews need it.

    It is the heading's own slug wherever that is ASCII and the first of its name; the others are
    written out behind their headings (`{ #ascii-id }`).
    """
    seen: Counter[str] = Counter()
    identifiers: list[str] = []
    for heading in headings:
        name = ascii_slug(slug(heading)) or "entry"
        while seen[name]:
            seen[name] += 1
            name = f"{name}-{seen[name]}"
        seen[name] += 1
        identifiers.append(name)
    return identifiers

"""Addresses of other sites, as links of a page may have them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https"})
"""What an address that a text brings may begin with; whatever else it brings stays words."""
_LONGEST = 2_000
_UNSAFE = re.compile(r"[^\w\-.~:/?#@!$&'*+,;=%|]|&(?=#|[0-9A-Za-z]+;)", re.ASCII)
"""All but what is plain in an address, in a link's brackets and in HTML."""


def address(told: str) -> str:
    """Return an address as the target of a link in Markdown; '' for what no page may lead to."""
    plain = told.strip()
    if not plain or len(plain) > _LONGEST or re.search(r"[\x00-\x20\x7f]", plain):
        return ""
    try:
        parts = urlsplit(plain)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not parts.hostname:
        return ""
    return _UNSAFE.sub(_quoted, plain)


def _quoted(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())

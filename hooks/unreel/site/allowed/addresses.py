"""Addresses as a browser reads them.

What it drops before it looks at an address is in the URL standard (https://url.spec.whatwg.org/#url-parsing):
controls and spaces at both ends, tabs and line ends anywhere; and a backslash counts as a slash.
"""

from __future__ import annotations

import re

_ENDS = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST = re.compile(r"(?:https?:)?[/\\]{2,}(?:[^/\\?#]*@)?(?P<host>\[[^\]]*\]|[^/\\?#:]*)", re.IGNORECASE)


def plain(address: str) -> str:
    """Return an address without what a browser drops."""
    return re.sub(r"[\t\n\r]", "", address.strip(_ENDS))


def scheme(address: str) -> str:
    """Return the scheme of an address in small letters, '' where it has none."""
    found = _SCHEME.match(plain(address))
    return found[1].lower() if found else ""


def host(address: str) -> str:
    """Return the host that an address names, in small letters; '' where it lies on the site itself."""
    found = _HOST.match(plain(address))
    return found["host"].lower() if found else ""


def is_elsewhere(address: str) -> bool:
    """Return whether an address is not one of the site's own."""
    return bool(scheme(address) or host(address))

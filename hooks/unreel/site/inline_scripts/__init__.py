"""The scripts that stand in a page of the theme, by their digests: a page's policy names them."""

from __future__ import annotations

import base64
import hashlib

from unreel.store.cache import Stage, memoized
from unreel.store.workspace import Workspace

STAGE: Stage[list[str]] = Stage(
    rooms=("model", "site/inline_scripts", "store"),
    pack=lambda found: found,
    unpack=lambda content: [str(one) for one in content],
)
_RUN = {"", "module", "importmap", "text/javascript", "application/javascript"}
"""The types of scripts that a browser runs: others hold data."""


def kept_digests(name: str, html: str, workspace: Workspace | None) -> list[str]:
    """Return what a policy calls the scripts of a page, sorted, as it was found for the same page before."""
    return memoized(STAGE, workspace, name, html, lambda: sorted(map(digest, {*inline_scripts(html)})))


def inline_scripts(html: str) -> list[str]:
    """Return the scripts that stand in a page, without those that hold data."""
    from justhtml import JustHTML  # noqa: PLC0415 - few themes are new, and it takes a while to load

    return [
        script.to_text(strip=False)
        for script in JustHTML(html, sanitize=False).query("script:not([src])")
        if ((script.attrs or {}).get("type") or "").lower() in _RUN
    ]


def digest(script: str) -> str:
    """Return the SHA-256 of a text as policies write it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

"""The scripts that stand in a page of the theme, by their digests: a page's policy names them."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

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
    parser = _InlineScripts()
    parser.feed(html)
    parser.close()
    return parser.found


class _InlineScripts(HTMLParser):
    """Gathers the scripts that stand in a page.

    Python's own parser, which Markdown has loaded, will do for templates of a theme: what it reads otherwise
    than browsers do, a policy names in vain or not at all, and no words of a page are there. A parser that
    reads all as browsers do takes a tenth of a second to load.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a script."""
        first = dict(reversed(attrs))  # of an attribute that stands twice, browsers read the first
        self._is_inside = tag == "script" and "src" not in first and (first.get("type") or "").lower() in _RUN
        self.found += [""] if self._is_inside else []

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - nothing but its own end tag ends a script
        """End a script."""
        self._is_inside = False

    def handle_data(self, data: str) -> None:
        """Add the text of a script, which may come in pieces."""
        if self._is_inside:
            self.found[-1] += data


def digest(script: str) -> str:
    """Return the SHA-256 of a text as policies write it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

"""The script with which MkDocs' server has a browser load a page again: the page's policy lets it through."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from mkdocs import livereload

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_PUT = "_inject_js_into_html"
"""The method with which the server puts it into a page; MkDocs has no public way."""


def nonce() -> str | None:
    """Return a nonce for one server; None where its script could not be given one."""
    return secrets.token_urlsafe(16) if hasattr(livereload.LiveReloadServer, _PUT) else None


def admit(server: LiveReloadServer, known: str | None) -> None:
    """Have a server put its script into pages with the nonce that their policies know."""
    put = getattr(server, _PUT, None)
    if known and put:
        setattr(server, _PUT, lambda content, epoch: _with_nonce(put(content, epoch), known))


def _with_nonce(html: bytes, known: str) -> bytes:
    """Return a page with a nonce in its last script, which is the server's."""
    before, tag, after = html.rpartition(b"<script>")
    return before + f'<script nonce="{known}">'.encode() + after if tag else html

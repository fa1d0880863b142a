"""In the preview, an overlay that asks at each paragraph whether a section starts there; builds have none.

A server that writes files is a door. What it lets in is said in `door.py`, what it does in
`syncing/split_answers.py`; the page's part is `overlay.js`, which the server puts into pages of films,
and no build into any.
"""

from __future__ import annotations

import ipaddress
import secrets
import threading
from html import escape
from typing import TYPE_CHECKING, Any

from unreel.mkdocs_build.split_overlay.door import PREFIX, Door
from unreel.syncing.split_answers import Answers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

    from unreel.store.workspace import Workspace

_PUT = "_inject_js_into_html"
"""The method with which MkDocs' server puts its script into a page; there is no public way."""


def admit(server: LiveReloadServer, nonce: str | None, workspace: Workspace) -> None:
    """Give a server the overlay, if only this machine can reach it; the pages' policies know the `nonce`."""
    put, app = getattr(server, _PUT, None), getattr(server, "get_app", lambda: None)()
    if not (nonce and put and app and _is_loopback(server)):
        return
    token, asked = secrets.token_urlsafe(32), threading.local()
    mount, answers = server.mount_path, Answers(workspace)
    door = Door(token, answers)

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = asked.path = str(environ.get("PATH_INFO", ""))
        return door(environ, start_response) if path.startswith(PREFIX) else app(environ, start_response)

    def with_overlay(content: bytes, epoch: int) -> Any:  # noqa: ANN401 - what MkDocs' method gives
        film, _, rest = asked.path.removeprefix(mount).partition("/")
        is_page = film in answers.films() and rest.endswith(("/", ".html", film, ""))
        return put(_with_script(content, film, token, nonce) if is_page else content, epoch)

    setattr(server, _PUT, with_overlay)
    served: WSGIApplication = application
    server.set_app(served)


def _is_loopback(server: LiveReloadServer) -> bool:
    host = str(server.server_address[0])
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _with_script(content: bytes, film: str, token: str, nonce: str) -> bytes:
    """Return a page with the overlay's script before its end."""
    before, end, after = content.rpartition(b"</body>")
    script = (
        f'<script nonce="{escape(nonce)}" src="{PREFIX}overlay.js" id="unreel-overlay" defer '
        f'data-film="{escape(film)}" data-token="{escape(token)}"></script>'
    )
    return before + script.encode() + end + after if end else content

"""What the preview's server lets in: requests of its own pages, in a browser on this machine, and no others.

Another site that is open in the same browser can send requests here, and by a name that it points at this
machine it can even read the answers (DNS rebinding). So a request must name this host, and bear the token
that only the server's own pages have; one that writes must come from these pages by its Origin and be JSON,
which no form can send.
(https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html)
"""

from __future__ import annotations

import ipaddress
import json
import secrets
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

from unreel.syncing.split_answers import Answers, RequestError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PREFIX = "/_unreel/"
FILMS = f"{PREFIX}split"
_FILES = {f"{PREFIX}overlay.js": "text/javascript", f"{PREFIX}overlay.css": "text/css"}
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_MOST_BYTES = 4096
"""Of a request that writes: some words of a text and the name of a section."""


class _Answer(NamedTuple):
    status: HTTPStatus
    content_type: str
    body: bytes


class Door:
    """The part of the server below `PREFIX`."""

    def __init__(self, token: str, answers: Answers) -> None:
        self._token, self._answers = token, answers

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; whatever is wrong with it is refused in a few words."""
        try:
            answer = self._answer(environ)
        except RequestError as refusal:
            answer = _json(refusal.status, {"error": str(refusal)})
        headers = [
            ("Content-Type", f"{answer.content_type}; charset=utf-8"),
            ("Content-Length", str(len(answer.body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        start_response(f"{answer.status.value} {answer.status.phrase}", headers)
        return [answer.body]

    def _answer(self, environ: WSGIEnvironment) -> _Answer:
        path, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "")
        self._refuse_others(environ)
        if method == "GET" and path in _FILES:
            file = Path(__file__).with_name(path.removeprefix(PREFIX))
            return _Answer(HTTPStatus.OK, _FILES[path], file.read_bytes())
        if path != FILMS or method not in {"GET", "POST"}:
            raise RequestError(HTTPStatus.NOT_FOUND, "there is no such thing here")
        if not secrets.compare_digest(
            str(environ.get("HTTP_X_UNREEL_TOKEN", "")).encode(), self._token.encode()
        ):
            raise RequestError(HTTPStatus.FORBIDDEN, "this page is older than the server: load it again")
        if method == "POST":
            return _json(HTTPStatus.OK, self._answers.choose(self._posted(environ)))
        film = parse_qs(str(environ.get("QUERY_STRING", ""))).get("film", [""])[0]
        return _json(HTTPStatus.OK, self._answers.film(film))

    def _refuse_others(self, environ: WSGIEnvironment) -> None:
        """Raise `RequestError` unless a request comes from this machine, by the server's own name."""
        hosts = {f"{name}:{environ['SERVER_PORT']}" for name in _NAMES}
        is_near = ipaddress.ip_address(str(environ.get("REMOTE_ADDR") or "0.0.0.0")).is_loopback  # noqa: S104
        is_own = environ.get("HTTP_SEC_FETCH_SITE", "same-origin") in {"same-origin", "none"}
        if not (is_near and is_own and environ.get("HTTP_HOST") in hosts):
            raise RequestError(HTTPStatus.FORBIDDEN, "this is for the preview's own pages on this machine")

    def _posted(self, environ: WSGIEnvironment) -> dict[str, Any]:
        """Return the JSON object of a request that writes; raise `RequestError` for any other."""
        if environ.get("HTTP_ORIGIN") != f"http://{environ['HTTP_HOST']}":
            raise RequestError(HTTPStatus.FORBIDDEN, "this is for the preview's own pages")
        if str(environ.get("CONTENT_TYPE", "")).partition(";")[0].strip() != "application/json":
            raise RequestError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "here belongs application/json")
        length = str(environ.get("CONTENT_LENGTH") or "")
        if not (length.isascii() and length.isdigit() and len(length) < len(str(_MOST_BYTES)) + 1):
            raise RequestError(HTTPStatus.LENGTH_REQUIRED, "here belongs a length in bytes")
        if int(length) > _MOST_BYTES:
            raise RequestError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"here belong at most {_MOST_BYTES} bytes"
            )
        try:
            value = json.loads(environ["wsgi.input"].read(int(length)))
        except (ValueError, RecursionError):
            raise RequestError(HTTPStatus.BAD_REQUEST, "this is no JSON") from None
        if not isinstance(value, dict):
            raise RequestError(HTTPStatus.BAD_REQUEST, "here belongs a JSON object")
        return value


def _json(status: HTTPStatus, value: object) -> _Answer:
    return _Answer(status, "application/json", json.dumps(value).encode())

"""A site built from a copy of this tree and served on a port of its own, and how a reader searches it."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from projects import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, ViewportSize

FILM = "hardcore-henry/"
RESULTS = ".md-search-result__item > a:first-child h1"
WIDE: ViewportSize = {"width": 1300, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
PATIENCE = 60_000
"""Milliseconds until something that should be seen counts as never seen, however busy the machine is."""
expect.set_options(timeout=PATIENCE)
RULES = {"rules": {"target-size": {"enabled": True}}}
"""All that axe runs by itself, and whether fingers find the links."""


@dataclass(frozen=True)
class Site:
    """A built site, and where it is served."""

    folder: Path
    origin: str

    @property
    def pages(self) -> list[str]:
        """Every page's address below the origin, and one that does not exist."""
        found = sorted(path.parent.relative_to(self.folder) for path in self.folder.rglob("index.html"))
        return ["" if path == Path() else f"{path.as_posix()}/" for path in found] + ["no/such-page/"]


class Handler(SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: what is not there is answered with 404.html."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keep quiet: pytest shows what fails."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(root: Path, handler: type[Handler] = Handler) -> Iterator[Site]:
    """Build a copy of the project for the very address it is then served at: previews work on no other."""
    folder = root / "site"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        site = Site(folder, f"http://127.0.0.1:{server.server_port}/")
        environment = {**os.environ, "SITE_URL": site.origin}
        for edits in ("REPO_URL", "EDIT_URI", "OFFLINE"):  # a reader's site, whatever this shell has set
            environment.pop(edits, None)
        done = Project(root).build("--quiet", "--site-dir", str(folder), environment=environment)
        assert done.returncode == 0, done.stderr
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site
        server.shutdown()


def at_rest(page: Page) -> None:
    """Wait until nothing fades or moves any more."""
    page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")


def search(page: Page, words: str) -> None:
    """Type into the site's own search box, as a reader does, and wait for what it finds."""
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type(words)
    # Cyrillic letters are put in without key strokes, and the box listens to those
    page.keyboard.press("End")
    page.wait_for_function(_FOUND, arg=words.casefold().split()[-1])


# Results come while one types: these are those of the last word, whole.
_FOUND = """word => [...document.querySelectorAll(".md-search-result__link")]
    .some(link => new URL(link.href).searchParams.get("h")?.split(/\\s+/).includes(word))"""

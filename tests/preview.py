"""The preview server of a project, really started."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from projects import Project

PATIENCE = 180
"""Seconds until something that should be served counts as never served, however busy the machine is."""


class Server:
    """A real `mkdocs serve` on the loopback address."""

    def __init__(self, project: Project, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._saved = 0
        self.project, self.log = project.with_own_code(), log  # it is watched, and this tree's may be edited
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        with log.open("w") as out:
            self.process = subprocess.Popen(
                command, cwd=project.root, env=environment, stdout=out, stderr=out
            )

    def page(self, path: str) -> str:
        """Return what is served, '' where nothing is."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def until(self, path: str, words: str) -> str:
        """Wait until a page shows some words."""
        return self._until(lambda: self.page(path), words)

    def told(self, words: str) -> str:
        """Wait until the server's log has some words."""
        return self._until(self.log.read_text, words)

    def builds(self) -> int:
        """Save a page more, and return how many builds there were once it is served, without its own.

        What was saved before has then set off all its builds. A build that sets off another one, which is a
        fault, has a second for it; on a busy machine that one and the page's own may become one.
        """
        time.sleep(1)
        self._saved += 1
        self.project.put({"docs/saved.md": f"# Saved\n\nSaved {self._saved} times.\n"})
        self.until("saved/", f"Saved {self._saved} times.")
        self._until(self._unfinished, "0")  # a page is served before its build has said its last word
        return self.log.read_text().count("Building documentation...") - self._saved

    def _unfinished(self) -> int:
        """Return how many saves are still answered.

        MkDocs says of no two builds that they took the same time, so their ends cannot be counted by that.
        """
        log = self.log.read_text()
        ends = log.count("Reloading browsers") + log.count("An error happened during the rebuild")
        return log.count("Detected file changes") - ends

    def _until(self, look: object, words: str) -> str:
        assert callable(look)
        start = time.monotonic()
        while words not in (seen := str(look())):
            assert time.monotonic() - start < PATIENCE, f"never seen: {words}\n{self.log.read_text()[-2000:]}"
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.1)
        return seen

    def stop(self) -> None:
        """End it, as Ctrl+C would."""
        self.process.terminate()
        self.process.wait(PATIENCE)

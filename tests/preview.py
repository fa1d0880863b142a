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
        self.project, self.log = project, log
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

    def builds(self, at_least: int = 1) -> int:
        """Count the builds so far, once there are so many, each set off is over, and no further one comes."""
        count = -1
        start = time.monotonic()
        while count != (count := self._ended()) or count < at_least:
            assert time.monotonic() - start < PATIENCE, self.log.read_text()[-2000:]
            time.sleep(1.5)
        return count

    def _ended(self) -> int:
        """Return how many builds ended by the server's own marks; -2 while one is under way."""
        log = self.log.read_text()
        ends = log.count("Reloading browsers") + log.count("An error happened during the rebuild")
        return -2 if log.count("Detected file changes") > ends else log.count("Documentation built")

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

"""Several processes of this machine.

They are forked where that is safe, on Linux and while this process has a single thread: a worker is then
there in some milliseconds, with all that is loaded here. A server has threads, whose locks a fork would
copy as they are just then, and macOS's own libraries do not stand it: there, and on Windows, workers are
spawned, and load the library themselves, in about a second.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from pathlib import Path

_LIBRARY = str(Path(__file__).resolve().parents[3])
"""The folder to import the library from. MkDocs takes it out of the path after it has loaded the hooks."""


class Processes:
    """A number of processes, started anew when one of them dies."""

    retries = False

    def __init__(self, count: int) -> None:
        self.count = count
        self.window = 2 * count  # one is worked on, and one lies ready
        self._others = {*multiprocessing.active_children()}
        self._added_path = _LIBRARY not in sys.path
        if self._added_path:
            sys.path.append(_LIBRARY)
        self.executor: Executor = self._started()

    def renew(self) -> None:
        """Start them again; what is left of the old ones ends."""
        self._end()
        self.executor = self._started()

    def is_gone(self, error: BaseException | None = None) -> bool:  # noqa: ARG002 - as `Pool` has it
        """Return False: this machine is there."""
        return False

    def stop(self) -> None:
        """End them at once, whatever they do: what they make is written by this process alone."""
        self._end()
        if self._added_path and _LIBRARY in sys.path:
            sys.path.remove(_LIBRARY)

    def _started(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context(_start_method())
        return ProcessPoolExecutor(self.count, context, initializer=_begin)

    def _end(self) -> None:
        for process in self._own():
            process.kill()
        self.executor.shutdown(wait=True, cancel_futures=True)

    def _own(self) -> set[BaseProcess]:
        return {*multiprocessing.active_children()} - self._others


def _start_method() -> str:
    """Return how workers start, see above."""
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if is_safe else "spawn"


def _begin() -> None:
    """Prepare a worker: Ctrl-C is the starting process's affair, and no worker outlives that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)

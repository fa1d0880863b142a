"""Commands in processes that are forked from one which has imported what they import.

Each is a process of its own, with a folder, an environment, output and an exit status of its own, and shares
nothing with the next one; spared is but the start of Python, with half a second of imports. Where it matters
what a command imports, or which hash seed it has, `Project.run` starts a new interpreter.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import runpy
import subprocess
import sys
from multiprocessing import forkserver
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

IS_POSSIBLE = "forkserver" in multiprocessing.get_all_start_methods()
"""Not on Windows."""

_CONTEXT = multiprocessing.get_context("forkserver" if IS_POSSIBLE else None)
_CONTEXT.set_forkserver_preload(["preloaded"])
_HERE = Path(__file__).parent


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[str]:
    """Run `hooks …` or `-m mkdocs …` in a folder, and return what `subprocess.run` would."""
    _start_server()
    with TemporaryDirectory() as name:
        outputs = Path(name, "stdout"), Path(name, "stderr")
        process = _CONTEXT.Process(target=_run, args=(command, folder, dict(environment), outputs))
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(command, timeout)
        written, told = (path.read_text(encoding="utf-8", errors="replace") for path in outputs)
    return subprocess.CompletedProcess(command, process.exitcode, written, told)


def _start_server() -> None:
    """Have the process that is forked find what it preloads, once it is to be started."""
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(_HERE.parent / "hooks"), str(_HERE), before])
    try:
        forkserver.ensure_running()
    finally:
        os.environ["PYTHONPATH"] = before


def _run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], outputs: tuple[Path, Path]
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.stdout, sys.stderr = (_redirected(number, path) for number, path in enumerate(outputs, start=1))
    try:
        if command[0] == "-m":
            sys.argv = [*command[1:]]
            sys.path.insert(0, str(folder))
            runpy.run_module(command[1], run_name="__main__", alter_sys=True)
        else:
            sys.argv = [*command]
            runpy.run_path(command[0], run_name="__main__")
    finally:
        atexit._run_exitfuncs()  # noqa: SLF001 - a forked process ends without them


def _redirected(number: int, path: Path) -> TextIO:
    """Have what this process writes to one of its outputs written to a file; return the stream for it."""
    with path.open("wb") as file:
        os.dup2(file.fileno(), number)
    return open(number, "w", encoding="utf-8", closefd=False, buffering=1)

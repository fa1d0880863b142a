"""What a command costs: seconds, seconds of all cores, and (on Linux) the memory of its processes."""

from __future__ import annotations

import re
import resource
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_EVERY = 0.1
"""Seconds from one look at the memory to the next."""


class Cost(NamedTuple):
    """What a command took."""

    seconds: float
    cpu: float
    """Seconds of its cores, those of all processes that it started and saw to their end among them."""
    memory: float
    """The most MB of the process that was started."""
    workers: float
    """The most MB of one of the processes that it started; 0 where there are none."""

    def __str__(self) -> str:
        workers = f", {self.workers:.0f} MB a worker" if self.workers else ""
        return f"{self.seconds:.2f} s, {self.cpu:.2f} s CPU, {self.memory:.0f} MB{workers}"


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str], told: IO[bytes]) -> Cost:
    """Run a command to its end, with what it tells in a file; raise `CalledProcessError` where it fails."""
    before, start = _cpu(), time.perf_counter()
    own, others = 0.0, 0.0
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=told, stderr=told) as process:
        while process.poll() is None:
            own = max(own, _memory(process.pid))
            others = max([others, *map(_memory, _below(process.pid))])
            with suppress(subprocess.TimeoutExpired):
                process.wait(_EVERY)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - start, _cpu() - before, own, others)


def _cpu() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _below(process: int) -> Iterator[int]:
    """Yield all processes that one started, and that these started."""
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, path.read_text().split()):
                yield child
                yield from _below(child)


def _memory(process: int) -> float:
    """Return the most MB that a process has had so far; 0 where nobody can tell."""
    with suppress(OSError):
        status = Path(f"/proc/{process}/status").read_text()
        if found := re.search(r"VmHWM:\s+(\d+) kB", status):
            return int(found[1]) / 1000
    return 0.0

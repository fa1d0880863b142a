"""The same in real processes, of this machine and of a Dask cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from projects import ROOT
from unreel.store.workers import Done, Failed, Workers, share
from worker_calls import POISON, dies

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 180
"""Seconds until a process counts as one that never ends, however busy the machine is."""
START = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it runs behind it pass over it
sys.path[:0] = {paths!r}
import worker_calls
from unreel.store.workers import Workers, share
print("started", flush=True)
for one in share(worker_calls.{work}, range(30), Workers(2), path=str):
    print(one, flush=True)
"""


@contextmanager
def started(work: str) -> Iterator[subprocess.Popen[str]]:
    """Run a process with one thread, which forks where it can; it is killed in the end."""
    code = START.format(paths=[str(ROOT / "hooks"), str(ROOT / "tests")], work=work)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        yield process
        process.kill()


def children(pid: int) -> list[int]:
    listed = subprocess.run(["pgrep", "-P", str(pid)], cwd="/", capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


def test_two_processes_do_all_but_the_item_on_which_they_die() -> None:
    ended = [*share(dies, range(30), Workers(2), path="seeds/{}.txt".format)]
    assert sorted(n for one in ended if isinstance(one, Done) for n in one.result) == [
        n * n for n in range(30) if n != POISON
    ]
    [failed] = [one for one in ended if isinstance(one, Failed)]
    assert str(failed.diagnostic).startswith("seeds/7.txt: ")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="POSIX")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
def test_no_worker_outlives_the_process_that_started_it(how: str) -> None:
    with started("sleeps") as process:
        deadline = time.monotonic() + PATIENCE
        while len(workers := children(process.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(workers) == 2
        process.send_signal(getattr(signal, how))
        process.wait(PATIENCE)
        while any(map(_is_there, workers)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(map(_is_there, workers))


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True

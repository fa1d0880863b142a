"""Kill workers of a Dask cluster at random moments of a sync, and see that each ends right.

`cluster_kills.py FILMS [KILLS]`: four worker processes read the films in a folder, and one of them is killed
with SIGKILL in each round. What comes back must be what this process reads.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import dask
from distributed import LocalCluster

from unreel import seeds
from unreel.recovery.pages_from_seed import Recovery, pages_from_seeds
from unreel.seeds import Seed
from unreel.store.progress import each
from unreel.store.workers import Done, Workers, share

WORKERS, KILLS, FILMS = 4, 50, 60
SETTINGS = {"n_workers": WORKERS, "threads_per_worker": 1, "dashboard_address": None}


def killed(cluster: LocalCluster, after: float, dice: random.Random) -> threading.Timer:
    """Kill one of the workers after some seconds."""

    def kill() -> None:
        pids = [nanny.pid for nanny in cluster.workers.values() if nanny.pid]
        if pids:
            os.kill(dice.choice(pids), signal.SIGKILL)

    timer = threading.Timer(after, kill)
    timer.start()
    return timer


def main(folder: Path, kills: int) -> int:
    """Sync so many times; return how many of them did not end right."""
    dice = random.Random(20152)  # noqa: S311 - a fixed seed, so that a fault can be seen again
    read = [seeds.read(path, path.name) for path in sorted(folder.glob("*.txt"))[:FILMS]]
    expected = dict(zip(read, pages_from_seeds(tuple(read)), strict=True))
    wrong, lasts = 0, 2.0
    with dask.config.set({"distributed.scheduler.allowed-failures": 3}), LocalCluster(**SETTINGS) as cluster:
        workers = Workers(scheduler=cluster.scheduler_address)
        for _ in each("kills", range(kills), kills):
            start = time.monotonic()
            timer = killed(cluster, dice.uniform(0, lasts), dice)
            found: dict[Seed, Recovery] = {}
            with closing(share(pages_from_seeds, read, workers, path=lambda seed: seed.path)) as outcomes:
                for one in outcomes:
                    if isinstance(one, Done):
                        found |= zip(one.part, one.result, strict=True)
                    else:
                        print(one.diagnostic)
            lasts = time.monotonic() - start
            timer.join()
            wrong += found != expected
    print(f"{kills} kills; {wrong} ended wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else KILLS))

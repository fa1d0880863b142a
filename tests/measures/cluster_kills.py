"""Kill workers of a Dask cluster at random moments of a sync or a build, and see that each ends right.

`cluster_kills.py sync|build FILMS [KILLS]`: four worker processes, in a folder without the project, read or
build the films in a folder, and one of them is killed with SIGKILL in each round. What comes back must be
what this process makes.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import dask
from distributed import LocalCluster
from mkdocs.commands.build import build
from mkdocs.config import load_config

from projects import Project, made
from unreel import seeds
from unreel.recovery.pages_from_seed import Recovery, pages_from_seeds
from unreel.store.progress import each
from unreel.store.workers import Done, Workers, share
from unreel.store.workers.choice import MANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unreel.seeds import Seed

WORKERS, KILLS, SYNCED, BUILT = 4, 50, 60, MANY + 4
SETTINGS = {"n_workers": WORKERS, "threads_per_worker": 1, "dashboard_address": None}


@contextmanager
def one_killed(cluster: LocalCluster, after: float, dice: random.Random) -> Iterator[None]:
    """Kill one of the workers after some seconds."""

    def kill() -> None:
        pids = [nanny.pid for nanny in cluster.workers.values() if nanny.pid]
        if pids:
            os.kill(dice.choice(pids), signal.SIGKILL)

    timer = threading.Timer(after, kill)
    timer.start()
    yield
    timer.join()


def syncs(folder: Path) -> Callable[[str], object]:
    """Return a function that reads films, by the workers of a scheduler or, for '', by this process."""
    read = [seeds.read(path, path.name) for path in sorted(folder.glob("*.txt"))[:SYNCED]]

    def synced(scheduler: str) -> dict[Seed, Recovery]:
        if not scheduler:
            return dict(zip(read, pages_from_seeds(tuple(read)), strict=True))
        found: dict[Seed, Recovery] = {}
        workers = Workers(scheduler=scheduler)
        with closing(share(pages_from_seeds, read, workers, path=lambda seed: seed.path)) as outcomes:
            for one in outcomes:
                if isinstance(one, Done):
                    found |= zip(one.part, one.result, strict=True)
                else:
                    print(one.diagnostic)
        return found

    return synced


def builds(folder: Path, root: Path) -> Callable[[str], object]:
    """Return a function that builds the site of films, likewise."""
    project = made(root)
    for path in sorted(folder.glob("*.txt"))[:BUILT]:
        shutil.copy(path, root / "seeds")
    project.hooks("sync")

    def built(scheduler: str) -> dict[str, bytes]:
        os.environ.update(UNREEL_SCHEDULER=scheduler, UNREEL_JOBS="1", SOURCE_DATE_EPOCH="0")
        for path in (root / ".unreel/cache").glob("built.sqlite*"):
            path.unlink()
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        left = [*(root / ".unreel/cache").glob("site-*")]
        return {**Project(root).tree("site"), **{path.name: b"left behind" for path in left}}

    return built


def main(work: Callable[[str], object], kills: int) -> int:
    """Do the work so many times; return how many of them did not end right."""
    dice = random.Random(20152)  # noqa: S311 - a fixed seed, so that a fault can be seen again
    expected = work("")
    wrong, lasts = 0, 2.0
    with dask.config.set({"distributed.scheduler.allowed-failures": 3}), LocalCluster(**SETTINGS) as cluster:
        for number in each("kills", range(kills), kills):
            start = time.monotonic()
            with one_killed(cluster, dice.uniform(0, lasts), dice):
                found = work(cluster.scheduler_address)
                lasts = time.monotonic() - start
            if found != expected:
                wrong += 1
                print(f"after kill {number + 1} what came back is not what this process makes", flush=True)
    print(f"{kills} kills; {wrong} ended wrong")
    return wrong


if __name__ == "__main__":
    what, films = sys.argv[1], Path(sys.argv[2]).resolve()
    count = int(sys.argv[3]) if len(sys.argv) > 3 else KILLS
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        sys.exit(main(syncs(films) if what == "sync" else builds(films, Path(folder, "project")), count))

"""The same on a Dask cluster of real worker processes, with and without the library at hand."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING, TypeVar

import dask
import pytest
from distributed import Client, LocalCluster
from distributed.comm.core import CommClosedError

from unreel.store.cache import LOADED
from unreel.store.workers import Done, Failed, Workers, share
from unreel.store.workers.cluster import Cluster
from unreel.store.workers.parts import halves
from worker_calls import POISON, dies, squares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_R = TypeVar("_R")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    folder = str(tmp_path_factory.mktemp("cluster"))
    settings = {
        "n_workers": 2,
        "threads_per_worker": 1,
        "dashboard_address": "127.0.0.1:0",
        "local_directory": folder,
    }
    quick = {"distributed.scheduler.allowed-failures": 0, "distributed.worker.memory.terminate": False}
    with dask.config.set(quick), LocalCluster(**settings) as started:
        yield started


def ended(work: Callable[[tuple[int, ...]], _R], address: str) -> list[Done[int, _R] | Failed[int]]:
    return [*share(work, range(30), Workers(scheduler=address), path="seeds/{}.txt".format)]


def test_all_is_done_but_the_item_on_which_workers_die(cluster: LocalCluster) -> None:
    outcomes = ended(dies, cluster.scheduler_address)
    done = sorted(n for one in outcomes if isinstance(one, Done) for n in one.result)
    assert done == [n * n for n in range(30) if n != POISON]
    [failed] = [one for one in outcomes if isinstance(one, Failed)]
    assert str(failed.diagnostic).startswith("seeds/7.txt: ")
    assert "KilledWorker" in failed.diagnostic.message


def test_workers_without_a_project_get_the_library(cluster: LocalCluster, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "distributed.cli.dask_worker", cluster.scheduler_address]
    command += [
        "--nthreads",
        "1",
        "--no-dashboard",
        "--local-directory",
        str(tmp_path),
        "--death-timeout",
        "180",
    ]
    with (
        subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as worker,
        Client(cluster.scheduler_address) as client,
    ):
        client.wait_for_workers(3)  # the cluster's two, and this one
        cluster.scale(0)
        outcomes = ended(halves, cluster.scheduler_address)
        worker.terminate()
    assert [one for one in outcomes if isinstance(one, Failed)] == []
    assert sorted(item for one in outcomes for item in one.part) == [*range(30)]
    assert all(isinstance(one, Done) and one.result == halves(one.part) for one in outcomes)
    assert [*tmp_path.rglob("hooks/unreel/model/spans.py")]


def test_this_machine_does_what_a_scheduler_left(cluster: LocalCluster) -> None:
    address = cluster.scheduler_address
    seen: list[Done[int, list[int]] | Failed[int]] = []
    with closing(share(squares, range(30), Workers(scheduler=address), path=str)) as outcomes:
        for one in outcomes:
            if not seen:
                cluster.close()
            seen.append(one)
    assert sorted(n for one in seen if isinstance(one, Done) for n in one.result) == [
        n * n for n in range(30)
    ]
    [news] = [one for one in seen if isinstance(one, Failed)]
    assert str(news.diagnostic).startswith(f"{address}: ")


def test_a_scheduler_that_never_was_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unreel.store.workers.cluster._SECONDS", 0.2)
    first, *rest = ended(squares, "tcp://127.0.0.1:9")
    assert isinstance(first, Failed)
    assert str(first.diagnostic).startswith("tcp://127.0.0.1:9: no workers here")
    assert sum(len(one.part) for one in rest) == 30


@pytest.mark.parametrize(
    ("answers", "is_there"),
    [
        ([LOADED, CommClosedError("it dies just now")], True),
        ([LOADED, ModuleNotFoundError("unreel")], False),
        ([LOADED, {"store": "another"}], False),
    ],
)
def test_a_worker_that_dies_is_not_taken_for_one_that_lacks_the_library(
    answers: list[object], *, is_there: bool
) -> None:
    asked = object.__new__(Cluster)
    vars(asked)["_client"] = SimpleNamespace(run=lambda *_, **__: dict(enumerate(answers)))
    assert asked._have_library() is is_there

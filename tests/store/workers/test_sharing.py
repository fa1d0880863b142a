"""Every item of shared work comes up once, whatever becomes of the workers; a poison one is told by name."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unreel.model.diagnostics import InputError, Severity
from unreel.store.workers import Done, Failed, Workers, share, sharing
from unreel.store.workers.here import Here
from unreel.store.workers.parts import parts
from worker_calls import POISON, raises, squares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class _Deaths(Executor):
    """Ends all calls at hand at one time; one on a killing item takes those beside it along."""

    def __init__(self, kills: frozenset[int], lost_after: int) -> None:
        self.kills = kills
        self.lost_after = lost_after
        self.held: list[tuple[Future[Any], Callable[..., object], tuple[Any, ...]]] = []
        self.is_broken = False

    def submit(self, fn: Callable[..., Any], /, *args: object, **_: object) -> Future[Any]:
        if self.is_broken:
            raise BrokenExecutor
        future: Future[Any] = Future()
        self.held.append((future, fn, args))
        return future

    def end_all(self) -> None:
        self.is_broken = any(self.kills.intersection(args[1]) for _, _, args in self.held)
        for future, fn, args in self.held:
            self.lost_after -= 1
            if self.lost_after < 0:
                future.set_exception(CancelledError())
            elif self.is_broken:
                future.set_exception(BrokenExecutor("a worker died"))
            else:
                future.set_result(fn(*args))
        self.held.clear()


class _Pool:
    count, window = 2, 4

    def __init__(self, kills: Iterable[int] = (), lost_after: int = 10**9, *, retries: bool = False) -> None:
        self.retries = retries
        self.executor = _Deaths(frozenset(kills), lost_after)
        self.stopped = 0

    def renew(self) -> None:
        self.executor.is_broken = False

    def is_gone(self, error: BaseException | None = None) -> bool:
        return isinstance(error, CancelledError)

    def stop(self) -> None:
        self.stopped += 1


class _Asked:
    """The workers that a test has made, and this process after them."""

    scheduler = "tcp://127.0.0.1:1"

    def __init__(self, pool: _Pool) -> None:
        self._pool = pool

    def pool(self, _: int) -> _Pool:
        return self._pool

    def on_this_machine(self, _: int, *, apart: bool) -> Here:
        assert apart
        return Here()


def shared(
    pool: _Pool, count: int, work: Callable[[tuple[int, ...]], list[int]] = squares
) -> tuple[dict[int, int], list[Failed[int]]]:
    """Return the results by item, and what failed; fail if an item comes up twice."""
    results, failed = dict[int, int](), list[Failed[int]]()
    seen = Counter[int]()
    with pytest.MonkeyPatch.context() as patch:

        def all_ended(
            running: Iterable[Future[Any]], *_: object
        ) -> tuple[set[Future[Any]], set[Future[Any]]]:
            pool.executor.end_all()
            return {*running}, set()

        patch.setattr(sharing, "wait", all_ended)
        patch.setattr(sharing, "MOST", 5)
        workers = cast("Workers", _Asked(pool))
        for one in share(work, range(count), workers, path=lambda number: f"seeds/{number}.txt"):
            seen.update(one.part)
            if isinstance(one, Done):
                results |= zip(one.part, one.result, strict=True)
            else:
                failed.append(one)
    assert not seen or max(seen.values()) == 1
    return results, failed


@given(
    count=st.integers(0, 40),
    kills=st.frozensets(st.integers(0, 40), max_size=4),
    lost_after=st.integers(0, 30) | st.just(10**9),
    retries=st.booleans(),
)
def test_every_item_is_done_or_is_one_that_kills(
    count: int, kills: frozenset[int], lost_after: int, *, retries: bool
) -> None:
    pool = _Pool(kills, lost_after, retries=retries)
    results, failed = shared(pool, count)
    given_up = {item for one in failed for item in one.part}
    assert results == {n: n * n for n in range(count) if n not in given_up}
    assert given_up <= kills
    is_lost = any(not one.part for one in failed)
    assert is_lost or given_up == kills & {*range(count)}
    assert pool.stopped == (count > 0)


def test_work_that_raises_is_narrowed_down_to_its_item() -> None:
    results, failed = shared(_Pool(), 20, raises)
    assert results.keys() == {*range(20)} - {POISON}
    [one] = failed
    assert str(one.diagnostic).startswith(f"seeds/{POISON}.txt: ")
    assert "KeyError: 7" in one.diagnostic.message
    assert one.diagnostic.severity is Severity.ERROR


def test_what_cannot_be_packed_is_told_and_all_else_is_done() -> None:
    def packed(part: tuple[int, ...]) -> tuple[int, ...]:
        if POISON in part:
            raise FileNotFoundError(POISON)
        return part

    ended = [*share(squares, range(20), Workers(1), path="seeds/{}.txt".format, packed=packed)]
    assert {n for one in ended if isinstance(one, Done) for n in one.part} == {*range(20)} - {POISON}
    [failed] = [one for one in ended if isinstance(one, Failed)]
    assert str(failed.diagnostic).startswith(f"seeds/{POISON}.txt: ")
    assert "FileNotFoundError: 7" in failed.diagnostic.message


def test_a_death_is_told_by_the_name_of_the_item() -> None:
    _, [one] = shared(_Pool(kills=[POISON]), 20)
    assert one.part == (POISON,)
    assert "BrokenExecutor: a worker died" in str(one.diagnostic)


def test_a_scheduler_that_goes_away_is_told_and_this_machine_does_the_rest() -> None:
    results, [one] = shared(_Pool(lost_after=3), 40)
    assert len(results) == 40
    assert str(one.diagnostic).startswith("tcp://127.0.0.1:1: it answers no more: this machine does the rest")
    assert one.diagnostic.severity is Severity.WARNING


def test_nothing_more_is_worked_on_when_the_results_are_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "MOST", 1)
    done: list[int] = []

    def work(part: tuple[int, ...]) -> int:
        done.extend(part)
        return 0

    results = share(work, range(10), Workers(1), path=str)
    next(results)
    results.close()
    assert done == [0]


def test_ctrl_c_in_this_process_ends_the_work() -> None:
    def work(_: tuple[int, ...]) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        next(share(work, range(10), Workers(1), path=str))


@given(
    sizes=st.lists(st.floats(0, 100), max_size=60),
    workers=st.integers(1, 9),
    most=st.integers(1, 9),
)
def test_parts_are_the_items_in_their_order(sizes: list[float], workers: int, most: int) -> None:
    items = range(len(sizes))
    cut = [*parts(items, sizes, workers, most)]
    assert [item for part in cut for item in part] == [*items]
    assert all(1 <= len(part) <= most for part in cut)


def test_parts_grow_smaller_so_that_workers_end_together() -> None:
    lengths = [len(part) for part in parts(range(100), [1.0] * 100, workers=2, most=50)]
    assert lengths[0] == 17
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[-1] == 1


@pytest.mark.parametrize(
    ("jobs", "items", "count"),
    [(None, 20, 1), (None, 21, 4), (1, 500, 1), (3, 500, 3), (3, 2, 2), (3, 1, 1), (3, 0, 1)],
)
def test_how_many_processes_work(
    monkeypatch: pytest.MonkeyPatch, jobs: int | None, items: int, count: int
) -> None:
    monkeypatch.setattr("unreel.store.workers.choice.cores", lambda: 4)
    assert Workers(jobs).count(items) == count


@pytest.mark.parametrize(
    ("line", "environment", "asked"),
    [
        ((None, None), {}, Workers()),
        ((None, None), {"UNREEL_JOBS": " 3 ", "UNREEL_SCHEDULER": "tcp://a:1"}, Workers(3, "tcp://a:1")),
        ((2, "tcp://b:1"), {"UNREEL_JOBS": "3", "UNREEL_SCHEDULER": "tcp://a:1"}, Workers(2, "tcp://b:1")),
        ((None, ""), {"UNREEL_JOBS": "", "UNREEL_SCHEDULER": "tcp://a:1"}, Workers()),
    ],
)
def test_the_command_line_goes_before_the_environment(
    line: tuple[int | None, str | None], environment: dict[str, str], asked: Workers
) -> None:
    assert Workers.asked_for(*line, environment) == asked


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5"])
def test_no_number_of_processes_is_told(jobs: str) -> None:
    with pytest.raises(InputError, match=f"^UNREEL_JOBS: {jobs} is no number of processes: set 1 or more"):
        Workers.asked_for(environment={"UNREEL_JOBS": jobs})

"""Hand out parts of work, and see each to its end, whatever becomes of the workers.

- A part in which the work fails is halved until the item is known on which it fails.
- When a worker dies, nobody knows on which part: all that were handed out are suspects, and are tried
  again one by one, with nothing beside. A part that fails then is taken apart into its items.
- When all workers are gone for good, the rest is done on this machine.
"""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from unreel.model.diagnostics import Diagnostic, Severity
from unreel.store.workers.garbage import uncollected
from unreel.store.workers.parts import halves, parts

if TYPE_CHECKING:
    from unreel.store.workers.choice import Workers
    from unreel.store.workers.pool import Pool

_T = TypeVar("_T")
_R = TypeVar("_R")

MOST = 25
"""Items that a part may have."""
_PATIENCE = 10.0
"""Seconds without a result, after which it is asked whether there are workers at all."""
_LIBRARY = Path(__file__).parents[2]


class Done(NamedTuple, Generic[_T, _R]):
    """A part whose work is done, and what it gave."""

    part: tuple[_T, ...]
    result: _R


class Failed(NamedTuple, Generic[_T]):
    """What could not be done."""

    part: tuple[_T, ...]
    """The item on which the work fails; none where workers are gone, and the work goes on elsewhere."""
    diagnostic: Diagnostic


class _Raised(NamedTuple):
    """What the work raised, in words: an exception itself may not get through between processes."""

    what: str

    @classmethod
    def of(cls, error: BaseException) -> _Raised:
        """Return what an exception is, and where in the library it arose."""
        words = f"{type(error).__name__}: {error}".partition("\n")[0]
        return cls(" in ".join(filter(None, (words, _place(error)))))


class _Suspect(NamedTuple, Generic[_T]):
    """A part that did not come back, to be tried with nothing beside; an item gets a second try."""

    part: tuple[_T, ...]
    is_first: bool = True


_ONE_AT_A_TIME = Lock()
"""MkDocs and its plugins know one build in a process; a cluster's worker may have several threads."""


def share(
    work: Callable[[Any], _R],
    items: Sequence[_T],
    workers: Workers,
    *,
    path: Callable[[_T], str],
    size: Callable[[_T], float] = lambda _: 1.0,
    packed: Callable[[tuple[_T, ...]], Any] | None = None,
) -> Generator[Done[_T, _R] | Failed[_T], None, None]:
    """Yield what becomes of each part of `items`, as parts get done; each item comes up just once.

    `work` takes a part. Workers import it by its name, so it is a function of a module, and changes
    nothing but what it returns. `path` names an item in diagnostics, and `size` says what it costs.
    `packed` makes of a part what `work` takes, when it is about to be handed out. Closing the iterator, as
    Ctrl-C does, ends all workers at once: hold it in `contextlib.closing`. Raise `InputError` where the
    workers that are asked for cannot be.
    """
    if items:
        sharing = _Sharing(work, workers, path, len(items), packed or (lambda part: part))
        try:
            yield from sharing.results(items, [*map(size, items)])
        finally:
            sharing.pool.stop()


class _Sharing(Generic[_T, _R]):
    """The parts of one piece of work, wherever they are."""

    def __init__(
        self,
        work: Callable[[Any], _R],
        workers: Workers,
        path: Callable[[_T], str],
        count: int,
        packed: Callable[[tuple[_T, ...]], Any],
    ) -> None:
        self._work = work
        self._packed = packed
        self._path = path
        self._workers = workers
        self._waiting: deque[tuple[_T, ...]] = deque()
        self._running: dict[Future[_R | _Raised], tuple[_T, ...]] = {}
        self._suspects: deque[_Suspect[_T]] = deque()
        self._alone: _Suspect[_T] | None = None
        """The suspect that is at work just now, with nothing beside."""
        self._news: list[Failed[_T]] = []
        try:
            self.pool: Pool = workers.pool(count)
        except ConnectionError as error:
            self._go_on_here(count, str(error))

    def results(self, items: Sequence[_T], sizes: Sequence[float]) -> Iterator[Done[_T, _R] | Failed[_T]]:
        """Yield what becomes of each part."""
        self._waiting.extend(parts(items, sizes, self.pool.count, MOST))
        while self._waiting or self._suspects or self._running:
            self._hand_out()
            yield from self._told()
            ready, _ = wait(self._running, _PATIENCE, FIRST_COMPLETED)
            if not ready and self.pool.is_gone():
                self._lose_pool("it has no workers")
            for future in ready:
                if future in self._running:  # it was not taken back with the others
                    yield from self._settled(future, self._running.pop(future))
        yield from self._told()

    def _told(self) -> Iterator[Failed[_T]]:
        news, self._news = self._news, []
        yield from news

    def _hand_out(self) -> None:
        """Give the workers what they can take; a suspect only when nothing else is at work."""
        while self._waiting and not self._suspects and len(self._running) < self.pool.window:
            self._submit(self._waiting.popleft())
        if self._suspects and not self._running:
            self._alone = self._suspects.popleft()
            self._submit(self._alone.part)

    def _submit(self, part: tuple[_T, ...]) -> None:
        try:
            packed = self._packed(part)
        except Exception as error:  # noqa: BLE001 - a file may go away just now
            future: Future[_R | _Raised] = Future()
            future.set_result(_Raised.of(error))
            self._running[future] = part
            return
        try:
            future = self.pool.executor.submit(_attempt, self._work, packed)
        except RuntimeError as error:  # it broke, or was closed, just now
            self._retry(part, error)
        else:
            self._running[future] = part

    def _settled(
        self, future: Future[_R | _Raised], part: tuple[_T, ...]
    ) -> Iterator[Done[_T, _R] | Failed[_T]]:
        try:
            result = future.result()
        except (Exception, CancelledError) as error:  # noqa: BLE001 - of the way there and back
            self._retry(part, error)
            return
        self._alone = None
        if not isinstance(result, _Raised):
            yield Done(part, result)
        elif len(part) > 1:
            self._waiting.extendleft(reversed(halves(part)))
        else:
            yield self._given_up(part, result.what)

    def _retry(self, part: tuple[_T, ...], error: BaseException) -> None:
        """Have tried again what did not come back, and all else that the same death took along."""
        alone, self._alone = self._alone, None
        if self.pool.is_gone(error):
            self._waiting.appendleft(part)
            self._lose_pool("it answers no more")
        else:
            self._suspect(part, alone, error)
        if isinstance(error, BrokenExecutor):
            self._suspects.extend(map(_Suspect, self._running.values()))
            self._running.clear()
            self.pool.renew()

    def _suspect(self, part: tuple[_T, ...], alone: _Suspect[_T] | None, error: BaseException) -> None:
        """Narrow down what did not come back; `alone` is it, if nothing else was at work."""
        if alone is None and not self.pool.retries:
            self._suspects.append(_Suspect(part))
        elif alone is None or len(part) > 1:
            self._suspects.extend(_Suspect((item,)) for item in part)
        elif alone.is_first and not self.pool.retries:
            self._suspects.append(_Suspect(part, is_first=False))
        else:
            why = f"{type(error).__name__}: {error}".partition("\n")[0]
            self._news.append(self._given_up(part, f"the process that was at it ended ({why})"))

    def _given_up(self, part: tuple[_T, ...], what: str) -> Failed[_T]:
        why = f"this could not be worked on, and all else could: {what}. It stays as it is; please report it"
        return Failed(part, Diagnostic(self._path(part[0]), 0, 0, why))

    def _lose_pool(self, why: str) -> None:
        """Do the rest on this machine."""
        self.pool.stop()
        self._waiting.extendleft(self._running.values())
        self._running.clear()
        self._go_on_here(sum(map(len, self._waiting)), why)

    def _go_on_here(self, count: int, why: str) -> None:
        self.pool = self._workers.on_this_machine(count, apart=True)
        told = f"{why}: this machine does the rest. See that the scheduler runs, and what its log says"
        self._news.append(Failed((), Diagnostic(self._workers.scheduler, 0, 0, told, Severity.WARNING)))


def _attempt(work: Callable[[Any], _R], part: Any) -> _R | _Raised:  # noqa: ANN401 - as `packed` makes it
    """Do the work in whatever process this is."""
    try:
        with _ONE_AT_A_TIME, uncollected():
            return work(part)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of a compiled library is no Exception
        return _Raised.of(error)


def _place(error: BaseException) -> str:
    """Return where in the library an error arose, for whoever is to mend it: 'recovery/compose.py:123'."""
    frames = traceback.extract_tb(error.__traceback__)
    names = [f"{Path(one.filename).as_posix()}:{one.lineno}" for one in frames if one.filename != __file__]
    library = f"{_LIBRARY.as_posix()}/"
    return next((one.removeprefix(library) for one in reversed(names) if one.startswith(library)), "")

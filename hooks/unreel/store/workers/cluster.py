"""A cluster's workers, by a Dask scheduler.

They need Python with the packages of requirements.lock and dask.distributed, and no folder of ours: workers
that lack the library, or have another state of it, get it from the starting process.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeVar

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store.cache import LOADED, digests

try:
    from distributed import Client
    from distributed.comm.core import CommClosedError
    from distributed.diagnostics.plugin import UploadDirectory
except ImportError:
    why = "a cluster needs dask.distributed: pip install distributed, at the version of requirements-dev.txt"
    raise InputError(Diagnostic("--scheduler", 0, 0, why)) from None

_LIBRARY = Path(__file__).resolve().parents[2]
_SECONDS = 10
"""So long a scheduler may take to answer, and its first worker to come."""
_AHEAD = 4
"""Parts that are handed out for each worker."""

_P = ParamSpec("_P")
_R = TypeVar("_R")


class _Call:
    """A call that is made where it is unpickled, and becomes what it returns."""

    def __init__(self, fn: Callable[..., object], *args: object) -> None:
        self._call = fn, args

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._call


class _Sealed(Executor):
    """Hands each call on as bytes: a scheduler unpickles what it is given, and has no library."""

    def __init__(self, client: Client) -> None:
        self._executor: Executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[_P, _R], /, *args: _P.args, **_: _P.kwargs) -> Future[_R]:
        return self._executor.submit(pickle.loads, pickle.dumps(_Call(fn, *args)))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as the standard library has it
        self._executor.shutdown(wait=wait)


class Cluster:
    """The workers of a Dask scheduler. They come and go, and it gives the work of one to another."""

    retries = True

    def __init__(self, address: str) -> None:
        self._address = address
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is told by `share`
        try:
            self._client = Client(address, timeout=_SECONDS, set_as_default=False)
            try:
                self._client.wait_for_workers(1, timeout=_SECONDS)
                self._bring_library()
            except BaseException:
                self.stop()
                raise
        except (OSError, TimeoutError, ValueError) as error:
            raise ConnectionError(f"no workers here ({type(error).__name__})") from error
        self.executor: Executor = _Sealed(self._client)

    @property
    def count(self) -> int:
        """Return how many parts are worked on at a time; workers that will come are not known yet."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    @property
    def window(self) -> int:
        """Return how many parts to hand out: enough that an adaptive cluster sees what there is to do."""
        return _AHEAD * max(8, self.count)

    def renew(self) -> None:
        """Do nothing: the scheduler sees to its workers."""

    def is_gone(self, error: BaseException | None = None) -> bool:
        """Return whether the scheduler is gone, or has no workers: nobody else cancels what we asked for."""
        if isinstance(error, CancelledError | CommClosedError) or self._client.status != "running":
            return True
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS)
        except (OSError, TimeoutError, CommClosedError):
            return True
        return False

    def _bring_library(self) -> None:
        """Give this library to all workers, those too that come later, where one has not the very same.

        They start again then, with it first in their path. Raise `InputError` where that does not help.
        """
        if self._have_library():
            return
        self._client.register_plugin(
            UploadDirectory(
                _LIBRARY.parent, restart_workers=True, update_path=True, skip_words=(), skip=(_is_no_part,)
            )
        )
        self._client.wait_for_workers(1, timeout=_SECONDS)
        if not self._have_library():
            why = "its workers cannot be given the library: start them with a nanny, as `dask worker` does"
            if digests() != LOADED:
                why = (
                    "hooks/ changed since this was started, and its workers have it as it is now: start again"
                )
            raise InputError(Diagnostic(self._address, 0, 0, why))

    def _have_library(self) -> bool:
        """Return whether all workers have it; one that dies just now is nobody's concern."""
        ask = pickle.dumps(_Call(library))
        answers = self._client.run(pickle.loads, ask, on_error="return").values()
        return all(one == LOADED for one in answers if not isinstance(one, OSError))

    def stop(self) -> None:
        """Take back what is not done, and leave."""
        with suppress(Exception):
            self.executor.shutdown(wait=False)
        with suppress(Exception):
            self._client.close(timeout=1)


def library() -> dict[str, str]:
    """Return the state of the library that a process works with."""
    return LOADED


def _is_no_part(path: str) -> bool:
    """Return whether a file beside or in the library is not to be given to workers."""
    return path.endswith(".pyc") or _LIBRARY not in Path(path).parents

"""Work in this process: an executor that does what it is given before `submit` returns."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


class _AtOnce(Executor):
    """Does each call when it is submitted. Ctrl-C goes through."""

    def submit(self, fn: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_R]:
        future: Future[_R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - executors hand on whatever a call raises
            future.set_exception(error)
        return future


class Here:
    """The only worker is this process."""

    count = window = 1
    retries = False

    def __init__(self) -> None:
        self.executor = _AtOnce()

    def renew(self) -> None:
        """Do nothing: where this process dies, nobody is left to ask."""

    def is_gone(self, error: BaseException | None = None) -> bool:  # noqa: ARG002 - as `Pool` has it
        """Return False."""
        return False

    def stop(self) -> None:
        """Do nothing: there is no work that was not asked for just now."""

"""What `share` asks of workers, whoever they are."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Protocol


class Pool(Protocol):
    """An executor, and what becomes of it when its workers die."""

    @property
    def executor(self) -> Executor:
        """Return what takes calls; another one after `renew`."""

    @property
    def count(self) -> int:
        """Return how many parts are worked on at a time."""

    @property
    def window(self) -> int:
        """Return how many parts may be handed out and not yet done."""

    @property
    def retries(self) -> bool:
        """Return whether it tries again by itself what a dead worker had."""

    def renew(self) -> None:
        """Have workers again after the executor broke."""

    def is_gone(self, error: BaseException | None = None) -> bool:
        """Return whether no worker will ever answer; `error` is what a call ended with."""

    def stop(self) -> None:
        """End the workers, or their work for us, at once."""

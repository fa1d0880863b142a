"""Show people how far long work is: a bar on a terminal, and elsewhere a line now and then.

Both are click's, which this project has anyway; elsewhere click's own bar would say nothing. What is done
at once shows neither.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TextIO, TypeVar

_T = TypeVar("_T")

Advance = Callable[[int], None]
"""Is told how many items more are done."""
Shown = Callable[[str, int], AbstractContextManager[Advance]]
"""Begins to show some work: its name, and how many items it has."""

_AT_ONCE = 1.0
"""Seconds before there is a bar."""
_NOW_AND_THEN = 15.0
"""Seconds before a line, and between two."""


@contextmanager
def shown(name: str, count: int, stream: TextIO | None = None) -> Generator[Advance, None, None]:
    """Show on the standard error, or on `stream`, how many of `count` items are done, and the time left."""
    import click  # noqa: PLC0415 - a build of one page need not wait for it

    stream = stream or sys.stderr
    is_terminal = stream.isatty()
    due = time.monotonic() + (_AT_ONCE if is_terminal else _NOW_AND_THEN)
    with click.progressbar(length=count, label=name, file=stream, show_pos=True, hidden=True) as bar:

        def advance(items: int) -> None:
            nonlocal due
            is_due = time.monotonic() >= due
            bar.hidden = not (is_terminal and is_due)
            bar.update(items)
            if is_due and not is_terminal:
                due = time.monotonic() + _NOW_AND_THEN
                left = f", {bar.format_eta()} left" if bar.eta_known and not bar.finished else ""
                stream.write(f"{name}: {bar.pos:,} of {count:,}{left}\n")
                stream.flush()

        yield advance


def each(name: str, items: Iterable[_T], count: int) -> Iterator[_T]:
    """Return `items`, of which there are `count`, and show how many are done."""
    with shown(name, count) as advance:
        for item in items:
            yield item
            advance(1)


@contextmanager
def unshown(_name: str, _count: int) -> Generator[Advance, None, None]:
    """Show nothing."""
    yield lambda _: None

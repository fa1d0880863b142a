"""The options of commands that share their work out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., object])

_JOBS = "So many processes; by default all cores where there is much to do, or as UNREEL_JOBS says."
_SCHEDULER = "A Dask scheduler whose workers do it, tcp://HOST:8786; by default as UNREEL_SCHEDULER says."


def shared_out(command: _Command) -> _Command:
    """Give a command `--jobs` and `--scheduler`."""
    jobs = click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=_JOBS)
    return jobs(click.option("--scheduler", metavar="ADDRESS", help=_SCHEDULER)(command))

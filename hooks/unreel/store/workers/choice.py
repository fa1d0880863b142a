"""Which workers a person asked for, and which are taken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

from unreel.model.diagnostics import Diagnostic, InputError
from unreel.store.workers.pool import Pool

MANY = 20
"""Above so many items several processes pay: starting two takes about as long as 20 pages' build."""
JOBS, SCHEDULER = "UNREEL_JOBS", "UNREEL_SCHEDULER"
"""The variables that plain `mkdocs build` reads."""


class Workers(NamedTuple):
    """Who is to do the work."""

    jobs: int | None = None
    """Processes on this machine; None for one, and for many items all cores."""
    scheduler: str = ""
    """The address of a Dask scheduler, `tcp://10.0.0.1:8786`, whose workers do it; '' for none."""

    @classmethod
    def asked_for(
        cls,
        jobs: int | None = None,
        scheduler: str | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> Workers:
        """Return what the command line says, and where it says nothing the environment.

        Raise `InputError` where that asks for no number of processes.
        """
        asked = environment.get(JOBS, "").strip()
        if jobs is None and asked:
            if not asked.isdecimal() or not int(asked):
                raise InputError(Diagnostic(JOBS, 0, 0, f"{asked} is no number of processes: set 1 or more"))
            jobs = int(asked)
        return cls(jobs, environment.get(SCHEDULER, "").strip() if scheduler is None else scheduler)

    def environment(self) -> dict[str, str]:
        """Return the variables in which another process of ours reads the same."""
        return {JOBS: str(self.jobs or ""), SCHEDULER: self.scheduler}

    def count(self, items: int) -> int:
        """Return how many processes of this machine are to work on a number of items."""
        jobs = self.jobs or (cores() if items > MANY else 1)
        return max(1, min(jobs, items))

    def pool(self, items: int) -> Pool:
        """Return the workers for a number of items. A single one is never worth a way.

        Raise `InputError` where a scheduler is asked for and Dask is not installed, and
        `ConnectionError` where none answers.
        """
        if self.scheduler and items > 1:
            from unreel.store.workers.cluster import Cluster  # noqa: PLC0415 - half a second of imports

            return Cluster(self.scheduler)
        return self.on_this_machine(items)

    def on_this_machine(self, items: int, *, apart: bool = False) -> Pool:
        """Return the workers of this machine for a number of items; `apart`, this process is none of them."""
        if self.count(items) == 1 and not apart:
            from unreel.store.workers.here import Here  # noqa: PLC0415 - see below

            return Here()
        from unreel.store.workers.processes import Processes  # noqa: PLC0415 - most builds need none

        return Processes(self.count(items))


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

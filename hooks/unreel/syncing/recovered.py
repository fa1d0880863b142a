"""Read the seeds of many films, by as many workers as there are to be."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import closing

from unreel.model.diagnostics import Diagnostic
from unreel.recovery.pages_from_seed import Recovery, keep_pages_from_seed, pages_from_seeds
from unreel.seeds import Seed
from unreel.store.progress import Shown
from unreel.store.workers import Done, Workers, share
from unreel.store.workspace import Workspace
from unreel.syncing.film_pages import is_unread


def recovered(
    seeds: Iterable[Seed], workspace: Workspace, renewed: Container[str], workers: Workers, shown: Shown
) -> Iterator[tuple[Seed, Recovery | None] | Diagnostic]:
    """Yield what is read in each seed; first, with None, those that need not be read, or not again.

    The others come as workers get done with them, and are kept then: whoever stops goes on there the next
    time. A seed on which they fail has nothing but the error; a diagnostic on its own tells of the workers.
    Raise `InputError` where there are no such workers.
    """
    unread = []
    for seed in seeds:
        if is_unread(seed, workspace, renew=seed.slug in renewed):
            unread.append(seed)
        else:
            yield seed, None
    outcomes = share(pages_from_seeds, unread, workers, path=_path, size=_size)
    with closing(outcomes), shown("seeds", len(unread)) as advance:
        for one in outcomes:
            if isinstance(one, Done):
                for seed, recovery in zip(one.part, one.result, strict=True):
                    keep_pages_from_seed(seed, recovery, workspace)
                    yield seed, recovery
                    advance(1)
            else:
                yield from ((seed, Recovery({}, [one.diagnostic])) for seed in one.part)
                if not one.part:
                    yield one.diagnostic


def _path(seed: Seed) -> str:
    return seed.path


def _size(seed: Seed) -> float:
    return len(seed.text)

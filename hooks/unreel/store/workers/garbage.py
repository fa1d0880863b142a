"""Put off looking for cycles of references while a part is worked on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for cycles when all is done: there are few, and to look again and again takes a while.

    Then all that was made since is looked through: else Python takes it for old, and looks at it again long
    after. A worker grew with each part that it built.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if was_on:
            gc.enable()

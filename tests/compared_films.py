"""Which films sync compares with their seeds: what tests of remembering look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.syncing import update as updating
from unreel.syncing.film_pages import pages_now

if TYPE_CHECKING:
    import pytest

    from unreel.recovery.pages_from_seed import Recovery
    from unreel.seeds import Seed
    from unreel.store.workspace import Workspace


def compared_films(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the slug of each film that is compared."""
    compared: list[str] = []

    def compare(seed: Seed, at: Workspace, *, renew: bool, fresh: Recovery | None) -> Recovery:
        compared.append(seed.slug)
        return pages_now(seed, at, renew=renew, fresh=fresh)

    monkeypatch.setattr(updating, "pages_now", compare)
    return compared

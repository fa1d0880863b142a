"""Whether a text and its omissions account for a file: what `hooks check` proves of each seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.editing.check import accounted
from unreel.seeds import Seed
from unreel.seeds.settings import Settings

if TYPE_CHECKING:
    from unreel.model.source_text import SourceText


def fault(source: SourceText, file: str) -> str | None:
    """Return what is wrong with the account that a source text gives of a file, None where nothing is."""
    seed = Seed("x", "seeds/x.txt", file, Settings("seeds/x.yml"))
    return next((f"{one} {file[:200]!r}" for one in accounted(seed, source)), None)

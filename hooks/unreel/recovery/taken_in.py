"""What people are told of how a seed was taken in."""

from __future__ import annotations

from unreel import intake
from unreel.intake.description import description, omissions
from unreel.model.source_text import SourceText
from unreel.seeds import Seed


def taken_in(
    seed: Seed, source: SourceText | None = None, *, verbose: bool, taken_for: str = ""
) -> list[str]:
    """Return what a seed was taken for, and if `verbose` a line for each thing that was left out of it.

    `source` is what intake made of it, `taken_for` its description, where someone has these already.
    """
    if taken_for and not verbose:
        return [f"{seed.path}: {taken_for}"]
    source = source or intake.read(seed)[0]
    each = omissions(source, seed.text) if verbose else ()
    return [f"{seed.path}: {description(source, seed.text)}", *(f"{seed.path}:{line}" for line in each)]

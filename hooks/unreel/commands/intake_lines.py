"""What `split` and `sync` say of how a seed was taken in."""

from __future__ import annotations

from unreel import intake
from unreel.intake.told import omissions, told
from unreel.seeds import Seed


def show_intake(seed: Seed, *, verbose: bool) -> None:
    """Print what a seed was taken for and what was left out of it, each thing on a line if `verbose`."""
    source, _ = intake.read(seed)
    print(f"{seed.path}: {told(source, seed.text)}")
    if verbose:
        print(*(f"{seed.path}:{line}" for line in omissions(source, seed.text)), sep="\n")

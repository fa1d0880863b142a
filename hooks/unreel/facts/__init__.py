"""A film's pages to what their prose states about the film; the readers lie in a table, one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.facts.lines import lines

if TYPE_CHECKING:
    from unreel.facts.fact import Fact
    from unreel.model.film import Film


def read(film: Film) -> tuple[Fact, ...]:
    """Return all that a film's prose states about it, as its pages stand; nothing is guessed."""
    # loaded here: a build whose pages are unchanged knows its facts, and need not wait for the patterns
    from unreel.facts.readers import READERS  # noqa: PLC0415

    said = lines(film)
    return tuple(fact for reader in READERS for fact in reader(film, said))

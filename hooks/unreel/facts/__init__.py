"""A film's pages to what their prose states about the film: a table of readers, one file each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unreel.facts.box_office import box_office
from unreel.facts.lines import lines
from unreel.facts.scores import scores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from unreel.facts.fact import Fact
    from unreel.facts.lines import Line
    from unreel.film import Film

READERS: tuple[Callable[[Film, Sequence[Line]], Iterable[Fact]], ...] = (box_office, scores)
"""Each takes a film and the lines of its prose, and gives the facts of one sort in the lines' order."""


def read(film: Film) -> tuple[Fact, ...]:
    """Give all that a film's prose states about it, as its pages stand; nothing is guessed."""
    said = lines(film)
    return tuple(fact for reader in READERS for fact in reader(film, said))

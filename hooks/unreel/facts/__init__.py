"""Read what a film's pages state about it: a walk over its sentences, and a file for each reader."""

from __future__ import annotations

from collections.abc import Sequence

from unreel.facts.fact import Fact
from unreel.facts.sentences import SentenceInContext, infobox_lines
from unreel.facts.sentences import sentences as walk
from unreel.model.film import Film


def read(
    film: Film,
    sentences: Sequence[SentenceInContext] | None = None,
    infobox: tuple[SentenceInContext, ...] | None = None,
) -> tuple[Fact, ...]:
    """Return all that a film's pages state about it, as they stand; nothing is guessed.

    What the infobox says that came with its text comes first. `sentences` and the lines of the
    `infobox` are those of its pages, where someone has walked them already.
    """
    # loaded here: a build whose pages are unchanged knows its facts, and need not wait for the patterns
    from unreel.facts.infobox import infobox_facts  # noqa: PLC0415 - see above
    from unreel.facts.readers import READERS, stated  # noqa: PLC0415 - see above

    walked = walk(film) if sentences is None else sentences
    said = tuple(infobox_facts(infobox_lines(film) if infobox is None else infobox))
    return (*said, *(fact for reader in READERS for fact in stated(reader, film, walked)))

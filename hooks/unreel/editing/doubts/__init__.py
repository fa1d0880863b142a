"""What a careful editor would look at: hints from the pages as they stand, one file a doubt.

None of them changes anything, and none fails: the text may well be right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from unreel import facts
from unreel.editing.doubts.additions import additions
from unreel.editing.doubts.boundaries import boundaries
from unreel.editing.doubts.citations import probable_citations
from unreel.editing.doubts.dates import dates
from unreel.editing.doubts.doubt import Doubt, Reading, diagnostic
from unreel.editing.doubts.figures import figures
from unreel.editing.doubts.spellings import spellings
from unreel.facts.sentences import sentences
from unreel.model.diagnostics import Diagnostic
from unreel.model.film import Film
from unreel.seeds import Seed

if TYPE_CHECKING:
    from unreel.recovery.article import Article

DOUBTS: tuple[Callable[[Reading], Iterable[Doubt]], ...] = (spellings, additions, figures, dates)


def doubts(
    film: Film, folder: str, texts: Mapping[str, str], split: tuple[Seed, Article] | None = None
) -> list[Diagnostic]:
    """Return what is doubtful on a film's pages, in their order, as hints with their places.

    `folder` is how people know the film's folder ('docs/night-train'), `texts` its pages as they lie
    there; `split` is the seed that they come from and what was read of it, where there is one.
    """
    walked = sentences(film)
    reading = Reading(walked, facts.read(film, walked))
    found = [doubt for reader in DOUBTS for doubt in reader(reading)]
    found += probable_citations(reading, film, split[1].text if split else "")
    if split:
        found += boundaries(reading, *split)
    order = {f"{folder}/{page.name}": place for place, page in enumerate(film.pages)}
    hints = [diagnostic(doubt, folder, texts) for doubt in found]
    return sorted(hints, key=lambda hint: (order[hint.path], hint.line, hint.column, hint.message))

"""Do doubts point at faults? `python doubtful_starts.py FILMS [PART]`, with hooks/ on PYTHONPATH.

Every fifth film of FILMS, from PART (0 to 4) on, is split by what the others teach. A fault is a start, of a
kind or a subsection, that was made and is wrong, or that was missed. Printed is what share of each an
editor finds who looks at the likeliest three, five or ten places of a film, and what share as many
sentences drawn by chance would show.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.learning import films, sections
from unreel.model.article import Kind
from unreel.recovery import article
from unreel.recovery.doubtful_starts import doubtful_starts
from unreel.recovery.parts import Models
from unreel.seeds import Seed
from unreel.seeds.settings import Settings
from unreel.splitting.sections import units
from unreel.splitting.sections.labels import KINDS
from unreel.splitting.sections.splitter import Splitter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.learning.films import LabelledFilm
    from unreel.model.article import Section
    from unreel.recovery.article import Article

PARTS = 5
PLACES = (3, 5, 10)
ALL = 1000
"""More places than any film has."""


class FilmFaults(NamedTuple):
    """The faulty starts of one film, as offsets, and which places are told, the likeliest first."""

    wrong: frozenset[int]
    missed: frozenset[int]
    told: tuple[int, ...]
    units: int
    """Places where a section could start."""


def faults(film: LabelledFilm, read: Article) -> FilmFaults:
    """Compare the starts of a film with its answers; what has no kind of ours takes no part."""
    kinds = {str(kind) for kind in KINDS}
    known = [
        b.span.start
        for a, b in pairwise(film.sections)
        if {a.kind, b.kind} <= kinds and (a.kind, a.sub) != (b.kind, b.sub)
    ]
    strange = [one.span for one in film.sections if one.kind not in kinds]
    made = {b.span.start for a, b in pairwise(read.sections) if _label(a) != _label(b)}
    judged = {at for at in made if not any(span.start <= at <= span.end + 1 for span in strange)}
    told = tuple(one.span.start for one in doubtful_starts(read, 0.0, ALL))
    count = len(units.split(film.text, next(iter(film.names), "")))
    return FilmFaults(frozenset(judged - {*known}), frozenset({*known} - made), told, count)


def _label(section: Section) -> tuple[Kind, str | None]:
    """Return what the answers call a section: notes are references there."""
    return (Kind.REFERENCES if section.kind is Kind.NOTES else section.kind), section.sub


def read_part(folder: Path, part: int) -> Iterator[FilmFaults]:
    """Return the faults of each film of a part, split by what the other films teach."""
    every = films.read(folder)
    chosen = [at for at in range(len(every)) if at % PARTS != part]
    splitter = Splitter(sections.learn(sections.corpus(every), np.array(chosen)))
    for film in every[part::PARTS]:
        seed = Seed(film.name, f"{film.name}.txt", film.text, Settings())
        yield faults(film, article.read(seed, Models(splitter=splitter))[0])


def report(found: Sequence[FilmFaults]) -> str:
    """Return a table: faults found among so many places a film, beside those that chance finds."""
    total = Counter(wrong=sum(len(one.wrong) for one in found), missed=sum(len(one.missed) for one in found))
    rows = [f"{len(found)} films, {total['wrong']} wrong starts, {total['missed']} missed"]
    rows.append("places a film   wrong   missed   either   by chance   precision")
    for most in (*PLACES, ALL):
        shown = [one.told[:most] for one in found]
        wrong = sum(len(one.wrong & {*places}) for one, places in zip(found, shown, strict=True))
        missed = sum(len(one.missed & {*places}) for one, places in zip(found, shown, strict=True))
        places = sum(map(len, shown))
        drawn = sum(
            len(one.wrong | one.missed) * len(some) / one.units
            for one, some in zip(found, shown, strict=True)
        )
        every = total.total()
        name = "all" if most == ALL else str(most)
        rows.append(
            f"{name:>8} ({places / len(found):4.1f})  {wrong / total['wrong']:.3f}    "
            f"{missed / total['missed']:.3f}    {(wrong + missed) / every:.3f}      {drawn / every:.3f}"
            f"       {(wrong + missed) / places:.3f}"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    print(report([*read_part(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)]))

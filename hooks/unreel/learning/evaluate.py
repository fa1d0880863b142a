"""Cross-validate all that was learned.

Five times, all models learn from four fifths of the films, and the last fifth is read by what they
learned, just as `hooks read` would read it. Who is likely a person is learned once, from the films
without those that have a truth written down for them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise, repeat
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.learning import cast, citation_figures, citations, lists, openings, paragraphs, people, sections
from unreel.learning.citation_figures import FilmFigures
from unreel.learning.films import LabelledFilm
from unreel.learning.paragraphs import ParagraphCorpus
from unreel.learning.sections import Corpus
from unreel.recovery import article
from unreel.recovery.citations.model import Model
from unreel.recovery.parts import LEARNED, Models
from unreel.seeds import Seed
from unreel.seeds.settings import Settings
from unreel.site.machine_readable import reading
from unreel.splitting.paragraphs import Paragrapher
from unreel.splitting.sections.splitter import Splitter
from unreel.store.progress import each

if TYPE_CHECKING:
    from unreel.recovery.article import Article

PARTS, WORKERS = 5, 2
STEPS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
"""The confidences between which boundaries are counted together."""


class Material(NamedTuple):
    """What is read once, before the processes part."""

    films: Sequence[LabelledFilm]
    sections: Corpus
    """Of `films`, and behind them of more that are only learned from; so are the paragraphs."""
    paragraphs: ParagraphCorpus
    more: Sequence[LabelledFilm] = ()


_shared: list[Material] = []


def material(films: Sequence[LabelledFilm], more: Sequence[LabelledFilm] = ()) -> Material:
    """Return `films` as their learners read them, and those of `more`, which only teach."""
    every = [*films, *more]
    return Material(films, sections.corpus(every), paragraphs.corpus(every), more)


def evaluate(
    films: Sequence[LabelledFilm],
    folder: Path,
    parts: int = PARTS,
    folds: int = PARTS,
    more: Sequence[LabelledFilm] = (),
    kept_back: Collection[str] = (),
) -> None:
    """Cross-validate over `films`, which lie in `folder`, in so many `parts`, of which `folds` are read.

    Sections, paragraphs and people are learned from `more` as well; people from all films, but for those
    `kept_back`, by their names. Standard output gets one JSON object a film, in the form that
    `read --json` prints; standard error tells how well the confidences are calibrated, and how good the
    inferred citations are.
    """
    _shared[:] = [material(films, more)]
    with ProcessPoolExecutor(WORKERS, get_context("fork")) as pool:
        some = [film for film in (*films, *more) if film.name not in kept_back]
        likely = pool.submit(people.learn_from, some, LEARNED)
        held_out = [*each("folds", pool.map(_held_out, range(folds), repeat(parts)), folds)]
        chosen = [at for at in range(len(films)) if at % parts < folds]
        read = [held_out[at % parts][0][at // parts] for at in chosen]
        unseen = [films[at] for at in chosen]
        for film, found in each("films", zip(unseen, read, strict=True), len(unseen)):
            seed = Seed(film.name, str(folder / f"{film.name}.txt"), film.text, Settings())
            line = json.dumps(reading.record(seed, found, likely.result()), ensure_ascii=False)
            sys.stdout.write(line + "\n")
    cited = [one for _, figures in held_out for one in figures]
    sys.stderr.write(f"{_calibration(unseen, read)}\n{citation_figures.report(cited)}\n")


def _held_out(part: int, parts: int) -> tuple[list[Article], list[FilmFigures]]:
    """Read the films of one part with what the others teach, and say how good their citations are."""
    films = _shared[0].films
    models = learned(_shared[0], [at for at in range(len(films)) if at % parts != part])
    texts = [Seed(film.name, f"{film.name}.txt", film.text, Settings()) for film in films[part::parts]]
    read = [article.read(seed, models)[0] for seed in texts]
    pairs = zip(films[part::parts], read, strict=True)
    return read, [citation_figures.figures(film, one, models) for film, one in pairs]


def learned(known: Material, chosen: Sequence[int]) -> Models:
    """Return what the films `chosen` teach, and those that only teach; the decoder learns from `chosen`."""
    some = [known.films[at] for at in chosen]
    teaching = np.array([*chosen, *range(len(known.films), len(known.paragraphs.sizes))])
    models = Models(
        splitter=Splitter(sections.learn(known.sections, teaching, np.array(chosen))),
        paragrapher=Paragrapher(paragraphs.learn(known.paragraphs, teaching)),
        cast=cast.learn(some, known.more),
        references=lists.learn(some, lists.REFERENCES),
        links=lists.learn(some, lists.LINKS),
        openings=openings.learn(some),
    )
    return models._replace(citations=Model.of(citations.learn(some, models)))


def _calibration(films: Sequence[LabelledFilm], read: Sequence[Article]) -> str:
    """Return, for each step of confidence, how many starts of a kind were guessed and how many are right."""
    guesses: list[tuple[float, bool]] = []
    for film, found in zip(films, read, strict=True):
        right = {b.span.start for a, b in pairwise(film.sections) if a.kind != b.kind}
        for before, here in pairwise(found.sections):
            if before.kind is not here.kind:
                guesses.append((here.confidence, here.span.start in right))
    rows = ["starts of a kind by confidence: how many, mean confidence, share that is right"]
    for low, high in pairwise(STEPS):
        some = [(sure, hit) for sure, hit in guesses if low <= sure < high]
        if some:
            mean, share = (sum(column) / len(some) for column in zip(*some, strict=True))
            rows.append(f"  {low:.2f}-{min(high, 1):.2f}  {len(some):5}  {mean:.3f}  {share:.3f}")
    return "\n".join(rows)

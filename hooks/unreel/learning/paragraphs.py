"""The paragraph model: logistic regression over the sentences of films whose paragraphs are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np

from unreel.learning import logit
from unreel.learning.films import LabelledFilm
from unreel.learning.sections import read, together
from unreel.model.article import PROSE, Kind
from unreel.model.spans import Span
from unreel.splitting import paragraphs, sentences
from unreel.splitting.sections.labels import ELSEWHERE, LABELS
from unreel.store.weights import Arrays

HOW = "logistic regression over hashed features of the sentences of films whose paragraphs are known"
_FEWEST, _PENALTY, _ROUNDS = 4, 1e-3, 40
_EAGER = 1.4
"""Added to the odds: the F1 of starts is best where more are said than are more likely than not."""
_LENGTHS_COUNT = 0.75
"""How much the usual lengths count beside the sentences' own odds."""


class ProseSection(NamedTuple):
    """One section of a film with known paragraphs."""

    film: int
    text: str
    kind: Kind
    sentences: list[Span]
    starts: list[bool]
    prose: list[bool]
    """Is the sentence in a paragraph, and not in a list?"""


def stretches(films: Sequence[LabelledFilm]) -> Iterator[ProseSection]:
    """Return the sections of prose of all films whose paragraphs are known."""
    for number, film in enumerate(films):
        for kind, span in _sections(film) if film.paragraphs else ():
            cut = sentences.split(film.text, span)
            starts = {p.start for p in film.paragraphs}
            prose = [any(p.start <= s.start < p.end for p in film.paragraphs) for s in cut]
            yield ProseSection(number, film.text, kind, cut, [s.start in starts for s in cut], prose)


def _sections(film: LabelledFilm) -> Iterator[tuple[Kind, Span]]:
    reading = read(film)
    for place, run in groupby(zip(reading.classes, reading.units, strict=True), lambda pair: pair[0]):
        units = [unit for _, unit in run]
        if place != ELSEWHERE and LABELS[place].kind in PROSE:
            yield LABELS[place].kind, Span(units[0].start, units[-1].end)


def learn(films: Sequence[LabelledFilm]) -> Arrays:
    """Learn the weights that `splitting.paragraphs` reads."""
    some = list(stretches(films))
    parts = [paragraphs.features(s.text, [paragraphs.SentenceRun(s.kind, s.sentences)]) for s in some]
    features = together(parts, [len(s.sentences) for s in some])
    owner = np.array([s.film for s in some for _ in s.sentences])
    used = np.array([p and at > 0 for s in some for at, p in enumerate(s.prose)])
    starts = np.array([int(x) for s in some for x in s.starts])
    data = logit.matrix(features, owner, _FEWEST)
    count = int(used.sum())
    task = logit.ClassTask(starts[used], 2, np.full(count, 1 / count, np.float32))
    weights = logit.softmax(data.rows[used], task, _PENALTY, _ROUNDS)
    odds = weights[:, 1:] - weights[:, :1]
    odds[-1] += _EAGER
    return {**logit.arrays("odds", data.keys, odds), "lengths": _lengths(some)}


def _lengths(some: Sequence[ProseSection]) -> logit.Doubles:
    """Return the logarithm of how often paragraphs are of each class of length."""
    counts = np.full(paragraphs.LENGTHS, 0.5)
    for s in some:
        starts = [at for at in range(len(s.sentences)) if at == 0 or s.starts[at]]
        for a, b in pairwise([*starts, len(s.sentences)]):
            counts[paragraphs.length(s.sentences[b - 1].end - s.sentences[a].start)] += 1
    return np.asarray(_LENGTHS_COUNT * np.log(counts / counts.max()))

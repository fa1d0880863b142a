"""The paragraph model: logistic regression over the sentences of films whose paragraphs are known."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.learning.sections import linear
from unreel.model.article import PROSE, Kind
from unreel.model.spans import Span
from unreel.splitting import paragraphs, sentences
from unreel.splitting.sections.labels import ELSEWHERE, LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unreel.learning.sections.corpus import Film
    from unreel.splitting.sections.weights import Arrays

_LEAST, _PENALTY, _ROUNDS = 4, 1e-3, 40
_EAGER = 1.4
"""Added to the odds: the F1 of starts is best where more are said than are more likely than not."""
_LENGTHS_COUNT = 0.75
"""How much the usual lengths count beside the sentences' own odds."""


class Stretch(NamedTuple):
    """One section of a film with known paragraphs."""

    film: int
    text: str
    kind: Kind
    sentences: list[Span]
    starts: list[bool]
    prose: list[bool]
    """Is the sentence in a paragraph, and not in a list?"""


def stretches(films: Sequence[Film]) -> Iterator[Stretch]:
    """Return the sections of prose of all films whose paragraphs are known."""
    for number, film in enumerate(films):
        if film.paragraphs:
            for kind, span in _sections(film):
                cut = sentences.split(film.text, span)
                starts = {p.start for p in film.paragraphs}
                prose = [any(p.start <= s.start < p.end for p in film.paragraphs) for s in cut]
                yield Stretch(number, film.text, kind, cut, [s.start in starts for s in cut], prose)


def _sections(film: Film) -> Iterator[tuple[Kind, Span]]:
    first = 0
    for at in range(1, len(film.units) + 1):
        if at == len(film.units) or film.classes[at] != film.classes[first]:
            place = film.classes[first]
            if place != ELSEWHERE and LABELS[place].kind in PROSE:
                yield LABELS[place].kind, Span(film.units[first].start, film.units[at - 1].end)
            first = at


def learn(films: Sequence[Film]) -> Arrays:
    """Learn the weights that `unreel.paragraphs` reads."""
    some = list(stretches(films))
    found = [f for s in some for f in paragraphs.features(s.text, s.kind, s.sentences)]
    owner = [s.film for s in some for _ in s.sentences]
    used = np.array([p and at > 0 for s in some for at, p in enumerate(s.prose)])
    starts = np.array([int(x) for s in some for x in s.starts])
    data = linear.matrix(found, owner, _LEAST)
    count = int(used.sum())
    task = linear.Task(starts[used], 2, np.full(count, 1 / count, np.float32))
    weights = linear.fit(data.rows[used], task, _PENALTY, _ROUNDS)
    odds = np.stack([weights[:, 1] - weights[:, 0]], 1)
    arrays = linear.arrays("p", data.keys, odds)
    return {
        "keys": arrays["p_keys"],
        "rows": arrays["p_rows"],
        "scale": array("d", [arrays["p_scale"][0], float(odds[-1, 0]) + _EAGER]),
        "lengths": array("d", _lengths(some)),
    }


def _lengths(some: Sequence[Stretch]) -> list[float]:
    counts = np.full(paragraphs.LENGTHS, 0.5)
    for s in some:
        starts = [at for at in range(len(s.sentences)) if at == 0 or s.starts[at]]
        for a, b in zip(starts, [*starts[1:], len(s.sentences)], strict=True):
            counts[paragraphs.length(s.sentences[b - 1].end - s.sentences[a].start)] += 1
    return [float(x) for x in _LENGTHS_COUNT * np.log(counts / counts.max())]

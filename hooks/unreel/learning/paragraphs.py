"""The paragraph model: a linear one over hashed features, and a network that reads what it says around.

Both learn from the sentences of films whose paragraphs are known; the network reads what the linear
model says of films that it has not seen.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.learning import logit, network
from unreel.learning.sections import folds, together
from unreel.model.article import PROSE
from unreel.model.spans import Span
from unreel.splitting import sentences
from unreel.splitting.paragraphs import SentenceRun, context, openings, runs
from unreel.splitting.paragraphs.lengths import LENGTHS, length
from unreel.splitting.sections import context_features

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from unreel.learning.films import LabelledFilm
    from unreel.learning.logit import Floats, Ints
    from unreel.store.weights import Arrays

    Mask = NDArray[np.bool_]

HOW = (
    "logistic regression over hashed features of the sentences of films whose paragraphs are known, and a "
    "network of one hidden layer over windows of what it says of films that it has not seen"
)
FOLDS = 3
_FEWEST, _PENALTY, _ROUNDS = 4, 1e-3, 40
_LENGTHS_COUNT = 0.5
"""How much the usual lengths count beside the sentences' own odds."""


class ParagraphCorpus(NamedTuple):
    """The sentences of all films whose paragraphs are known, one after the other."""

    openings: logit.Matrix
    """What the linear model reads of each sentence."""
    context: NDArray[np.uint8]
    """What the network reads of each sentence beside the linear model's odds."""
    film: Ints
    """The film of each sentence, as a place among all films."""
    sizes: list[list[int]]
    """How many sentences the stretches of each film have; none where its paragraphs are not known."""
    starts: Ints
    """Does the sentence start a paragraph (0 or 1)?"""
    judged: Mask
    """Is the sentence in a paragraph and not in a list, and not the first of its stretch?"""
    lengths: Ints
    """A row a film: how many of its paragraphs are of each class of length."""


def stretches(film: LabelledFilm) -> list[SentenceRun]:
    """Return the sections of prose of a film whose paragraphs are known."""
    return list(_stretches(film)) if film.paragraphs else []


def _stretches(film: LabelledFilm) -> Iterator[SentenceRun]:
    prose = {str(kind): kind for kind in PROSE}
    for (name, _), run in groupby(film.sections, lambda one: (one.kind, one.sub)):
        spans = [section.span for section in run]
        cut = sentences.split(film.text, Span(spans[0].start, spans[-1].end)) if name in prose else []
        if cut:
            yield SentenceRun(prose[name], cut)


def corpus(films: Sequence[LabelledFilm]) -> ParagraphCorpus:
    """Read all films once, for every model to come."""
    read = [stretches(film) for film in films]
    sizes = [[len(one.sentences) for one in some] for some in read]
    owner = np.repeat(np.arange(len(films)), list(map(sum, sizes)))
    known = [(film, some) for film, some in zip(films, read, strict=True) if some]
    parts_read = [runs.read(film.text, some) for film, some in known]
    found = together([openings.features(one) for one in parts_read], [sum(size) for size in sizes if size])
    answers = np.array([answer for film, some in known for answer in _answers(film, some)]).reshape(-1, 2)
    return ParagraphCorpus(
        logit.matrix(found, owner, _FEWEST),
        np.vstack([_rows(context.blocks(one)) for one in parts_read]),
        owner,
        sizes,
        answers[:, 0].astype(np.int64),
        answers[:, 1].astype(bool),
        np.array([_lengths(film) for film in films]),
    )


def _lengths(film: LabelledFilm) -> Ints:
    classes = [length(paragraph.end - paragraph.start) for paragraph in film.paragraphs]
    return np.bincount(np.array(classes, np.int64), minlength=LENGTHS)


def _answers(film: LabelledFilm, some: Sequence[SentenceRun]) -> Iterator[tuple[bool, bool]]:
    """Return of each sentence whether it starts a paragraph, and whether that is to be judged."""
    starts = {paragraph.start for paragraph in film.paragraphs}
    for stretch in some:
        for at, sentence in enumerate(stretch.sentences):
            inside = any(one.start <= sentence.start < one.end for one in film.paragraphs)
            yield sentence.start in starts, inside and at > 0


def _rows(blocks: Sequence[context_features.Block]) -> NDArray[np.uint8]:
    return context_features.rows(blocks, 0, len(blocks[0].table))


def learn(data: ParagraphCorpus, chosen: Ints) -> Arrays:
    """Learn the weights that `splitting.paragraphs` reads from the films `chosen`."""
    used = np.isin(data.film, chosen)
    fold = folds(len(data.sizes), FOLDS, 1)[data.film]
    odds = np.zeros(len(used))
    for part in range(FOLDS):
        here = used & (fold == part)
        weights = _linear(data, used & ~here)
        odds[here] = (data.openings.rows[here] @ weights[:-1] + weights[-1])[:, 0]
    rows = np.hstack([_odds(data, odds), data.context])
    some = used & data.judged
    counts = data.lengths[chosen].sum(0) + 0.5
    tasks = [logit.ClassTask(data.starts[some], 2, np.ones(int(some.sum()), np.float32))]
    return {
        **logit.arrays("opening", data.openings.keys, _linear(data, used)),
        **network.arrays(network.fit(rows[some], tasks)),
        "lengths": _LENGTHS_COUNT * np.log(counts / counts.max()),
    }


def _linear(data: ParagraphCorpus, used: Mask) -> Floats:
    """Return the weights of the log-odds that a sentence starts a paragraph."""
    some = used & data.judged
    count = int(some.sum())
    task = logit.ClassTask(data.starts[some], 2, np.full(count, 1 / count, np.float32))
    weights = logit.softmax(data.openings.rows[some], task, _PENALTY, _ROUNDS)
    return np.asarray(weights[:, 1:] - weights[:, :1])


def _odds(data: ParagraphCorpus, odds: NDArray[np.float64]) -> NDArray[np.uint8]:
    bounds = np.searchsorted(data.film, np.arange(len(data.sizes) + 1)).tolist()
    known = [(sizes, odds[a:b]) for sizes, a, b in zip(data.sizes, bounds, bounds[1:], strict=False) if sizes]
    return np.vstack([_rows(context.linear(some, sizes)) for sizes, some in known])

"""Learn the weights of the splitter: stage one, stage two, the decoder, the confidences.

Each is learned on what the stage before says of films that it has not seen. The decoder and the
confidences may be learned from some of the films alone: those whose answers are like the texts to come.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.learning import cast_prose, decoder, logit, recurrent
from unreel.splitting.sections import context_features, evidence, units, words
from unreel.splitting.sections.decode import ScoredUnits
from unreel.splitting.sections.labels import CLASSES, ELSEWHERE, KIND_OF_CLASS, LABELS, NO_START, STARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from unreel.learning.films import AnswerSection, LabelledFilm
    from unreel.learning.logit import Floats, Ints
    from unreel.model.spans import Span
    from unreel.splitting.sections.words import Features, HashedWords
    from unreel.store.weights import Arrays

    Mask = NDArray[np.bool_]

HOW = (
    "two softmax regressions over hashed n-grams, recurrent networks over windows of what they say of films "
    "they have not seen, a decoder with weights of least expected loss, logistic confidences"
)
FOLDS = 3
SEEDS = (1, 2, 3)
"""Where the networks start from, one each; the mean of some is better than any."""
_FEWER = 2
"""Networks that judge films that they have not seen, from which the decoder is learned."""
_STARTS_COUNT = 2.0
"""How much it counts what starts at a unit, and whether a kind does, where what it is about counts 1."""
_ROUNDS = 50
_LONG = 400
"""Code points from which on a unit counts no more than a shorter one."""


class Recipe(NamedTuple):
    """How a model of stage one is learned."""

    fewest: int
    """Films that a feature must stand in."""
    penalty: float
    keep: int
    """How many features keep their weights."""


_LABEL, _START = Recipe(5, 2e-4, 24000), Recipe(4, 1e-4, 20000)


class LabelledUnits(NamedTuple):
    """One film in units."""

    units: tuple[Span, ...]
    pieces: list[str]
    words: HashedWords
    classes: list[int]
    """The class of each unit: a place in `LABELS`, or `ELSEWHERE`."""


class Corpus(NamedTuple):
    """All units of some films, one after the other."""

    readings: list[LabelledUnits]
    """Of films, and behind them of those that `cast_prose` makes of them."""
    parents: Ints
    """Two places in `readings` for each one: of the films that it was made of; its own twice if of none."""
    labels: logit.Matrix
    starts: logit.Matrix
    film: Ints
    """The film of each unit, as a place in `readings`."""
    classes: Ints
    opens: Ints
    """The class that starts at each unit, or `NO_START`."""

    def films(self, chosen: Ints) -> Iterator[tuple[LabelledUnits, slice]]:
        """Return the films `chosen`, and where their units are."""
        bounds = np.searchsorted(self.film, np.arange(len(self.readings) + 1)).tolist()
        return ((self.readings[at], slice(bounds[at], bounds[at + 1])) for at in chosen.tolist())


def read(film: LabelledFilm) -> LabelledUnits:
    """Return the units of `film` and what each one is."""
    title = next(iter(film.names), "")
    cut = tuple(units.split(film.text, title))
    pieces = evidence.unit_pieces(film.text, cut, title)
    return LabelledUnits(cut, pieces, words.read(pieces), _classes(cut, film.sections))


def _classes(cut: Sequence[Span], sections: Sequence[AnswerSection]) -> list[int]:
    starts = [section.span.start for section in sections]
    places = (sections[max(0, bisect_right(starts, unit.start) - 1)] for unit in cut)
    labels = [(section.kind, section.sub) for section in places]
    return [LABELS.index(label) if label in LABELS else ELSEWHERE for label in labels]


def corpus(films: Sequence[LabelledFilm]) -> Corpus:
    """Read all units of `films` once, for every model to come."""
    made = cast_prose.joined(films)
    readings = [read(film) for film in (*films, *(one.film for one in made))]
    own = [(at, at) for at in range(len(films))]
    parents = np.array([*own, *((one.prose, one.list) for one in made)])
    sizes = [len(one.units) for one in readings]
    owner = np.repeat(np.arange(len(readings)), sizes)
    first = parents[owner, 0]
    classes = np.array([c for one in readings for c in one.classes])
    begins = np.append(True, (classes[1:] != classes[:-1]) | (owner[1:] != owner[:-1]))
    labels = together([words.label_features(one.words) for one in readings], sizes)
    starts = together([words.start_features(one.words) for one in readings], sizes)
    return Corpus(
        readings,
        parents,
        logit.matrix(labels, first, _LABEL.fewest),
        logit.matrix(starts, first, _START.fewest),
        owner,
        classes,
        np.where(begins, classes, NO_START),
    )


def together(parts: Sequence[Features], sizes: Sequence[int]) -> Features:
    """Return the features of texts with so many units each, the units counted through."""
    before = accumulate(sizes, initial=0)
    return words.joined(
        [part._replace(owners=part.owners + n) for part, n in zip(parts, before, strict=False)]
    )


def folds(count: int, parts: int, seed: int) -> Ints:
    """Deal `count` films into `parts` of the same size."""
    found = np.empty(count, np.int64)
    found[np.random.RandomState(seed).permutation(count)] = np.arange(count) % parts
    return found


def learn(data: Corpus, chosen: Ints, deciding: Ints | None = None) -> Arrays:
    """Learn everything from the films `chosen` (places in `data.readings`), and those made of them.

    The decoder and the confidences are learned from `deciding` alone, if given.
    """
    taught = np.flatnonzero(np.isin(data.parents, chosen).all(1))
    used = np.isin(data.film, taught)
    fold = folds(len(data.readings), FOLDS, 1)[data.parents[data.film, 0]]
    labels, starts = np.zeros((len(used), CLASSES), np.float32), np.zeros((len(used), STARTS), np.float32)
    for part in range(FOLDS):
        here = used & (fold == part)
        label, start = _stage_one(data, used & ~here)
        labels[here] = logit.probabilities(data.labels.rows[here], label)
        starts[here] = logit.probabilities(data.starts.rows[here], start)
    rows = _rows(data, taught, labels, starts)
    outputs = np.zeros((len(used), CLASSES + STARTS + 2), np.float32)
    judges = chosen if deciding is None else deciding
    for part in range(FOLDS):
        here = np.isin(data.film, judges) & (fold == part)
        if here.any():
            learned = _stage_two(data, rows, used & (fold != part), SEEDS[:_FEWER])
            outputs[here] = learned.outputs(rows[here], _sizes(data, here))
    label, start = _stage_one(data, used)
    return {
        **logit.arrays("label", data.labels.keys, label),
        **logit.arrays("start", data.starts.keys, start),
        **recurrent.arrays(_stage_two(data, rows, used, SEEDS)),
        **_decoding(data, judges, outputs),
    }


def _sizes(data: Corpus, used: Mask) -> list[int]:
    """Return how many units each film has, of those whose units are used."""
    counts = np.bincount(data.film[used])
    return [int(count) for count in counts if count]


def _stage_one(data: Corpus, used: Mask) -> tuple[Floats, Floats]:
    """Return the weights for what a unit is about, and for what starts with it."""
    share = np.full(int(used.sum()), 1 / used.sum(), np.float32)
    models = []
    for found, answers, classes, recipe in (
        (data.labels, data.classes, CLASSES, _LABEL),
        (data.starts, data.opens, STARTS, _START),
    ):
        rows = found.rows[used]
        task = logit.ClassTask(answers[used], classes, share)
        models.append(logit.pruned(rows, logit.softmax(rows, task, recipe.penalty, _ROUNDS), recipe.keep))
    return models[0], models[1]


def _rows(data: Corpus, chosen: Ints, labels: Floats, starts: Floats) -> NDArray[np.uint8]:
    """Return what stage two reads of each unit of the films `chosen`; zeros for the other films."""
    tables = []
    for one, units_ in data.films(chosen):
        found = labels[units_].astype(float), starts[units_].astype(float)
        blocks = context_features.blocks(one.units, one.pieces, one.words.words, *found)
        tables.append((units_, context_features.rows(blocks, 0, len(one.units))))
    every = np.zeros((len(data.film), tables[0][1].shape[1]), np.uint8)
    for units_, table in tables:
        every[units_] = table
    return every


def _stage_two(data: Corpus, rows: NDArray[np.uint8], used: Mask, seeds: Sequence[int]) -> recurrent.Learned:
    lengths = np.array([unit.end - unit.start for one in data.readings for unit in one.units])
    known = data.classes != ELSEWHERE
    share = np.bincount(data.film)[data.film] ** -0.5  # a long film counts more, but not by far
    kinds = np.array(KIND_OF_CLASS)[data.classes]
    first = np.append(True, data.film[1:] != data.film[:-1])
    change = first | np.append(True, kinds[1:] != kinds[:-1])
    sure = known & (first | np.append(True, known[:-1]))
    label = np.where(known, np.sqrt(np.minimum(lengths, _LONG) / 100) * share, 0)
    tasks = [
        _task(data.classes[used], CLASSES, label[used]),
        _task(data.opens[used], STARTS, share[used], _STARTS_COUNT),
        _task(change[used].astype(np.int64), 2, (share * sure)[used], _STARTS_COUNT),
    ]
    return recurrent.fit(rows[used], _sizes(data, used), tasks, seeds)


def _task(answers: Ints, classes: int, shares: Floats, weight: float = 1.0) -> logit.ClassTask:
    """Return a task that counts `weight`, each unit by its share of it."""
    return logit.ClassTask(answers, classes, (weight * shares / shares.mean()).astype(np.float32))


def _decoding(data: Corpus, chosen: Ints, outputs: Floats) -> Arrays:
    films = list(data.films(chosen))
    scored_films = [ScoredUnits(one.units, outputs[units_].astype(float)) for one, units_ in films]
    answers = [decoder.answer(one.units, one.classes) for one, _ in films]
    ranking = decoder.fit(scored_films, answers)
    return {"ranking": ranking, **decoder.calibrated(scored_films, answers, ranking)}

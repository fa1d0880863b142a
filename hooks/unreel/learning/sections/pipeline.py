"""Films to weights: stage one, stage two, the decoder, the confidences.

Each is learned on what the stage before says of films that it has not seen.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.learning.sections import calibration, linear, network, ranking
from unreel.splitting.sections import decode, evidence, windows, words
from unreel.splitting.sections.labels import CLASSES, ELSEWHERE, KIND_OF_CLASS, NO_START, STARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from unreel.learning.sections.corpus import Film
    from unreel.splitting.sections.weights import Arrays

FOLDS, SEEDS = 3, (1,)
_LABEL_PENALTY, _START_PENALTY, _ROUNDS = 2e-4, 1e-4, 50
_LABEL_FILMS, _START_FILMS = 5, 4
_LABEL_KEEP, _START_KEEP = 24000, 20000
_LONG = 400
_WORDS_POWER, _WINDOWS_POWER = 0.0, 0.5


class Corpus(NamedTuple):
    """All units of some films, one after the other."""

    films: Sequence[Film]
    pieces: list[list[str]]
    read: list[list[words.Unit]]
    labels: linear.Matrix
    starts: linear.Matrix
    film: NDArray[np.int64]
    """The film of each unit, as a place in `films`."""
    classes: NDArray[np.int64]
    opens: NDArray[np.int64]
    """The class that starts at each unit, or `NO_START`."""


def corpus(films: Sequence[Film]) -> Corpus:
    """Read all units of `films` once, for every model to come."""
    pieces: list[list[str]] = []
    read: list[list[words.Unit]] = []
    labels: list[set[int]] = []
    starts: list[set[int]] = []
    for film in films:
        some, units = evidence.read_units(film.text, film.units, film.title)
        pieces.append(some)
        read.append(units)
        labels.extend(words.label_features(unit) for unit in units)
        starts.extend(evidence.start_features(units))
    owner = np.repeat(np.arange(len(films)), [len(film.units) for film in films])
    classes = np.array([c for film in films for c in film.classes])
    first = np.array([s for film in films for s in film.starts])
    return Corpus(
        films,
        pieces,
        read,
        linear.matrix(labels, owner.tolist(), _LABEL_FILMS),
        linear.matrix(starts, owner.tolist(), _START_FILMS),
        owner,
        classes,
        np.where(first, classes, NO_START),
    )


def folds(count: int, parts: int, seed: int) -> NDArray[np.int64]:
    """Deal `count` films into `parts` of the same size."""
    found = np.empty(count, np.int64)
    found[np.random.RandomState(seed).permutation(count)] = np.arange(count) % parts
    return found


def learn(data: Corpus, chosen: NDArray[np.int64]) -> Arrays:
    """Learn everything from the films `chosen` (places in `data.films`)."""
    part = folds(len(data.films), FOLDS, 1)
    used = np.isin(data.film, chosen)
    first = np.zeros((len(data.film), CLASSES), np.float32), np.zeros((len(data.film), STARTS), np.float32)
    for fold in range(FOLDS):
        here = used & (part[data.film] == fold)
        label, start = _stage_one(data, used & ~here)
        first[0][here] = linear.probabilities(data.labels.rows[here], label)
        first[1][here] = linear.probabilities(data.starts.rows[here], start)
        _say("stage one", fold)
    rows = _rows(data, chosen, *first)
    outputs = np.zeros((len(data.film), CLASSES + STARTS + 2), np.float32)
    for fold in range(FOLDS):
        here = used & (part[data.film] == fold)
        outputs[here] = _stage_two(data, rows, used & ~here, SEEDS).outputs(rows[here].astype(np.float32))
        _say("stage two", fold)
    label, start = _stage_one(data, used)
    net = _stage_two(data, rows, used, SEEDS)
    return {
        **linear.arrays("label", data.labels.keys, label),
        **linear.arrays("start", data.starts.keys, start),
        **network.arrays(net),
        **_decoding(data, chosen, outputs),
    }


def _say(*words_: object) -> None:
    print(*words_, file=sys.stderr, flush=True)  # noqa: T201


def _stage_one(data: Corpus, used: NDArray[np.bool_]) -> tuple[linear.Floats, linear.Floats]:
    models = []
    for found, answers, classes, penalty, keep in (
        (data.labels, data.classes, CLASSES, _LABEL_PENALTY, _LABEL_KEEP),
        (data.starts, data.opens, STARTS, _START_PENALTY, _START_KEEP),
    ):
        rows = found.rows[used]
        share = _shares(data, _WORDS_POWER)[used]
        task = linear.Task(answers[used], classes, (share / share.sum()).astype(np.float32))
        weights = linear.fit(rows, task, penalty, _ROUNDS)
        models.append(linear.pruned(linear.Matrix(rows, found.keys), weights, keep))
    return models[0], models[1]


def _shares(data: Corpus, power: float) -> NDArray[np.float64]:
    """Return how much each unit counts: with a power of 1 each film as much as any other."""
    return np.asarray(np.bincount(data.film)[data.film] ** -power)


def _rows(
    data: Corpus, chosen: NDArray[np.int64], labels: linear.Floats, starts: linear.Floats
) -> NDArray[np.uint8]:
    found = []
    bounds = np.searchsorted(data.film, np.arange(len(data.films) + 1))
    for at in chosen.tolist():
        a, b = int(bounds[at]), int(bounds[at + 1])
        draft = windows.Draft(
            data.films[at].units, data.pieces[at], data.read[at], labels[a:b].tolist(), starts[a:b].tolist()
        )
        found.append((a, b, np.array(windows.rows(draft), np.uint8)))
    table = np.zeros((len(data.film), found[0][2].shape[1]), np.uint8)
    for a, b, some in found:
        table[a:b] = some
    return table


def _stage_two(
    data: Corpus, rows: NDArray[np.uint8], used: NDArray[np.bool_], seeds: Sequence[int]
) -> network.Net:
    lengths = np.array([u.end - u.start for film in data.films for u in film.units])
    known = data.classes != ELSEWHERE
    share = _shares(data, _WINDOWS_POWER)
    kinds = np.array(KIND_OF_CLASS)[data.classes]
    first = np.r_[True, data.film[1:] != data.film[:-1]]
    change = first | np.r_[True, kinds[1:] != kinds[:-1]]
    sure = known & (first | np.r_[True, known[:-1]])
    label = np.where(known, np.sqrt(np.minimum(lengths, _LONG) / 100) * share, 0)
    tasks = [
        network.Task(answers[used], classes, (weights[used] / weights[used].mean()).astype(np.float32))
        for answers, classes, weights in (
            (data.classes, CLASSES, label),
            (data.opens, STARTS, share),
            (change.astype(np.int64), 2, share * sure),
        )
    ]
    return network.joined([network.fit(rows[used], tasks, seed) for seed in seeds])


def _evidence(film: Film, outputs: NDArray[np.float32]) -> evidence.Evidence:
    rows = outputs.tolist()
    return evidence.Evidence(
        film.units,
        [evidence.softmax(row[:CLASSES]) for row in rows],
        [evidence.softmax(row[CLASSES : CLASSES + STARTS]) for row in rows],
        [evidence.softmax(row[CLASSES + STARTS :])[1] for row in rows],
    )


def _decoding(data: Corpus, chosen: NDArray[np.int64], outputs: NDArray[np.float32]) -> Arrays:
    films = [data.films[at] for at in chosen]
    parts = (outputs[data.film == at] for at in chosen)
    charts = [decode.Chart(_evidence(film, part)) for film, part in zip(films, parts, strict=True)]
    answers = [ranking.answer(film) for film in films]
    weights = ranking.fit(charts, answers)
    decoder = decode.Decoder(weights.tolist())
    cases = [
        case
        for chart, right in zip(charts, answers, strict=True)
        for case in calibration.judged(chart, decoder.best(chart), right)
    ]
    sure = calibration.fit(cases)
    return {"ranking": array("d", weights.tolist()), "confidence": array("d", sure.tolist())}

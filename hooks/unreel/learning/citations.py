"""Learn at which sentences references are cited: the weights under which the true alignments are likeliest.

The slope of an alignment's likelihood is what is expected of each feature in all alignments less
what is expected in those that agree with the answers (Lafferty, McCallum and Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.learning.logit import least, numbers, presence
from unreel.model.article import BACK_MATTER, Kind, Section
from unreel.model.source_text import SourceText
from unreel.model.spans import Span
from unreel.recovery.citations import CitableSentence
from unreel.recovery.citations.alignment import posterior
from unreel.recovery.citations.evidence import entry
from unreel.recovery.citations.model import SIZES, Features, Model, Weights, features, scores, with_known
from unreel.recovery.parts import LEARNED, Passage, Source, parts
from unreel.splitting.sections.headings import Outline

if TYPE_CHECKING:
    from unreel.learning.films import LabelledFilm
    from unreel.learning.logit import Doubles
    from unreel.recovery.citations.alignment import Posterior
    from unreel.recovery.parts import Models
    from unreel.store.weights import Arrays

HOW = "a conditional random field over monotone alignments of references with sentences"
_PENALTY, _ROUNDS = 20.0, 25
_WORDS = 0.5
"""How freely the words of sentences are weighed beside the other features; there are many more of them."""
_FEWEST_FILMS, _LEAST = 20, 0.005
"""The films that use a word that is weighed, and what its weight is at least."""
_FOLDS = 4
"""Parts of the films on which confidences are measured, each by what the others teach."""
_RIGHT = 0.91
"""The share that is to be right from a confidence up: a little more than nine of ten, which is promised."""
_FEWEST = 20
"""Right and wrong guesses that a share is measured on, at least."""


class Example(NamedTuple):
    """A film whose citations are known."""

    seen: Features
    cited: Mapping[int, Collection[int]]
    """Reference → the sentences that cite it."""


class Guess(NamedTuple):
    """The likeliest sentence of a reference."""

    confidence: float
    right: bool


def examples(films: Sequence[LabelledFilm], models: Models = LEARNED) -> list[Example]:
    """Return what the films with citations teach, their true sections and references given."""
    return [_example(film, models) for film in films if film.citations and film.references]


def _example(film: LabelledFilm, models: Models) -> Example:
    prose = sentences(film, models)
    cited: dict[int, set[int]] = {}
    for offset, number in film.citations:
        for at, (_, span) in enumerate(prose):
            if span.start < offset <= span.end:
                cited.setdefault(number, set()).add(at)
    entries = [entry(span.of(film.text)) for span in film.references]
    return Example(features(entries, [sentence for sentence, _ in prose]), cited)


def sentences(film: LabelledFilm, models: Models) -> list[tuple[CitableSentence, Span]]:
    """Return the sentences of a film's true sections, with their spans."""
    source = Source(Outline.of(SourceText(film.text)), film.names, models)
    found = []
    for one in film.sections:
        if one.kind in BACK_MATTER:
            continue
        # what belongs to no page of its own is cut into sentences like any prose
        kind = Kind(one.kind) if one.kind in [*Kind] else Kind.PRODUCTION
        for part in parts(source, [Section(kind, one.sub, one.span)]):
            found += [
                (CitableSentence(span.of(film.text), one.kind, one.sub or ""), span)
                for span in (part.sentences if isinstance(part, Passage) else ())
            ]
    return found


def learn(films: Sequence[LabelledFilm], models: Models = LEARNED) -> Arrays:
    """Return the weights, and the confidences from which citations are placed and likely.

    `models` say how the films' sections are cut into sentences.
    """
    return learn_from(examples(films, models))


def learn_from(known: Sequence[Example]) -> Arrays:
    """Return what `learn` does."""
    unseen = []
    for part in range(_FOLDS):
        weights = _weights([one for at, one in enumerate(known) if at % _FOLDS != part])
        model = Model.of({**weights, "confidences": np.ones(2)})
        unseen += [(one, model.posterior(one.seen, {})) for one in known[part::_FOLDS]]
    confidences = [
        _confidence([guess for one, found in unseen for guess in guesses(one, found, beside=beside)])
        for beside in (0, 1)
    ]
    return {**_weights(known), "confidences": np.array(confidences).round(3)}


def guesses(one: Example, found: Posterior, *, beside: int) -> list[Guess]:
    """Return the likeliest place of each reference: a sentence, and as many `beside` it on each side."""
    many = found.cited.shape[1]
    summed = np.cumsum(np.pad(found.cited, ((0, 0), (beside + 1, beside))), 1)
    near = summed[:, 2 * beside + 1 :] - summed[:, :many]
    return [
        Guess(
            float(near[number, at]),
            any(abs(at - place) <= beside for place in one.cited.get(number, ())),
        )
        for number, at in enumerate(near.argmax(1).tolist())
    ]


def _confidence(some: Sequence[Guess]) -> float:
    """Return the confidence from which up guesses are right as often as is wanted."""
    ordered = sorted(some, reverse=True)
    right = np.cumsum([guess.right for guess in ordered]) / np.arange(1, len(ordered) + 1)
    good = np.flatnonzero(right[_FEWEST:] >= _RIGHT)
    return ordered[_FEWEST + int(good[-1])].confidence if len(good) else 1.0


def _weights(known: Sequence[Example]) -> Arrays:
    """Return the weights under which what is known is likeliest."""
    often = (
        (str(at), (token,)) for at, one in enumerate(known) for some in one.seen.tokens for token in some
    )
    tokens = numbers(often, _FEWEST_FILMS)
    worded = [presence([[(token,) for token in some] for some in one.seen.tokens], tokens) for one in known]
    sizes = [*(int(size[0]) for size in SIZES), len(tokens)]
    bounds = np.cumsum([0, *sizes])
    scale = np.repeat([1.0] * len(SIZES) + [_WORDS], sizes)
    scale[: sizes[0]] = 1 / _spread(known)
    start = np.zeros(bounds[-1])
    start[bounds[-3]] = -3.0  # most lists are in order

    def loss(flat: Doubles) -> tuple[float, Doubles]:
        *parts_, words = np.split(flat * scale, bounds[1:-1])
        value, slope = 0.5 * _PENALTY * float(flat @ flat), _PENALTY * flat
        for one, rows in zip(known, worded, strict=True):
            surplus, one_slope = _loss(one, Weights(*parts_), rows @ words)
            value += surplus
            slope = slope + np.concatenate([*one_slope[0], rows.T @ one_slope[1]]) * scale
        return value, slope

    *parts_, words = np.split(least(loss, start, _ROUNDS) * scale, bounds[1:-1])
    kept = [(token, weight) for (token,), weight in zip(tokens, words, strict=True) if abs(weight) > _LEAST]
    return {
        **{name: part.astype(np.float32) for name, part in zip(Weights._fields, parts_, strict=True)},
        "tokens": np.array("\n".join(token for token, _ in kept)),
        "words": np.array([weight for _, weight in kept], np.float32),
    }


def _spread(known: Sequence[Example]) -> Doubles:
    """Return the usual size of each tie that is not 0."""
    squares = sum(np.square(one.seen.ties, dtype=np.float64).sum((0, 1)) for one in known)
    counts = sum((one.seen.ties > 0).sum((0, 1)) for one in known)
    return np.asarray(np.sqrt(squares / (counts + 1)) + 1e-6)


def _loss(one: Example, weights: Weights, worded: Doubles) -> tuple[float, tuple[Weights, Doubles]]:
    """Return by how much less likely the answers are than all alignments, and how that changes.

    It changes with the weights, and with what the words of each sentence come to.
    """
    plain = scores(one.seen, weights, worded)
    right = with_known(plain, one.cited)
    uncited = np.array([number not in one.cited for number in range(len(plain.absent))])
    right = right._replace(ties=np.where(uncited[:, None], 0.0, right.ties))
    free, true = posterior(plain), posterior(right)
    first, again, elsewhere, absent = (a - b for a, b in zip(free[:4], true[:4], strict=True))
    cited, opens = (first + again + elsewhere).astype(np.float32), (first + elsewhere).sum(0)
    out = elsewhere.sum()
    seen = one.seen
    slope = Weights(
        ties=np.asarray(cited.ravel() @ seen.ties.reshape(-1, seen.ties.shape[-1]), np.float64),
        first=opens @ seen.sentences,
        absent=absent @ seen.references,
        again=again.sum(1) @ seen.neighbours,
        again_sentences=again.sum(0) @ seen.again_sentences,
        elsewhere=np.array([out, out * seen.alphabetical]),
    )
    return free.likelihood - true.likelihood, (slope, opens)

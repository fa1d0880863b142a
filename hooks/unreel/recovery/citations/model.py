"""The model that tells at which sentences references are cited: features, weights, scores."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from unreel.recovery.citations import evidence
from unreel.recovery.citations.alignment import Posterior, Scores, posterior
from unreel.recovery.citations.citation import CitableSentence
from unreel.recovery.citations.evidence import Entry
from unreel.recovery.citations.ties import TIES, ties
from unreel.store.weights import Arrays, Fits

if TYPE_CHECKING:
    from unreel.recovery.citations.alignment import Doubles
    from unreel.recovery.citations.words import Table

_STEEP = 30.0
"""Logarithms of scores are kept within this of 0, so that none is lost to rounding."""
_NEVER = 1e-12
"""The least score of a tie that is known to be."""


class Features(NamedTuple):
    """What a model sees of one film: R references, S sentences."""

    ties: Table
    """R × S × `TIES`."""
    sentences: Table
    """S × `SENTENCE_FEATURES`."""
    references: Table
    """R × `REFERENCE_FEATURES`."""
    neighbours: Table
    """R × `AGAIN_FEATURES`."""
    tokens: Sequence[Sequence[str]]
    """S: what the sentences say."""
    alphabetical: float
    """How far the list looks sorted by its words."""

    @property
    def again_sentences(self) -> Table:
        """Return S × `AGAIN_SENTENCE_FEATURES`."""
        columns = [evidence.SENTENCE_FEATURES.index(name) for name in evidence.AGAIN_SENTENCE_FEATURES]
        return self.sentences[:, columns]


class Weights(NamedTuple):
    """A weight for each feature."""

    ties: Doubles
    first: Doubles
    """Of sentences: how likely one is to have a first citation."""
    absent: Doubles
    """Of references: how likely one is to be cited nowhere."""
    again: Doubles
    """Of references: how likely one is to be cited where the one before it is."""
    again_sentences: Doubles
    """Of sentences: how likely one is to have several."""
    elsewhere: Doubles
    """For a reference to be cited out of order: always, and by how sorted the list is."""


SIZES = Weights(
    *(
        np.array([len(names)])
        for names in (
            TIES,
            evidence.SENTENCE_FEATURES,
            evidence.REFERENCE_FEATURES,
            evidence.AGAIN_FEATURES,
            evidence.AGAIN_SENTENCE_FEATURES,
            ("always", "sorted"),
        )
    )
)


def fits() -> Fits:
    """Return the features that weights must have been learned for."""
    return {
        "ties": [*TIES],
        "sentences": [*evidence.SENTENCE_FEATURES],
        "references": [*evidence.REFERENCE_FEATURES],
        "again": [*evidence.AGAIN_FEATURES, *evidence.AGAIN_SENTENCE_FEATURES],
    }


def features(entries: Sequence[Entry], sentences: Sequence[CitableSentence]) -> Features:
    """Look at the references and sentences of a film; there is at least one of each."""
    return Features(
        ties(entries, sentences),
        evidence.of_sentences(sentences, len(entries)),
        evidence.of_references(entries),
        evidence.of_neighbours(entries),
        evidence.tokens(sentences),
        evidence.alphabetical(entries),
    )


def scores(seen: Features, weights: Weights, worded: Doubles) -> Scores:
    """Return what a model makes of a film's features; the ties of a reference are scaled to 1 at most.

    `worded` (S) is how likely the words of each sentence make a first citation.
    """
    tied = (seen.ties @ weights.ties.astype(np.float32)).astype(np.float64)
    most = tied.max(1)
    again = (seen.neighbours @ weights.again)[:, None] + (seen.again_sentences @ weights.again_sentences)
    out = float(weights.elsewhere @ (1.0, seen.alphabetical))
    return Scores(
        np.exp(tied - most[:, None]),
        _raised(seen.sentences @ weights.first + worded),
        _raised(again),
        np.full(len(tied), np.exp(out)),
        _raised(seen.references @ weights.absent - most),
    )


def _raised(logarithms: Doubles) -> Doubles:
    return np.asarray(np.exp(logarithms.clip(-_STEEP, _STEEP)))


def with_known(plain: Scores, known: Mapping[int, Collection[int]]) -> Scores:
    """Return the scores where some references are known to be cited at some sentences: there alone."""
    some, cited = [*known], np.zeros((len(known), plain.ties.shape[1]))
    for row, places in enumerate(known.values()):
        cited[row, [*places]] = 1
    tied, absent = plain.ties.copy(), plain.absent.copy()
    tied[some] = np.maximum(tied[some], _NEVER) * cited
    absent[some] = 0
    return plain._replace(ties=tied, absent=absent)


class Model(NamedTuple):
    """Learned weights, and what follows from how sure they are."""

    weights: Weights
    words: Mapping[str, float]
    """Token of a sentence → how much it speaks for a first citation."""
    placed: float
    """From this probability up a reference is taken to be cited at a sentence."""
    likely: float
    """From this up it is taken to be cited there, or one sentence before or behind."""

    @classmethod
    def of(cls, arrays: Arrays) -> Model:
        """Return the model of an archive, as `learning.citations` writes it."""
        weights = Weights(*(arrays[name].astype(np.float64) for name in Weights._fields))
        tokens = filter(None, str(arrays["tokens"]).split("\n"))
        words = dict(zip(tokens, arrays["words"].tolist(), strict=True))
        return cls(weights, words, *arrays["confidences"].tolist())

    def posterior(self, seen: Features, known: Mapping[int, Collection[int]]) -> Posterior:
        """Return the probabilities for a film; `known` are references and the sentences that cite them."""
        worded = [sum([self.words.get(token, 0.0) for token in tokens]) for tokens in seen.tokens]
        return posterior(with_known(scores(seen, self.weights, np.array(worded)), known))

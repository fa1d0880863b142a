"""All that the lines of a cast list are cut by: words, links, names from elsewhere, a model."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from unreel.lexicon.wordlists import wordset
from unreel.lists.cast.links import links
from unreel.lists.cast.name_counts import NameCounts, name_counts
from unreel.lists.cast.tokens import SectionWords, words
from unreel.lists.cast.vocabulary import listed
from unreel.model.spans import Span
from unreel.store.weights import FeatureWeights, load_named

WEIGHTS = "lists/cast/weights.npz", "lists/cast/features.py"
"""The file of the weights, and the code that names their features."""


class Model(NamedTuple):
    """How cast lists are cut."""

    given: frozenset[str]
    """Given names of people."""
    weights: FeatureWeights
    """The weight of each feature (see `features`), in log-odds."""
    common: frozenset[str] = frozenset()
    """Words that texts on films have in lower case: "waitress" is one, and ends a role rather than a name."""

    def score(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of `features`."""
        return sum(self.weights.get((feature,), 0.0) for feature in features)


@cache
def learned() -> Model:
    """Return the model that lies beside this file."""
    given = wordset("lexicon/us_given_names.txt") | listed("given_names")
    return Model(given, load_named(*WEIGHTS), listed("common_words"))


class CastEvidence(NamedTuple):
    """A cast section, and what its text says of its names."""

    words: SectionWords
    names: NameCounts
    model: Model
    links: tuple[int, ...]
    """The index of each word that may join an actor and a part."""


def evidence(text: str, section: Span, model: Model) -> CastEvidence:
    """Gather the evidence for the cast `section` of `text`."""
    found = words(text, section)
    return CastEvidence(found, name_counts(text, section), model, links(found))

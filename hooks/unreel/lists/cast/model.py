"""What was learned from films: given names, and the weight of each feature of a cut."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.lists.cast.vocabulary import listed
from unreel.store.weights import load_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from unreel.store.weights import FeatureWeights

WEIGHTS = "lists/cast/weights.npz"


class Model(NamedTuple):
    """How cast lists are cut."""

    given: frozenset[str]
    """Given names of people."""
    weights: FeatureWeights
    """The weight of each feature (see `features`), in log-odds."""

    def score(self, features: Iterable[str]) -> float:
        """Return the sum of the weights of `features`."""
        return sum(self.weights.get((feature,), 0.0) for feature in features)


@cache
def learned() -> Model:
    """Return the model that lies beside this file."""
    return Model(listed("us_given_names") | listed("given_names"), load_named(WEIGHTS))

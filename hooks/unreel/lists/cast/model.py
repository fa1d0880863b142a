"""What was learned from films: given names, and what each feature of a cut is worth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from unreel.lists.cast.vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Model:
    """How cast lists are cut."""

    given: frozenset[str]
    """Given names of people."""
    worth: Mapping[str, float]
    """What each feature (see `unreel.cast.features`) is worth, in log-odds."""

    def sum(self, features: Iterable[str]) -> float:
        """Return what the features are worth together."""
        return sum(self.worth.get(feature, 0.0) for feature in features)


@cache
def learned() -> Model:
    """Return the model that lies beside this file."""
    pairs = (line.rsplit(maxsplit=1) for line in listed("weights"))
    worth = {feature.rstrip(): float(value) for feature, value in pairs}
    return Model(listed("us_given_names") | listed("given_names"), worth)

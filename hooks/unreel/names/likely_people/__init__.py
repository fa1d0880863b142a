"""Find people whom no rule knows: a learned model of the words of names and of those around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import dropwhile
from math import fsum

from unreel.names.credits.credit import SectionText
from unreel.names.likely_people.another_thing import is_another_thing
from unreel.names.likely_people.evidence import Place, features, is_candidate, names_found
from unreel.names.no_person import is_no_person
from unreel.names.titles import is_title
from unreel.store.weights import Feature, FeatureWeights, load_named

WEIGHTS = ("names/likely_people/weights.npz", "names/likely_people/evidence.py")
LEAST = 0.3
"""The score above which a name is taken for a person's; the log-odds under the learned model."""
_ALIKE = 4
"""First letters at most in which two first names must be alike."""


def learned() -> FeatureWeights:
    """Return the weights of the library."""
    return load_named(*WEIGHTS)


def likely_people(
    statements: Sequence[SectionText],
    title: str,
    characters: Collection[str],
    weights: FeatureWeights | None = None,
) -> dict[str, list[Place]]:
    """Return whole names that are likely people's, with their places; `characters` are none of them."""
    weights = learned() if weights is None else weights
    found = names_found(statements)
    return {
        name: places
        for name, places in found.places.items()
        if is_candidate(name, title)
        and not is_no_person(name)
        and not _is_one_of(name, characters)
        and not is_another_thing(places, statements)
        and score(features(name, found, statements), weights) > LEAST
    }


def score(seen: Iterable[Feature], weights: FeatureWeights) -> float:
    """Return the log-odds that what has these features is a person's name, in whatever order they come."""
    return fsum(weights.get(feature, 0.0) for feature in seen)


def _is_one_of(name: str, characters: Iterable[str]) -> bool:
    """Return whether a name is a character's: in part, in another spelling, or without a title."""
    words = name.split()
    for character in characters:
        theirs = [*dropwhile(is_title, character.split())] or [character]
        alike = words[-1] == theirs[-1] and _is_alike(words[0], theirs[0])
        if alike or all(words.count(word) <= theirs.count(word) for word in words):
            return True
    return False


def _is_alike(one: str, other: str) -> bool:
    """Return whether two first names begin alike: Phillip and Philip, Sam and Samuel."""
    same = min(len(one), len(other), _ALIKE)
    return one[:same] == other[:same]

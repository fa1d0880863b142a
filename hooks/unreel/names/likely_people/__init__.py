"""Find people whom no rule knows: a learned model of the words of names and of those around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile
from math import fsum

from unreel.model.article import Kind
from unreel.model.spans import Span
from unreel.names.credits.credit import SectionText
from unreel.names.likely_people.another_thing import is_another_thing
from unreel.names.likely_people.evidence import Place, features, is_candidate, names_found
from unreel.names.no_person import is_no_person
from unreel.names.titles import is_title
from unreel.store.weights import Feature, FeatureWeights, load_named

WEIGHTS = ("names/likely_people/weights.npz", "names/likely_people/evidence.py")
LEAST = 0.3
"""The score above which a name is taken for a person's; the log-odds under the learned model."""
LEAST_BESIDE = -1.5
"""The same for a name in one list with a person's: "directed by Ann Lee, Bob Ray"."""
_JOINT = re.compile(r",(?: and| then)? | and | & |; ")
"""Between two names of a list."""
_ALIKE = 4
"""First letters at most in which two first names must be alike."""


def learned() -> FeatureWeights:
    """Return the weights of the library."""
    return load_named(*WEIGHTS)


def likely_people(
    statements: Sequence[SectionText],
    title: str,
    characters: Collection[str],
    named: Sequence[Collection[Span]],
    weights: FeatureWeights | None = None,
) -> dict[str, list[Place]]:
    """Return whole names that are likely people's, with their places; `characters` are none of them.

    In each sentence some are `named` by rule: who stands in a list with them needs less to be a person.
    """
    weights = learned() if weights is None else weights
    found = names_found(statements)
    parts = [tuple(dropwhile(is_title, one.split())) or (one,) for one in characters]
    scores = {
        name: score(features(name, found, statements), weights)
        for name, places in found.places.items()
        if is_candidate(name, title)
        and not is_no_person(name)
        and not _is_one_of(name.split(), parts)
        and not is_another_thing(places, statements)
    }
    likely = {name for name, points in scores.items() if points > LEAST}
    known = [{*spans} for spans in named]
    for name in likely:
        for number, span in found.places[name]:
            known[number].add(span)
    maybe = {name for name, points in scores.items() if LEAST_BESIDE < points <= LEAST and _is_whole(name)}
    likely |= _beside(statements, known, {name: found.places[name] for name in maybe})
    return {name: places for name, places in found.places.items() if name in likely}


def _beside(
    statements: Sequence[SectionText], known: Sequence[set[Span]], maybe: Mapping[str, Sequence[Place]]
) -> set[str]:
    """Return the names, told of outside of the story alone, that stand in a list with `known` people."""
    unsure: dict[int, dict[Span, str]] = defaultdict(dict)
    for name, places in maybe.items():
        if all(statements[place.statement].section != Kind.PLOT for place in places):
            for number, span in places:
                unsure[number][span] = name
    return {
        names[span]
        for number, names in unsure.items()
        for together in _lists(statements[number].text, sorted({*known[number], *names}))
        for span in together
        if span in names and not known[number].isdisjoint(together)
    }


def _lists(text: str, spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Return the lists of names that a sentence has: two with "and" between them, or more."""
    together: list[Span] = []
    for span in spans:
        joint = _JOINT.fullmatch(text, together[-1].end, span.start) if together else None
        if joint is None:
            if _is_list(text, together):
                yield together
            together = []
        together.append(span)
    if _is_list(text, together):
        yield together


def _is_list(text: str, together: Sequence[Span]) -> bool:
    """Return whether names that stand side by side are a list of people: "as Ann Lee, Bob Ray" is none."""
    if len(together) <= 1 or text.endswith(_NO_LEADS, 0, together[0].start):
        return False
    joined = text[together[-2].end : together[-1].start].strip(" ,")
    return joined in {"and", "&"} or len(together) > _FEW


_NO_LEADS = (" as ", " from ", " in ", " at ", " for ")
"""What stands before two names of which the first may be a part, a place or an institute."""
_FEW = 2
"""Names side by side that need an "and" to be a list."""


def score(seen: Iterable[Feature], weights: FeatureWeights) -> float:
    """Return the log-odds that what has these features is a person's name, in whatever order they come."""
    return fsum(weights.get(feature, 0.0) for feature in seen)


def _is_whole(name: str) -> bool:
    """Return whether each of the first and last words of a name may be more than an initial."""
    first, *_, last = name.replace(".", "").split(" ")
    return bool(first) and len(last) > 1


def _is_one_of(words: Sequence[str], characters: Iterable[Sequence[str]]) -> bool:
    """Return whether a name is a character's, told without a title: in part, or in another spelling."""
    for theirs in characters:
        alike = words[-1] == theirs[-1] and _is_alike(words[0], theirs[0])
        if alike or all(words.count(word) <= theirs.count(word) for word in words):
            return True
    return False


def _is_alike(one: str, other: str) -> bool:
    """Return whether two first names begin alike: Phillip and Philip, Sam and Samuel."""
    same = min(len(one), len(other), _ALIKE)
    return one[:same] == other[:same]

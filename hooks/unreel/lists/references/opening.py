"""Where the references of an article start: the place behind which the words look most like references.

Two things speak for a place. Drawn with a letter or a set phrase each (see evidence.py), pairs of
words are likelier in references or likelier in prose, and the sum over all behind the place tells
roughly where they start. The words around it, as for any entry, tell where exactly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from unreel.lists.references.evidence import ReferenceEvidence
from unreel.model.spans import Span
from unreel.store.weights import Feature, FeatureWeights, load_named

WEIGHTS = "lists/references/opening.npz", "lists/references/opening.py", "lists/references/evidence.py"
"""The file of the weights, and the code that names their features."""
_BEFORE, _BEHIND = 70, 110
"""Words around a likely start among which the true one is looked for."""
_LONGEST = 14
"""Code points that a word and the space behind it have on average, at the most."""
_NEAR = 12
"""Words on each side of a place that tell what it lies between."""
_LEAST = 250.0
"""The score of the pairs of a list that the splitter overlooked, at least; in 500 texts without one, no end
of the last section scored more than 170."""
_MUCH = 4.0
"""By how much another start must score more than the likely one; found by cross-validation over films."""
_BELOW = (0.5, 2, 4, 7, 11, 16, 25, 40)
"""Steps by which what lies behind a start may score less than behind the best one."""
_WORD = re.compile(r"\S+")
_SIGN = re.compile(r"Retrieved|Archived|ISBN|pp?\. \d|\d{4}\)\.")
_SIGNS = 8
"""Fewer signs of citations than that are no overlooked list, and need no closer look."""
_BREAK = re.compile(r"\n\s*\n")


class Candidate(NamedTuple):
    """A word with which the list could start."""

    start: int
    """Code points from the start of the text."""
    features: Sequence[Feature]
    """What speaks for or against it."""


def around(text: str, likely: int, shift: int = 0) -> Span:
    """Return the stretch of `text` around a `likely` start, or `shift` words behind it, that is looked at."""
    most = (_BEFORE + _BEHIND) * _LONGEST
    ahead = [word.span() for word in _WORD.finditer(text, max(0, likely - most), likely)]
    behind = [word.span() for word in _WORD.finditer(text, likely, likely + most)]
    near = [*ahead[-_BEFORE + shift :], *behind[: _BEHIND + shift]] or [(likely, likely)]
    return Span(near[0][0], near[-1][1])


def pairs(evidence: ReferenceEvidence) -> list[Feature]:
    """Return each drawn word with the one before it."""
    return [("pair", *two) for two in pairwise(["", *evidence.drawing])]


def candidates(text: str, window: Span, names: Sequence[str], weights: FeatureWeights) -> list[Candidate]:
    """Return the words in `window` with which the list could start, its first word included."""
    evidence = ReferenceEvidence(text, window, names)
    sums = list(accumulate((weights.get(pair, 0.0) for pair in pairs(evidence)), initial=0.0))
    ends = [0, *(end for _, end in evidence.spans)]
    words = [0, *evidence.candidates]
    if _BREAK.search(text, *window):  # a text with paragraphs: nothing starts within a line
        words = [at for at in words if not at or "\n" in text[ends[at] : evidence.spans[at].start]]
    least = min(sums[at] for at in words)
    return [
        Candidate(evidence.spans[at].start, _features(evidence, at, sums, sums[at] - least)) for at in words
    ]


def _features(evidence: ReferenceEvidence, at: int, sums: Sequence[float], below: float) -> list[Feature]:
    """Return what speaks for or against a start at the word `at`."""
    step = sum(below >= some for some in _BELOW)
    before = _quarters(sums[at] - sums[max(0, at - _NEAR)])
    behind = _quarters(sums[min(len(sums) - 1, at + _NEAR)] - sums[at])
    features = [("below", str(step)), ("before", before), ("behind", behind), ("between", before, behind)]
    if at:
        features += evidence.local_features(at)
        features += (
            ("stop", evidence.looks[at - 1].ends),
            ("below ends", str(step // 2), evidence.end_look[at - 1]),
            ("below opens", str(step // 2), evidence.open_look[at]),
        )
    return features


def _quarters(score: float) -> str:
    return str(max(-4, min(4, round(score / 4))))


def find(
    text: str, window: Span, likely: int, names: Sequence[str], weights: FeatureWeights | None = None
) -> int:
    """Return where in `window` of `text` the references start: at `likely`, or elsewhere on strong evidence.

    All starts are code points. `names` are the film's own. `weights` stand in for those that were
    learned, as in cross-validation.
    """
    weights = weights or load_named(*WEIGHTS)
    scores = {
        one.start: sum([weights.get(feature, 0.0) for feature in one.features])
        for one in candidates(text, window, names, weights)
    }
    best = max(scores, key=lambda start: (scores[start], -start))
    return best if scores[best] >= scores.get(likely, scores[best] - _MUCH) + _MUCH else likely


def overlooked(text: str, section: Span, weights: FeatureWeights | None = None) -> int | None:
    """Return roughly where references start that end `section`, if it is beyond doubt that there are some."""
    if sum(1 for _ in _SIGN.finditer(text, *section)) < _SIGNS:
        return None
    weights = weights or load_named(*WEIGHTS)
    evidence = ReferenceEvidence(text, section)
    scores = [weights.get(pair, 0.0) for pair in pairs(evidence)]
    sums = list(accumulate(reversed(scores), initial=0.0))
    highest = max(sums)
    return evidence.spans[len(scores) - sums.index(highest)].start if highest >= _LEAST else None

"""Where one line of a cast list ends and the next begins, when the text has no mark between them.

Each link ("as") has a few words where the names before it may begin; the one whose features have the
highest score wins. That is a conditional logit; `learning.cast` learns the weight of each feature.
"""

from __future__ import annotations

from unreel.lists.cast.evidence import CastEvidence
from unreel.lists.cast.features import JOINERS, OTHERS, REJECT, features
from unreel.lists.cast.links import VERBS, opening
from unreel.lists.cast.tokens import SectionWords
from unreel.lists.cast.vocabulary import ends_sentence, is_name, is_particle

_MOST_NAMES = 12
_MOST_WORDS = 5
"""Of one name."""


def best(evidence: CastEvidence, begin: int, link: int) -> int:
    """Return the index of the word where the names before the word `link` begin, or REJECT.

    `begin` is the word after the link before (or the first of the section).
    """
    if evidence.words.tokens[link].text in VERBS:
        first = opening(evidence.words, link)
        return REJECT if first is None or first < begin else first
    options = (REJECT, *starts(evidence.words, begin, link))
    return max(options, key=lambda cut: evidence.model.score(features(evidence, begin, cut, link)))


def starts(words: SectionWords, begin: int, link: int) -> list[int]:
    """Return the words where the names before the word `link` may begin, the nearest first."""
    found: list[int] = []
    at = end = _before_bracket(words, begin, link)
    length, names = 0, 1
    least = begin + (begin > 0)  # the line before keeps at least one word for its part
    while at > least and names <= _MOST_NAMES:
        at -= 1
        word = words.tokens[at].text
        if at < end - 1 and (ends_sentence(word) or word.endswith((":", ";", ")", "]"))):
            break
        if word in JOINERS or word in OTHERS or (word.endswith(",") and at < end - 1):
            names, length = names + 1, 0
        if word in JOINERS or word.rstrip(",") in OTHERS:
            continue
        length += 1
        if length > _MOST_WORDS or not (is_name(word) or is_particle(word)):
            break
        if is_name(word) and not words.inside[at]:
            found.append(at)
    return found


def _before_bracket(words: SectionWords, begin: int, link: int) -> int:
    """Return the word `link`, or the one that opens the bracket before it: "A (voice of B) as C"."""
    at = link
    if words.tokens[link - 1].text.endswith((")", "]")):
        at -= 1
        while at > begin and words.inside[at]:
            at -= 1
    return at

"""Where a line of the list ends when a heading or prose follows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.lists.cast.features import left
from unreel.lists.cast.vocabulary import ends_sentence, is_honorific, is_name, listed

if TYPE_CHECKING:
    from unreel.lists.cast.evidence import CastEvidence
    from unreel.lists.cast.tokens import SectionWords

_BRACKET = re.compile(r"\(.*")
_HEADING = 9
"""Words of a heading inside a list, at most, with a bracket behind it: "Guests (in order of appearance)"."""
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OPENER = 3.0
"""What a capitalised word that opens sentences ("Various members …") weighs, in log-odds."""


def before_heading(words: SectionWords, begin: int, following: int) -> int:
    """Return where a heading begins that ends right before the word `following`, or `following`."""
    for at in range(max(begin + 1, following - _HEADING), following):
        heading = " ".join(token.text for token in words.tokens[at:following]).lower()
        if _BRACKET.sub("", heading).strip(" :.") in listed("headings"):
            return at
    return following


def sentences(words: SectionWords, begin: int, following: int) -> list[int]:
    """Return the index after the last word of each sentence from the word `begin` on."""
    return [
        index + 1
        for index in range(begin, following)
        if ends_sentence(words.tokens[index].text) and _may_open(words, index + 1)
    ]


def list_end(evidence: CastEvidence, begin: int, counts: list[int]) -> int:
    """Return the index of the word where the prose after the last line begins.

    `begin` is the first word of the last part; `counts` tells how many sentences each other line has. In a
    list without sentences the prose follows without a full stop: "… as Mr. Grey Henry was …".
    """
    words = evidence.words
    ends = sentences(words, begin, len(words.tokens))
    usual = sorted(counts)[len(counts) // 2] if counts else 1
    if not ends or (usual and len(ends) <= max(counts, default=0)):
        return len(words.tokens)
    if usual:
        return ends[min(usual, len(ends)) - 1]
    return _sentence_start(evidence, begin, ends[0])


def _may_open(words: SectionWords, index: int) -> bool:
    """Return whether the word may open a sentence."""
    return index == len(words.tokens) or not words.tokens[index].text[0].islower()


def _sentence_start(evidence: CastEvidence, begin: int, end: int) -> int:
    """Return the word with which a sentence begins in the words from `begin` to `end`, or `end`."""
    tokens = evidence.words.tokens
    verbs = (index for index in range(begin + 2, end) if tokens[index].text in listed("verbs"))
    verb = min(verbs, key=lambda index: (tokens[index - 1].text in _RELATIVE, index), default=begin)
    best, highest = end, float("-inf")
    for at in range(begin + 1, verb):
        word = tokens[at].text
        if evidence.words.inside[at] or not is_name(word) or is_honorific(tokens[at - 1].text):
            continue
        score = evidence.model.score(left(evidence, begin, at)) + _OPENER * (
            word.lower() in listed("openers")
        )
        if score > highest:
            best, highest = at, score
    return best

"""Where a line of the list ends when a heading or prose follows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from unreel.lists.cast.features import left
from unreel.lists.cast.vocabulary import ends_sentence, is_honorific, is_name, listed

if TYPE_CHECKING:
    from unreel.lists.cast.evidence import Evidence
    from unreel.lists.cast.tokens import Words

_BRACKET = re.compile(r"\(.*")
_HEADING = 9
"""Words of a heading inside a list, at most, with a bracket behind it: "Guests (in order of appearance)"."""
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OPENER = 3.0
"""What a capitalised word that opens sentences ("Various members …") weighs, in log-odds."""


def before_heading(words: Words, begin: int, following: int) -> int:
    """Return where a heading begins that ends right before the word `following`, or `following`."""
    for at in range(max(begin + 1, following - _HEADING), following):
        heading = " ".join(token.text for token in words.tokens[at:following]).lower()
        if _BRACKET.sub("", heading).strip(" :.") in listed("headings"):
            return at
    return following


def sentences(words: Words, begin: int, following: int) -> list[int]:
    """Return the index after the last word of each sentence from the word `begin` on."""
    tokens = words.tokens
    stops = (index + 1 for index in range(begin, following) if ends_sentence(tokens[index].text))
    return [stop for stop in stops if stop == len(tokens) or not tokens[stop].text[0].islower()]


def list_end(evidence: Evidence, begin: int, counts: list[int]) -> int:
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


def _sentence_start(evidence: Evidence, begin: int, end: int) -> int:
    """Return the word with which a sentence begins in the words from `begin` to `end`, or `end`."""
    tokens = evidence.words.tokens
    verbs = (index for index in range(begin + 2, end) if tokens[index].text in listed("verbs"))
    verb = min(verbs, key=lambda index: (tokens[index - 1].text in _RELATIVE, index), default=begin)
    starts = (
        at
        for at in range(begin + 1, verb)
        if is_name(tokens[at].text)
        and not evidence.words.inside[at]
        and not is_honorific(tokens[at - 1].text)
    )

    def score(at: int) -> float:
        opens = tokens[at].text.lower() in listed("openers")
        return evidence.model.score(left(evidence, begin, at)) + _OPENER * opens

    return max(starts, key=score, default=end)

"""The words that join an actor and a part: "as", a dash, dots, a colon, or "plays"."""

from __future__ import annotations

import re

from unreel.lists.cast.tokens import SectionWords
from unreel.lists.cast.vocabulary import ends_sentence, is_name, is_particle

_MARKS = (re.compile(r"[-–—−]{1,2}"), re.compile(r"\.{3,}|…+"), re.compile(r":"))
VERBS = frozenset({"plays", "portrays", "voices"})
_ENDS = (")", "]", '"', "”", "'", "’")
_FEWEST = 3
"""Lines at least of a list that joins by a mark or a verb."""
_LONGEST_NAME = 5
"""Words of a name, at most."""


def links(words: SectionWords) -> tuple[int, ...]:
    """Return the index of each word that may join an actor and a part, in the list's prevailing way.

    A list that says "as" may have lines with a verb in between: "A as B: … C voices D: …".
    """
    plain = _of(words, re.compile(r"as"))
    marked = max((_of(words, mark) for mark in _MARKS), key=len)
    if len(marked) >= max(_FEWEST, len(plain) + 1):
        return tuple(marked)
    verbs = (index for index, token in enumerate(words.tokens) if token.text in VERBS)
    spoken = [index for index in verbs if opening(words, index) is not None]
    if len(spoken) >= _FEWEST and opening(words, spoken[0]) == 0:
        return tuple(spoken)
    voiced = [index for index in spoken if words.tokens[index].text == "voices"]
    return tuple(sorted(plain + voiced if len(plain) >= _FEWEST else plain))


def opening(words: SectionWords, verb: int) -> int | None:
    """Return the word with which the sentence "A plays B" begins, or None if no name opens it."""
    at = verb
    while at > 0 and verb - at <= _LONGEST_NAME:
        if at < verb and ends_sentence(words.tokens[at - 1].text):
            break
        word = words.tokens[at - 1].text
        if not (is_name(word) or is_particle(word)):
            return None
        at -= 1
    follows = verb + 1 < len(words.tokens) and not words.inside[verb]
    return at if follows and 1 < verb - at <= _LONGEST_NAME else None


def _of(words: SectionWords, link: re.Pattern[str]) -> list[int]:
    """Return each place of a word like `link` with a name, a bracket or "others" before it."""
    tokens = words.tokens
    links = (
        at for at in range(1, len(tokens) - 1) if link.fullmatch(tokens[at].text) and not words.inside[at]
    )
    # "as well as" joins two of a kind
    before = ((at, tokens[at - 1].text) for at in links if tokens[at + 1].text != "well")
    return [at for at, word in before if is_name(word) or word.endswith(_ENDS) or word in {"others", "more"}]

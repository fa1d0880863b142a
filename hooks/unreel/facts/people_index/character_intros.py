"""Find the words that introduce each character: who they are, and never how they end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from unreel.facts.people_index.named import CastRole, NamedIn
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.wordlists import pattern
from unreel.model.article import Kind
from unreel.names.entities import Entity
from unreel.names.titles import is_title

EARLY = 0.4
"""How much of the plot, from 0 to 1 of its sentences, may introduce someone; what comes later gives away."""

LONGEST = 400
"""Code points of an introduction; what is longer is no introduction, or more than one."""

_ENDINGS = lazy_regex(rf"\b(?:{pattern('facts/people_index/endings.txt')})\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"”')\]]*(?=\s+[\"“'(\[]*[^a-z\W\d_])")


class Introduction(NamedTuple):
    """Words that the film's pages have."""

    words: str
    sentence: SentenceInContext
    """Where they stand."""


def introductions(named: Sequence[NamedIn], roles: Iterable[CastRole]) -> dict[Entity, Introduction]:
    """Return character → who they are: what the cast list adds to the name, else the plot's first words.

    The cast page's own prose serves where the plot does not name them at all. A sentence that
    stands late in the plot, or tells of a death, introduces nobody; nor does a later one then.
    """
    found: dict[Entity, Introduction] = {}
    for role in roles:
        words = _first_sentence(role.description)
        if words and not _unfit(words):
            found.setdefault(role.character, Introduction(words, role.sentence))
    prose = [one for one in named if not (one.sentence.quoted or one.sentence.listed)]
    plot = [one for one in prose if one.sentence.section == Kind.PLOT]
    # nor may a sentence of the cast page name those who play the characters
    cast = [
        one
        for one in prose
        if one.sentence.section == Kind.CAST and all(who.entity.is_character for who in one.mentions)
    ]
    early = len(plot) * EARLY
    first: dict[Entity, tuple[int, SentenceInContext]] = {}
    for number, (sentence, mentions) in enumerate([*plot, *cast]):
        for character in (one.entity for one in mentions if one.entity.is_character):
            first.setdefault(character, (number, sentence))
    for character, (number, sentence) in first.items():
        if not (early <= number < len(plot) or _unfit(sentence.text)):
            found.setdefault(character, Introduction(sentence.text, sentence))
    return found


def _first_sentence(words: str) -> str:
    for stop in _STOP.finditer(words):
        before = words[: stop.end()].rsplit(maxsplit=1)[-1].strip("(\"“'")
        if not is_title(before) and not re.fullmatch(r"(?:\w\.)+", before):
            return words[: stop.end()]
    return words


def _unfit(words: str) -> bool:
    """Return whether words say how someone ends, or go on too long to introduce anyone."""
    return len(words) > LONGEST or bool(_ENDINGS.search(words))

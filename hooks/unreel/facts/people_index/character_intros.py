"""Each character to the words that introduce them: who they are, and never how they end."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.lexicon.wordlists import wordlist, wordset
from unreel.model.article import Kind
from unreel.names.entities import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unreel.facts.people_index.parts import Part
    from unreel.facts.people_index.sayings import Saying
    from unreel.names.entities import Entity

EARLY = 0.4
"""How much of the plot, from 0 to 1 of its sentences, may introduce someone; what comes later gives away."""

LONGEST = 400
"""Code points of an introduction; what is longer is no introduction, or more than one."""

_STOP = re.compile(r"[.!?][\"”')\]]*(?=\s+[\"“'(\[]*[^\W\d_a-z])")


class Introduction(NamedTuple):
    """Words that the film's pages have."""

    words: str
    line: Saying
    """Where they stand."""


def introductions(said: Sequence[Saying], parts: Iterable[Part]) -> dict[Entity, Introduction]:
    """Return character → who they are: what the cast list adds to the name, else the plot's first words.

    The cast page's own prose serves where the plot does not name them at all. A sentence that
    stands late in the plot, or tells of a death, introduces nobody; nor does a later one then.
    """
    found: dict[Entity, Introduction] = {}
    for part in parts:
        words = _first_sentence(part.description)
        if words and not _unfit(words):
            found.setdefault(part.character, Introduction(words, part.line))
    plot = [one for one in said if one.page.section == Kind.PLOT and not one.quoted]
    early = len(plot) * EARLY
    seen: set[Entity] = set()
    for number, line in enumerate([*plot, *_of_cast(said)]):
        for character in dict.fromkeys(entity for _, entity in line.named if entity.is_character):
            late = early <= number < len(plot)
            if character not in seen and not late and not _unfit(line.sentence.text):
                found.setdefault(character, Introduction(line.sentence.text, line))
            seen.add(character)
    return found


def _of_cast(said: Sequence[Saying]) -> list[Saying]:
    """Return the sentences of the cast page that speak of characters, not of those who play them."""
    prose = [one for one in said if one.page.section == Kind.CAST and not one.listed and not one.quoted]
    return [one for one in prose if not any(entity.section == PEOPLE for _, entity in one.named)]


def _first_sentence(words: str) -> str:
    for stop in _STOP.finditer(words):
        before = words[: stop.end()].rsplit(maxsplit=1)[-1].strip("(\"“'")
        if before not in wordset("names/titles.txt") and not re.fullmatch(r"(?:\w\.)+", before):
            return words[: stop.end()]
    return words


def _unfit(words: str) -> bool:
    """Return whether words say how someone ends, or go on too long to introduce anyone."""
    return len(words) > LONGEST or bool(_endings().search(words))


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, wordlist('facts/people_index/endings.txt')))})\b", re.IGNORECASE
    )

"""Many films out of some: further editions of a text have other names, other years and fewer sentences."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from unreel.model.identifiers import ascii_slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_VOWELS, _CONSONANTS = "aeiou", "lnrst"
_DROPPED = 0.05
_PERSON = re.compile(r"\b[A-Z][a-z]+ ([A-Z][a-z]{3,})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE = re.compile(r"(?<=[a-z][.!?]) (?=[A-Z])")


def varied(films: list[Path], count: int) -> Iterator[tuple[str, str]]:
    """Yield so many films, each with the name of its file and its text."""
    for number in range(count):
        film, edition = films[number % len(films)], number // len(films)
        name = re.sub("[^a-z0-9]+", "-", ascii_slug(film.stem).lower()).strip("-")
        text = film.read_text(encoding="utf-8")
        yield (f"{name}-{edition}", _edition(text, name, edition)) if edition else (name, text)


def _edition(text: str, name: str, edition: int) -> str:
    """Return a text with another title and other people, as the same edition of other films has them."""
    title = {word for word in re.findall("[A-Z][a-z]{3,}", text[:80]) if word.lower() in name}
    names = {*_PERSON.findall(text)} | title
    table = str.maketrans(
        _VOWELS + _CONSONANTS, _turned(_VOWELS, edition) + _turned(_CONSONANTS, edition // len(_VOWELS))
    )
    text = re.sub(
        r"\b[A-Z][a-z]{3,}\b", lambda found: _named(found[0], table) if found[0] in names else found[0], text
    )
    text = _YEAR.sub(lambda found: str(int(found[0]) - edition), text)
    chance = random.Random(f"{name} {edition}")  # noqa: S311 - no secrets
    first, *others = _SENTENCE.split(text)
    return " ".join([first, *(one for one in others if chance.random() > _DROPPED)])


def _turned(letters: str, by: int) -> str:
    by %= len(letters)
    return letters[by:] + letters[:by]


def _named(name: str, table: dict[int, int]) -> str:
    return name[0] + name[1:].translate(table)

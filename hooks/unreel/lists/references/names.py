"""Name references as people cite them, by author (or outlet, or title) and year: "Quill 2011"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from string import ascii_lowercase

from unreel.lists.references import fields

_MOST_WORDS = 4
"""Words of an outlet or a title that a name has at most."""
_YEAR = re.compile(r"\d{4}")
_MARKS = " .,;:!?@\"'“”‘’«»()[]–—-"
_ARTICLE = re.compile(r"(?:The|An?)\s+(?=\S)")
_DATES = ("date", "retrieved", "archived")
"""The fields that say the year, the best first."""


def names(entries: Sequence[str]) -> tuple[str, ...]:
    """Return a name of its own for each entry.

    It hangs on what the entry says, never on where it stands, so that a new entry renames no other
    but those of its own author and year: they are told apart by letters ("Quill 2011a"), in the order of
    their words.
    """
    plain = [_name(one) for one in entries]
    alike: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(plain):
        alike[name.casefold()].append(number)
    for numbers in alike.values():
        if len(numbers) > 1:
            for letter, number in enumerate(sorted(numbers, key=lambda at: (entries[at], at))):
                space = "" if plain[number][-1:].isdigit() else " "
                plain[number] += space + _letters(letter)
    return tuple(plain)


def _name(entry: str) -> str:
    """Return what an entry is called where no other is called so."""
    said: dict[str, fields.ReferenceField] = {}
    for field in fields.read(entry):
        said.setdefault(field.kind, field)
    year = next(
        (found[0] for kind in _DATES if kind in said and (found := _YEAR.match(said[kind].value))), ""
    )
    author = _family(said["author"].value) if "author" in said else ""
    work = next((said[kind].value for kind in ("publisher", "title") if kind in said), entry)
    return f"{author or _short(work) or 'Source'} {year}".strip()


def _family(author: str) -> str:
    """Return the family name of an author: "Galuppo, Mia" and "Mia Galuppo" are both Galuppo."""
    family, comma, _ = author.strip(_MARKS).partition(",")
    return (family if comma else (family.split() or [""])[-1]).strip(_MARKS)


def _short(work: str) -> str:
    """Return the first words of an outlet or a title."""
    words = _ARTICLE.sub("", work.strip(_MARKS), count=1).split()
    return " ".join(words[:_MOST_WORDS]).strip(_MARKS)


def _letters(number: int) -> str:
    """Return a, b, …, z, za, zb, …."""
    return "z" * (number // len(ascii_lowercase)) + ascii_lowercase[number % len(ascii_lowercase)]

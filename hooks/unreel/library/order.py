"""The order of films and people in lists, as libraries have it."""

from __future__ import annotations

import re

from unreel.model.identifiers import ascii_slug

NUMBERS = "0–9"
"""The letter of what begins with none."""


def filed(title: str) -> str:
    """Return what a title is sorted by, as libraries do: without a leading article, in plain letters."""
    rest = re.sub(r"\A(?:the|an?)\s+(?=\w)", "", title, flags=re.IGNORECASE)
    plain = rest if rest.isascii() else ascii_slug(rest)
    return re.sub(r"[^a-z0-9]+", " ", plain.casefold()).strip() or rest.casefold()


def initial(title: str) -> str:
    """Return the letter that a title stands under: 'M' for 'A Man for All Seasons'."""
    return letter(filed(title))


def letter(words: str) -> str:
    """Return the letter under which `words` are filed, a capital from A to Z or `NUMBERS`."""
    first = words[:1].upper()
    return first if "A" <= first <= "Z" else NUMBERS


def title_order(title: str, slug: str) -> tuple[bool, str, str]:
    """Return the place of a film among others: numbers first, then by title."""
    place = filed(title)
    return letter(place) != NUMBERS, place, slug


def by_family_name(name: str) -> str:
    """Return what a person is sorted by: 'reeves keanu'; a suffix (Jr.) comes last."""
    *given, family = filed(name).split() or [name]
    if given and family in {"jr", "sr", "ii", "iii", "iv"}:
        *given, last = given
        family = f"{last} {family}"
    return " ".join([family, *given])


def year_order(year: str) -> str:
    """Return what sorts a film by its year; one without stands last."""
    return year or "9999"

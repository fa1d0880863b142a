"""Adjectives to the countries that they are made of."""

from __future__ import annotations

from functools import cache

from unreel.lexicon.wordlists import wordlist


@cache
def country_of() -> dict[str, str]:
    """Return the country of each nationality: 'American' → 'United States'."""
    pairs = (line.partition(" = ") for line in wordlist("facts/grammar/nationalities.txt"))
    return {adjective: country for adjective, _, country in pairs}

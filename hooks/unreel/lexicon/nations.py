"""Read which countries adjectives are made of."""

from __future__ import annotations

from functools import cache

from unreel.lexicon.wordlists import wordtable


@cache
def country_of() -> dict[str, str]:
    """Return the country of each nationality: 'American' → 'United States'."""
    return wordtable("lexicon/nationalities.txt")

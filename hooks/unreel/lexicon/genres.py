"""Read which genre words of a film's opening sentence tell of."""

from __future__ import annotations

from functools import cache

from unreel.lexicon.wordlists import wordtable


@cache
def genre_of() -> dict[str, str]:
    """Return what the genre is called that words tell of: 'biopic' → 'biography'."""
    return wordtable("lexicon/genres.txt")

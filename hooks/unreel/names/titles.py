"""What stands before a name without being one: "Captain Smith" is also called Smith, and never Captain."""

from __future__ import annotations

from functools import cache

from unreel.lexicon.wordlists import wordset

_LISTS = ("lexicon/honorifics.txt", "lexicon/ranks.txt", "names/epithets.txt")


def is_title(word: str) -> bool:
    """Return whether a capitalised word is a title, a rank or the like: "Dr.", "Captain", "Little"."""
    return word[:1].isupper() and word.casefold() in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset().union(*map(wordset, _LISTS))

"""Tell what is called like a person and is none: companies, prizes, outlets, people of other stories."""

from __future__ import annotations

from functools import cache

from unreel.lexicon.wordlists import wordlist, wordset

_STUDIO = ("film", "films", "filmfond", "filmes", "filmi")
"""How words end that name a company: Mosfilm, Norsk Filmfond."""


def is_no_person(name: str) -> bool:
    """Return whether a run of capitalised words is a company, a prize, a place, an outlet or a work."""
    words = name.split()
    return (
        (len(words) > 1 and all(word.isupper() and len(word) > 2 for word in words))  # noqa: PLR2004 - CNN
        or not wordset("names/no_people.txt").isdisjoint(words)
        or any(word.casefold().endswith(_STUDIO) for word in words)
        or any(
            words[at : at + len(other)] == other
            for at, word in enumerate(words)
            for other in _known_for_another().get(word, ())
        )
    )


@cache
def _known_for_another() -> dict[str, list[list[str]]]:
    """Return outlets and people of well-known stories, in words, by the first of these."""
    found: dict[str, list[list[str]]] = {}
    for name in (*wordlist("names/outlets.txt"), *wordlist("names/famous_characters.txt")):
        words = name.split()
        found.setdefault(words[0], []).append(words)
    return found

"""Tell what is called like a person and is none: companies, prizes, outlets, people of other stories."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from unreel.lexicon.wordlists import wordlist, wordset
from unreel.model.spans import Span
from unreel.names.runs import runs

_STUDIO = ("film", "films", "filmfond", "filmes", "filmi", "animation", "pictures")
"""How words end that name a company: Mosfilm, Norsk Filmfond."""

_BESIDE = re.compile(r",(?: and)? | and | & ")
"""Between two names of one list."""


@lru_cache(maxsize=1 << 12)  # all that looks for names asks this of each
def is_no_person(name: str) -> bool:
    """Return whether a run of capitalised words is a company, a prize, a place, an outlet or a work."""
    words = name.split()
    return (
        (len(words) > 1 and all(word.isupper() and len(word) > 2 for word in words))  # noqa: PLR2004 - CNN
        or not wordset("names/no_people.txt").isdisjoint(words[:-1] if _is_family(words) else words)
        or any(word.casefold().endswith(_STUDIO) for word in words)
        or any(
            words[at : at + len(other)] == other
            for at, word in enumerate(words)
            for other in _known_for_another().get(word, ())
        )
    )


_FAMILIES = {"England", "English", "French", "Warner", "York"}
"""Words of companies and places that are family names as well."""


def _is_family(words: list[str]) -> bool:
    """Return whether words are a given name and a family name, though this one is another word too."""
    first, last = words[0], words[-1]
    return len(words) > 1 and last in _FAMILIES and first in wordset("lexicon/us_given_names.txt")


def is_among_companies(text: str, span: Span) -> bool:
    """Return whether a lone word stands in a list beside a company: "Rail Pictures, Zoetrope and …"."""
    if " " in span.of(text):
        return False
    for run in runs(text):
        between = text[min(run.end, span.end) : max(run.start, span.start)]
        if _BESIDE.fullmatch(between) and is_no_person(run.of(text)):
            return True
    return False


@cache
def _known_for_another() -> dict[str, list[list[str]]]:
    """Return outlets and people of well-known stories, in words, by the first of these."""
    found: dict[str, list[list[str]]] = {}
    for name in (*wordlist("names/outlets.txt"), *wordlist("names/famous_characters.txt")):
        words = name.split()
        found.setdefault(words[0], []).append(words)
    return found

"""The word lists beside this file, and what they say about single words."""

from __future__ import annotations

import re

from unreel.lexicon.wordlists import wordset

_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+")
_SHORT = re.compile(r"[^\W\d_]{2}\.")
_EDGE = " \t\"“”'‘’«»()[]{},.;:!?…*"


def listed(name: str) -> frozenset[str]:
    """Return the entries of the word list `name` beside this file."""
    return wordset(f"lists/cast/{name}.txt")


def core(word: str) -> str:
    """Return the word without the marks around it and without a genitive: '"Henry's' gives 'Henry'."""
    bare = word.strip(_EDGE)
    return bare[:-2] if bare.endswith(("'s", "’s")) else bare


def is_initial(word: str) -> bool:
    """Return whether the word is one initial or more: "F.", "J.-P.", "R.D."."""
    return word[:1].isupper() and _INITIAL.fullmatch(word) is not None


def is_honorific(word: str) -> bool:
    """Return whether a name has to follow: "Mr.", "Pvt./Cpl./Lt."; its full stop may be missing."""
    last = word.strip("\"“'‘(").lower().rpartition("/")[2].rpartition("-")[2]
    return not {last, f"{last}."}.isdisjoint(wordset("lexicon/honorifics.txt"))


def is_title(word: str) -> bool:
    """Return whether the word is an honorific, or a rank that may stand alone: "Captain"."""
    plain = word.strip("\"“'‘(").lower()
    return is_honorific(word) or plain.rpartition("/")[2].rpartition("-")[2] in wordset("lexicon/ranks.txt")


def is_particle(word: str) -> bool:
    """Return whether the word joins the parts of a name: "van", "the" in "Alfred the Great"."""
    return word in wordset("lexicon/particles.txt") or word in {"of", "the"}


def ends_sentence(word: str) -> bool:
    """Return whether a sentence ends with this word: its full stop is not that of an abbreviation."""
    if not _STOP.search(word):
        return False
    plain = word.strip("\"“”'‘’()")
    short = plain[:1].isupper() and _SHORT.fullmatch(plain)
    return not (short or is_initial(plain) or is_honorific(plain))


def is_name(word: str) -> bool:
    """Return whether the word may be part of a name: a capital, or a letter of a script without capitals."""
    first = word.lstrip("\"“'‘«([{@")[:1]
    return first.isalpha() and not first.islower()

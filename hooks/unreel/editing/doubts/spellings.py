"""Doubt: a name that is spelled two ways."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from unreel.editing.doubts.doubt import Doubt, Reading
from unreel.facts.sentences import SentenceInContext
from unreel.lexicon.likeness import PERHAPS_SAME_NAME
from unreel.lexicon.wordlists import wordset
from unreel.names.forms import FEWEST_LETTERS, differing, is_respelt
from unreel.names.runs import runs

_Pair = tuple[str, str]
_Name = tuple[str, SentenceInContext]

# endings that make another word of a name, rather than another spelling
_ENDINGS = re.compile(r"(?:'s|’s|s|es|n|an|ian|ish|ed|er|ing|al|e|a|o|i|y|ie)\Z")


def spellings(reading: Reading) -> Iterator[Doubt]:
    """Return each pair of names of two words or more of which one word differs a little, the rarer first.

    Words in quotations are someone else's, and so are left out, as are single words: too many names
    are alike.
    """
    parts: dict[_Pair, list[_Name]] = defaultdict(list)
    by_word: dict[str, set[_Pair]] = defaultdict(set)
    for sentence in reading.prose:
        for run in runs(sentence.text) if not sentence.quoted else ():
            name = re.sub(r"'s\Z", "", run.of(sentence.text).replace("’", "'"))
            for words in pairwise(name.split(" ")):
                parts[words].append((name, sentence))
                for word in words:
                    by_word[word].add(words)
    told: set[frozenset[str]] = set()
    for words in sorted(parts):
        near = {other for word in words for other in by_word[word]}
        for other in sorted(near):
            pair = differing(words, other) if words < other else None
            if pair and _is_name_twice(pair, {*words, *other}) and frozenset(pair) not in told:
                told.add(frozenset(pair))
                yield _doubt((words, other), parts)


def _is_name_twice(pair: tuple[str, str], words: set[str]) -> bool:
    """Return whether two words may be one, and the words of the names around them no prize's or place's."""
    if (words - {*pair}) & wordset("editing/doubts/no_names.txt"):
        return False
    one, two = pair
    plain, other = _plain(one), _plain(two)
    if plain == other:  # they differ in accents or marks; U.S. and US, O'Toole and O’Toole are a style
        return not (one.isascii() and two.isascii()) and min(len(one), len(two)) >= FEWEST_LETTERS - 1
    short, long = sorted((plain, other), key=len)
    is_derived = long.startswith(short) and _ENDINGS.fullmatch(long[len(short) :])
    is_sibling = one.partition("-")[0] == two.partition("-")[0]  # Enterprise-A, Enterprise-D
    if one[0] != two[0] or not (plain + other).isalpha() or is_derived or is_sibling:
        return False
    return is_respelt(plain, other, PERHAPS_SAME_NAME)


def _plain(word: str) -> str:
    """Return a word without accents, capitals and marks: 'Chacón' → 'chacon'."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if letter.isalnum()).casefold()


def _doubt(pair: tuple[_Pair, _Pair], parts: dict[_Pair, list[_Name]]) -> Doubt:
    """Return the doubt about two names; of two that are as frequent, the one that comes first is usual."""
    usual, rare = sorted((part for part in parts if part in pair), key=lambda part: -len(parts[part]))
    often, seldom = len(parts[usual]), len(parts[rare])
    (one, here), (other, there) = parts[rare][0], parts[usual][0]
    how = f"{seldom} to {often}" if often > 1 else "once each"
    why = f"“{one}” or “{other}”? The name is spelled two ways, {how}"
    return Doubt(here, " ".join(rare), why, there, " ".join(usual))

"""Tell one person under several forms of one name: "Neal H. Moritz" and "Neal Moritz", "S.P.B. Charan"."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from unreel.lexicon.wordlists import wordset

_SHORT = 3
"""Letters at least of a short first name: Rob, Ken."""
_LONGER = 2
"""Letters at least that its long form has more: Robert, but Ann is not Anna."""


class SamePerson:
    """The people of a film, each under one form of their name: the first, unless that is cut short."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take `names`, the likeliest form of each first."""
        self._of_family: dict[str, list[str]] = defaultdict(list)
        self._form: dict[str, str] = {}
        for name in dict.fromkeys(names):
            same = self.find(name)
            if same is None:
                self._of_family[_words(name)[-1]].append(name)
            elif _is_cut_short(same):
                self._rename(same, name)
                same = name
            self._form[name] = same or name

    @property
    def names(self) -> list[str]:
        """Return the form of each person's name by which they are known, in the order of the first forms."""
        return list(dict.fromkeys(self._form.values()))

    def find(self, name: str) -> str | None:
        """Return the form by which someone is known; None if nobody is."""
        if name in self._form:
            return self._form[name]
        words = _words(name)
        others = self._of_family.get(words[-1], ())
        return next((other for other in others if _is_same(words, _words(other))), None)

    def _rename(self, old: str, new: str) -> None:
        of_family = self._of_family[_words(old)[-1]]
        of_family[of_family.index(old)] = new
        self._form = {form: new if known == old else known for form, known in self._form.items()}


def family(name: str) -> str:
    """Return the last word of a name, for comparing."""
    return _words(name)[-1]


def is_longer(one: str, other: str) -> bool:
    """Return whether a name is another with words before it, as "Producer Ann Lee" is."""
    words, theirs = _words(one), _words(other)
    return len(words) > len(theirs) and words[-len(theirs) :] == theirs


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether the words of two names are forms of one person's.

    They may differ in initials between first and family name, in stops, spaces and accents, in a first
    name that is cut short (Ron, Ronald) or spelt in another way (Sidney, Sydney), or in names before the
    last two (De Laurentiis).
    """
    if one[-1] != other[-1] or min(len(one), len(other)) < 2:  # noqa: PLR2004 - a lone name may be anyone's
        return one == other or "".join(one) == "".join(other)
    short, long = sorted((one, other), key=len)
    if long[-len(short) :] == short or "".join(one) == "".join(other):
        return True
    middle, longer = short[1:-1], long[1:-1]
    fits = not middle or (len(middle) == len(longer) and all(map(_is_initial_of, middle, longer)))
    initials = all(len(word) == 1 for word in longer) if not middle else True
    return fits and initials and _is_cut(short[0], long[0])


def _is_initial_of(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _is_cut(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return _spelt(one) == _spelt(other) or (
        len(short) >= _SHORT and len(long) >= len(short) + _LONGER and long.startswith(short)
    )


@lru_cache(maxsize=1 << 13)
def _spelt(word: str) -> str:
    """Return a first name as all its spellings have it: Allison is Alison, Sydney is Sidney."""
    return re.sub(r"(\w)\1", r"\1", word).replace("y", "i").replace("ph", "f")


def _is_cut_short(name: str) -> bool:
    """Return whether a name starts with what joins others: "De Laurentiis"."""
    return name.split(maxsplit=1)[0].casefold() in wordset("lexicon/particles.txt")


@lru_cache(maxsize=1 << 13)
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name without accents and stops, initials apart: s, p, b, charan."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", plain.casefold())
    return tuple(words) or (name,)

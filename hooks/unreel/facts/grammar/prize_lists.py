"""Read lists of prizes whose marks were lost, of which the text says elsewhere how many were won."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from unreel.facts.grammar.givers import PART
from unreel.facts.grammar.prizes import Prize, prizes
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.numbers import IN_WORDS, number
from unreel.lexicon.wordlists import hint

Wins = dict[str, int]
"""How many prizes are said to have been won of a giver, by its bare name: {'academy': 7}."""

_COUNTED = lazy_regex(
    r"\b(?:[Ww]on|[Ww]inning|[Rr]eceived|[Ww]in|[Ss]wept|and) (?:a total of |all )?"
    rf"(?P<count>\d{{1,2}}|{IN_WORDS})(?: [a-z]+)? "
    rf"(?P<giver>(?:{PART} ){{1,4}}[Aa]wards|Oscars|Golden Globes|BAFTAs)\b"
    r"(?! nomin| for which| and nomin)"
)
_may_count = hint("wards", "Oscars", "Golden Globes", "BAFTAs")
_EDITION = re.compile(r"\A(?:the )?(?:\d+(?:st|nd|rd|th) |\d{4} )?(?:annual )?")
_TITLE = re.compile(r" (?:film )?awards?\Z|s\Z")
_LAST = re.compile(r"[Nn]ominat|[Nn]ominee|\bLost\b|\bFinalist")
_LONG = 3
"""Prizes that make a list, and those that show whether one holds wins alone."""


def wins(text: str) -> Wins:
    """Return how many prizes a sentence says were won."""
    return {
        bare(found["giver"]): int(number(found["count"]))
        for found in (_COUNTED.finditer(text) if _may_count(text) else ())
        if not (found[0].startswith("and ") and "nominat" in text[: found.start()])
    }


def bare(giver: str) -> str:
    """Return what all names of one giver have in common: 'academy' for "73rd Academy Awards" and "Oscars"."""
    name = _TITLE.sub("", _EDITION.sub("", giver.casefold()))
    return "academy" if name == "oscar" else name


def counted(text: str, left: Wins) -> Iterator[Prize]:
    """Return the prizes of a list, giver by giver as many as are `left` of those that were won.

    Lists open with what was won. Where one has exactly what a giver gave, it has nothing but wins.
    What is returned is taken off.
    """
    last = _LAST.search(text)
    listed = [*prizes(text, 0, last.start() if last else len(text))] if any(left.values()) else []
    givers = [bare(prize.giver.of(text)) if prize.giver else "" for prize in listed]
    only_wins = any(left.get(giver) == many >= _LONG for giver, many in Counter(givers).items())
    for prize, giver in zip(listed, givers, strict=True) if len(listed) >= _LONG else ():
        if prize.category and giver and (only_wins or left.get(giver)):
            left[giver] = max(0, left.get(giver, 0) - 1)
            yield prize

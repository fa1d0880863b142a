"""Who and what is spoken of where: names and content words tie the units of one section together.

A character's name stands in the plot from its first sentence on, an actor's in the lead and the
cast: what the other units of a name are about tells what this one is about.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from unreel.splitting.sections.cues import TOP

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{3,}")
_CONTENT = 5
"""Letters that a word needs to speak of something."""
_NEAR, _FAR = 4, 10
_LANE = 40
"""Bits for each kind in a packed sum of probabilities."""


class Mentions(NamedTuple):
    """The capitalised words of a unit, and its longer lower-cased ones."""

    names: frozenset[str]
    content: frozenset[str]


@lru_cache(maxsize=1 << 11)
def mentions(piece: str) -> Mentions:
    """Return the names and content words of one unit."""
    words = _WORD.findall(piece)
    return Mentions(
        frozenset([w for w in words if w[0].isupper()]),
        frozenset([w for w in words if len(w) >= _CONTENT and not w[0].isupper()]),
    )


def profiles(groups: Sequence[frozenset[str]], kinds: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return for each unit what the other units of its words are about, and how many such words it has.

    `kinds` holds each unit's probabilities of the kinds, from 0 to TOP; so do the rows given back,
    with one more value for the number of words that come back.
    """
    width = len(kinds[0]) if kinds else 0
    packed = [sum(p << _LANE * lane for lane, p in enumerate(row)) for row in kinds]
    total: dict[str, int] = {}
    count: dict[str, int] = {}
    for group, row in zip(groups, packed, strict=True):
        for word in group:
            total[word] = total.get(word, 0) + row
            count[word] = count.get(word, 0) + 1
    mean = _mean(packed, width) if packed else 0
    mask = (1 << _LANE) - 1
    found = []
    for group, row in zip(groups, packed, strict=True):
        weight, mixed = 32, mean * 32
        known = 0
        for word in group:
            others = count[word] - 1
            if others:
                share = 64 // others or 1
                mixed += (total[word] - row) * share
                weight += share * others
                known += 1
        shares = [(mixed >> _LANE * lane & mask) // weight for lane in range(width)]
        found.append([*shares, min(TOP, 25 * known)])
    return found


def _mean(packed: Sequence[int], width: int) -> int:
    whole, mask = sum(packed), (1 << _LANE) - 1
    return sum(((whole >> _LANE * lane & mask) // len(packed)) << _LANE * lane for lane in range(width))


def chains(groups: Sequence[frozenset[str]]) -> list[list[int]]:
    """Return the shares of each unit's names that start here, end here, stand only here, or go on."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for at, group in enumerate(groups):
        for name in group:
            first.setdefault(name, at)
            last[name] = at
    rows = []
    for at, group in enumerate(groups):
        row = [0, 0, 0, 0]
        for name in group:
            row[2 * (first[name] < at) + (last[name] > at)] += TOP
        rows.append([value // (len(group) or 1) for value in row])
    return rows


def cohesion(found: Sequence[Mentions]) -> list[list[int]]:
    """Return for the gap before each unit how much of what is spoken of goes on across it."""
    names = [m.names for m in found]
    content = [m.content for m in found]
    return [
        [_shared(names, at, _NEAR), _shared(names, at, _FAR), _shared(content, at, _NEAR + 2)]
        for at in range(len(found))
    ]


def _shared(groups: Sequence[frozenset[str]], at: int, reach: int) -> int:
    before = frozenset().union(*groups[max(0, at - reach) : at])
    after = frozenset().union(*groups[at : at + reach])
    return TOP * len(before & after) // (min(len(before), len(after)) or 1)

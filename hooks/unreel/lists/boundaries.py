"""Where the entries of a run-on list start: the likeliest way to cut the whole of it.

At each place where an entry could start, evidence for and against it is named: how the words before
the place end, how those behind it begin, what the entry under way has had since its own start (a
title, a date, "Retrieved …"). Each piece of evidence has a weight, learned by training.py; a way to
cut the list is worth the sum of the weights at its starts. The best way is found from left to right.
Its rest depends on the last start only, and just the few best last starts are followed, so the time
grows as the text does and no faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from unreel.lexicon.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Name = tuple[str, ...]
"""What a piece of evidence is called: its kind, then what was found, as in ("ends", "<retrieved.>")."""
Weights = dict[Name, float]

_HOPELESS = -7.0
"""From here on down, what the words around a place are worth is hardly ever made up for by the entry so far:
one true start in a thousand lies lower, but half of all places do, and need no further look."""

_FOLLOWED = 4
"""How many last starts are followed at a time."""
_BEHIND = 12.0
"""How far below the best one a last start may be and still be followed."""


class Evidence(Protocol):
    """What a kind of list has to say about its places; all numbers count words from 0."""

    @property
    def candidates(self) -> Sequence[int]:
        """Words that an entry could start with, ascending, without the list's first word."""

    def here(self, place: int) -> Sequence[Name]:
        """Name what speaks for or against a start at `place`, whatever came before."""

    def since(self, start: int, place: int) -> Sequence[Name]:
        """Name what speaks for or against it, given that the entry under way started at `start`."""


class Cut(NamedTuple):
    """One way to cut a list up to some place: its last start, what it is worth, and the cut before."""

    start: int
    worth: float
    before: Cut | None

    def starts(self) -> list[int]:
        """Return all its starts, ascending."""
        found, cut = [self.start], self.before
        while cut is not None:
            found.append(cut.start)
            cut = cut.before
        return found[::-1]


def load(name: str) -> Weights:
    """Read weights from lines of tab-separated fields: the weight, then the evidence."""
    rows = (line.split("\t") for line in wordlist(name))
    return {tuple(name): float(weight) for weight, *name in rows}


def cut(evidence: Evidence, weights: Mapping[Name, float]) -> list[int]:
    """Return the words that start an entry, the first word (0) included."""
    weight = weights.get
    cuts = [Cut(0, 0.0, None)]
    for place in evidence.candidates:
        here = sum([weight(name, 0.0) for name in evidence.here(place)])
        if here < _HOPELESS:
            continue
        best, before = max(
            (cut.worth + sum([weight(name, 0.0) for name in evidence.since(cut.start, place)]), -rank)
            for rank, cut in enumerate(cuts)
        )
        cuts = followed([*cuts, Cut(place, best + here, cuts[-int(before)])])
    return cuts[0].starts()


def followed(cuts: list[Cut]) -> list[Cut]:
    """Return those of `cuts` that are worth following, the best first."""
    cuts.sort(key=_worst_first)
    least = cuts[0].worth - _BEHIND
    return [cut for cut in cuts[:_FOLLOWED] if cut.worth >= least]


def _worst_first(cut: Cut) -> float:
    return -cut.worth

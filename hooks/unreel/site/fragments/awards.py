"""Lay out prizes behind those who gave them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from unreel.facts.fact import Fact, plain
from unreel.facts.values import Award

_NTH = re.compile(r"\A(?:the )?\d+(?:st|nd|rd|th)(?: Annual)? ", re.IGNORECASE)


def by_giver(facts: Iterable[Fact]) -> list[Fact]:
    """Return prizes by who gave them, each once, whether or not a sentence says at which ceremony.

    Facts that are no prizes stay as they are.
    """
    found: dict[str, dict[tuple[str, str], Fact]] = {}
    others = []
    for fact in facts:
        if isinstance(fact.value, Award):
            found.setdefault(_same(fact), {}).setdefault((plain(fact.value.name), fact.value.recipient), fact)
        else:
            others.append(fact)
    return [*(fact for prizes in found.values() for fact in prizes.values()), *others]


def below_givers(facts: Iterable[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    """Return each giver with its run of prizes, in the fullest name; '' with each fact that has none."""
    for giver, some in groupby(facts, key=_same):
        run = list(some)
        if giver:
            yield max((fact.value.given_at for fact in run if isinstance(fact.value, Award)), key=len), run
        else:
            yield from (("", [fact]) for fact in run)


def to_whom(fact: Fact) -> str:
    """Return who got a prize: ' (Jo Ek)'; '' where that is not said, and of all other facts."""
    return f" ({fact.value.recipient})" if isinstance(fact.value, Award) and fact.value.recipient else ""


def _same(fact: Fact) -> str:
    """Return what one giver's prizes have in common; '' where their name says who gives them."""
    return plain(_NTH.sub("", fact.value.given_at)) if isinstance(fact.value, Award) else ""

"""Find which statements tell of the same prize: "Best Film" and "Rail Award for Best Film"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unreel.facts.fact import Fact, plain
from unreel.facts.grammar.givers import COUNT
from unreel.facts.grammar.prize_lists import bare
from unreel.facts.values import Award
from unreel.lexicon.lazy_regex import lazy_regex
from unreel.lexicon.numbers import number
from unreel.lexicon.wordlists import pattern

_COUNTED = lazy_regex(rf"(?:(?P<count>{COUNT}) (?:of (?:the |its )(?:{COUNT} )?)?)?(?P<giver>[A-Z].*)")


def without_counts(found: Sequence[Fact]) -> Iterator[Fact]:
    """Return prizes without those that name but their giver, where as many of that giver are stated.

    "Two Rail Awards" stays where one of them is named, and of several numbers the highest, stated first;
    so does a prize of someone who got none of those that are named.
    """
    named: dict[str, dict[str, str]] = {}
    most: dict[str, int] = {}
    for award in (fact.award for fact in found):
        giver, many = _giver(award)
        if award.category:
            named.setdefault(giver, {})[plain(award.category)] = award.recipient
        else:
            most[giver] = max(many, most.get(giver, 0))
    for fact in found:
        giver, many = _giver(fact.award)
        others = named.get(giver, {}) if giver else {}
        elsewhere = fact.award.recipient in {"", *others.values()}
        if fact.award.category or not elsewhere:
            yield fact
        elif not giver or len(others) < many == most[giver]:
            yield fact
            most[giver] = 1 if many == 1 else 0


def _giver(award: Award) -> tuple[str, int]:
    """Return who gives a prize, by the bare name, and how many of theirs are told of."""
    counted = None if award.category else _COUNTED.fullmatch(award.name)
    if counted is None:
        return bare(award.giver) if award.category else "", 1
    return bare(counted["giver"]), int(number(counted["count"])) if counted["count"] else 1


def same_prize(one: Fact, other: Fact) -> bool:
    """Return whether two facts state one prize: what is the best may be so for several givers."""
    givers = {bare(fact.award.giver) for fact in (one, other)}
    return _same_name(one.award, other.award) and ("" in givers or len(givers) == 1)


def _same_name(one: Award, other: Award) -> bool:
    """Return whether two names are of one prize: "Rail Award for Best Film" and "Best Film" are."""
    if not (one.category and other.category):
        a, b = plain(one.name), plain(other.name)
        return a in b or b in a
    short, long = sorted((_BEST_OF.sub("", one.category), _BEST_OF.sub("", other.category)), key=len)
    return long.casefold().startswith(short.casefold()) and bool(_NO_OTHER.match(long, len(short)))


_BEST_OF = re.compile(r"\ABest ", re.IGNORECASE)
_NO_OTHER = lazy_regex(
    rf"(?i:s?\Z| (?:{pattern('facts/grammar/prizes.txt#words')})\b| in a leading\b| of the year\b"
    r"|,| ?[–—(-])| (?:in|at|by|for) [A-Z]"
)
"""What may stand behind the same category: "Best Actor Oscar", but not "Best Film Editing"."""

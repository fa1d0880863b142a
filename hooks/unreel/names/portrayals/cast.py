"""Gather the cast of a film out of its prose: each person with the parts that they play."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from unreel.names.credits.credit import SectionText
from unreel.names.portrayals import portrayals
from unreel.names.portrayals.portrayal import Portrayal
from unreel.names.same_person import SamePerson
from unreel.names.titles import is_title


class CastMember(NamedTuple):
    """A person and a part of theirs, as one sentence states it."""

    actor: str
    """In full, as far as the film's texts have the name."""
    role: str
    """As the text names it at its fullest: 'Philip Schuyler Green'; in lower case where it has no name."""
    statement: int
    """The number of the sentence among those that were read."""
    portrayal: Portrayal

    @property
    def is_named(self) -> bool:
        """Return whether the part has a name: no mere 'father'."""
        return not self.role[0].islower()


def cast_of(statements: Sequence[SectionText], title: str, known: Collection[str]) -> list[CastMember]:
    """Return who plays whom, each part of a person once, in the order of the text.

    `known` are the people of the film, not cut short. A part without a name counts only for those of
    whom the text names none.
    """
    found = portrayals(statements, title, known)
    actors = [pair.actor.of(statements[number].text) for number, pair in found]
    in_full, people = _in_full(actors, known), SamePerson(known)
    members = [
        CastMember(
            in_full.get(actor) or people.find(actor) or actor,
            pair.role.of(statements[number].text),
            number,
            pair,
        )
        for actor, (number, pair) in zip(actors, found, strict=True)
    ]
    members = _without_parts(members)
    parts: dict[str, list[str]] = defaultdict(list)
    for one in members:
        parts[one.actor].append(one.role)
    kept: dict[tuple[str, str], CastMember] = {}
    for one in members:
        role = _fullest(one.role, parts[one.actor])
        if one.is_named or all(role[0].islower() for role in parts[one.actor]):
            kept.setdefault((one.actor, role), one._replace(role=role))
    return list(kept.values())


def _without_parts(members: Sequence[CastMember]) -> list[CastMember]:
    """Return those who are no parts of others, with nameless ones beside: "partners (Max and Jo)".

    Nor does anyone else play that part in the same sentence.
    """
    named = [one for one in members if one.is_named]

    def is_part(actor: str) -> bool:
        return any(f" {one.role}".endswith(f" {actor}") and one.actor != actor for one in named)

    told = {(one.statement, one.role) for one in members if not one.is_named and is_part(one.actor)}
    return [one for one in members if (one.statement, one.role) not in told]


def _in_full(actors: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return family name → the one whole name that ends with it, and first names that nobody has alone."""
    families: dict[str, set[str]] = defaultdict(set)
    firsts: dict[str, set[str]] = defaultdict(set)
    for name in (*known, *actors):
        if " " in name:
            families[name.rpartition(" ")[2]].add(name)
            firsts[name.partition(" ")[0]].add(name)
    whole = {first: names for first, names in firsts.items() if first not in known} | families
    return {short: next(iter(names)) for short, names in whole.items() if len(names) == 1}


def _fullest(role: str, others: Iterable[str]) -> str:
    """Return the fullest of the names that have all words of `role` in them, titles aside."""
    words = _untitled(role) or {role}
    fuller = (one for one in others if words <= set(one.split()))
    return max(fuller, key=lambda one: (len(_untitled(one)), len(one)), default=role)


def _untitled(role: str) -> set[str]:
    return {word for word in role.split() if not is_title(word)}

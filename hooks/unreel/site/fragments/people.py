"""The people of a film with their entries and what they did, for all fragments that show them."""

from __future__ import annotations

from collections.abc import Iterable

from unreel.facts.fact import Fact, plain
from unreel.model.film import PEOPLE
from unreel.names.entities import Entity
from unreel.site.fragments.context import FragmentContext


def people(context: FragmentContext) -> list[Entity]:
    """Return those who have an entry among the film's people."""
    known = context.people_index.entities.values() if context.people_index else ()
    return [entity for entity in known if entity.section == PEOPLE]


def entries(context: FragmentContext) -> dict[str, Entity]:
    """Return name, in the form for comparing → the person whose entry it is."""
    return {plain(entity.name): entity for entity in people(context)}


def credits_of(entity: Entity, facts: Iterable[Fact]) -> list[Fact]:
    """Return what a person did for the film, each job once, in the order of the fields."""
    name = plain(entity.name)
    found = (fact for fact in facts if fact.job and plain(fact.text) == name)
    return list({fact.job: fact for fact in found}.values())

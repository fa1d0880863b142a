"""Read who plays whom in the prose of a film's pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from unreel.facts.people_index.named import CastRole
from unreel.facts.sentences import SentenceInContext
from unreel.model.film import Film
from unreel.model.spans import Span
from unreel.names.entities import Entity, Entries
from unreel.names.portrayals.cast import CastMember, cast_of


class Portrayed(NamedTuple):
    """A person, a part of theirs, and the sentence that says so."""

    member: CastMember
    sentence: SentenceInContext

    @property
    def span(self) -> Span:
        """Return the stretch of the sentence that names both."""
        actor, role, _ = self.member.portrayal
        return Span(min(actor.start, role.start), max(actor.end, role.end))


def portrayed(
    film: Film, sentences: Sequence[SentenceInContext], known: Collection[Entity]
) -> list[Portrayed]:
    """Return who plays whom in a film's own words; `known` are those who have an entry."""
    prose = [one for one in sentences if not (one.quoted or one.listed)]
    people = [entity.name for entity in known if not entity.is_character]
    return [Portrayed(member, prose[member.statement]) for member in cast_of(prose, film.title, people)]


def as_roles(found: Sequence[Portrayed], known: Collection[Entity]) -> Iterator[CastRole]:
    """Return the parts of those that have an entry, as a cast list would have them."""
    entries = Entries(known)
    for member, sentence in found:
        actor, character = entries.person(member.actor), entries.character(member.role)
        if actor and character:
            yield CastRole((actor,), others=False, character=character, description="", sentence=sentence)

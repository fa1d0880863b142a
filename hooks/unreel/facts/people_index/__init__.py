"""A film's pages to who plays whom there, who did what, and who is named where."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from unreel.facts.people_index.character_intros import Introduction, introductions
from unreel.facts.people_index.jobs import jobs
from unreel.facts.people_index.parts import Part, parts
from unreel.facts.people_index.sayings import Saying, Spot, sayings
from unreel.facts.sentences import sentences as walk
from unreel.names.entities import Entity, entities
from unreel.names.forms import forms
from unreel.names.mentions import Finder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unreel.facts.sentences import SentenceInContext
    from unreel.model.film import Film

__all__ = ["Introduction", "Part", "Saying", "Spot", "Whereabouts", "whereabouts"]


class Whereabouts(NamedTuple):
    """Who is who on a film's pages."""

    entities: dict[tuple[str, str], Entity]
    """(page's file name, identifier) → whose heading that is."""
    parts: tuple[Part, ...]
    named: dict[Entity, dict[Spot, int]]
    """Whom → below which heading of which page, in reading order, how often; the cast list aside."""
    introduced: dict[Entity, Introduction]
    """Character → the words that introduce them, where there are such."""
    jobs: dict[Entity, dict[str, Saying]]
    """Person → 'director' → the sentence that says so."""


def whereabouts(film: Film, sentences: Sequence[SentenceInContext] | None = None) -> Whereabouts:
    """Read off a film's pages who is named where, by name or by a link to an entry.

    `sentences` are those of its pages, where someone has walked them already.
    """
    walked = walk(film) if sentences is None else sentences
    known = entities(film)
    spoken = [one.text for one in walked]
    finder = Finder(forms(known, spoken), [film.title, film.source.title])
    by_link = {(entity.page, entity.anchor): entity for entity in known}
    said = list(sayings(walked, finder, by_link))
    listed = tuple(part for line in said if line.listed for part in parts(line))
    return Whereabouts(by_link, listed, _named(said), introductions(said, listed), jobs(said))


def _named(said: list[Saying]) -> dict[Entity, dict[Spot, int]]:
    named: dict[Entity, Counter[Spot]] = defaultdict(Counter)
    for line in said:
        for _, entity in line.named if not line.listed else ():
            named[entity][line.spot] += 1
    return {entity: dict(counts) for entity, counts in named.items()}

"""Read who plays whom on a film's pages, who is named where, and how characters are introduced."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from unreel.facts.people_index.character_intros import Introduction, introductions
from unreel.facts.people_index.named import CastRole, NamedIn, named_in, roles
from unreel.facts.people_index.portrayed import Portrayed, as_roles, portrayed
from unreel.facts.sentences import SentenceInContext
from unreel.facts.sentences import sentences as walk
from unreel.model.film import Film
from unreel.names.entities import Entity, entities
from unreel.names.mentions import finder

__all__ = ["CastRole", "Introduction", "Location", "NamedIn", "PeopleIndex", "people_index"]


class Location(NamedTuple):
    """A stretch of a page below one heading."""

    target: str
    """The link that leads there from the film's other pages: 'production.md#casting'."""
    page: str
    """What the page is called: 'Production'."""
    heading: str
    """Its words: 'Casting'; '' above the first."""


class PeopleIndex(NamedTuple):
    """Who is who on a film's pages: read once, for all that show it."""

    entities: dict[tuple[str, str], Entity]
    """(page's file name, identifier) → whose heading that is."""
    roles: tuple[CastRole, ...]
    """As the cast list has them; where there is none, as the prose has."""
    locations: dict[Entity, dict[Location, int]]
    """Who is named → below which headings, in reading order, how often; the cast list aside."""
    introductions: dict[Entity, Introduction]
    """Character → the words that introduce them, where there are such."""
    named: tuple[NamedIn, ...]
    """All sentences, each with those whom it names."""
    portrayed: tuple[Portrayed, ...]
    """Who plays whom as the prose has it, beside a cast list too."""


def people_index(film: Film, sentences: Sequence[SentenceInContext] | None = None) -> PeopleIndex:
    """Read off a film's pages who is named where, by name or by a link to an entry.

    `sentences` are those of its pages, where someone has walked them already.
    """
    walked = walk(film) if sentences is None else sentences
    known = entities(film)
    by_link = {(entity.page, entity.anchor): entity for entity in known}
    lines = _named(film, walked, by_link)
    in_prose = tuple(portrayed(film, walked, known))
    cast = tuple(role for one in lines if one.sentence.in_cast_list for role in roles(one))
    if not cast:
        cast = tuple(as_roles(in_prose, known))
    return PeopleIndex(by_link, cast, _locations(lines), introductions(lines, cast), lines, in_prose)


def _named(
    film: Film, sentences: Sequence[SentenceInContext], by_link: Mapping[tuple[str, str], Entity]
) -> tuple[NamedIn, ...]:
    """Return each of a film's sentences with those whom it names."""
    known = list(by_link.values())
    found = finder(known, [one.text for one in sentences], [film.title, film.source.title])
    return tuple(named_in(sentence, found, by_link) for sentence in sentences)


def _locations(lines: Sequence[NamedIn]) -> dict[Entity, dict[Location, int]]:
    found: dict[Entity, Counter[Location]] = defaultdict(Counter)
    for sentence, mentions in lines:
        if not mentions or sentence.in_cast_list:
            continue
        target = "#".join(filter(None, (sentence.page.name, sentence.heading.anchor)))
        location = Location(target, sentence.page.label, sentence.heading.text)
        for mention in mentions:
            found[mention.entity][location] += 1
    return {entity: dict(counts) for entity, counts in found.items()}

"""A film's pages to who plays whom there, and who is named where."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from unreel.film import Film, Kind, Listing, Page, Sentence, Span
from unreel.names.entities import PEOPLE, Entity, entities
from unreel.names.forms import forms
from unreel.names.mentions import Finder

if TYPE_CHECKING:
    from collections.abc import Iterator


class Part(NamedTuple):
    """One line of the cast list as it lies in docs/."""

    actors: tuple[Entity, ...]
    others: bool
    """Does the line say that there were more of them?"""
    character: Entity


class Whereabouts(NamedTuple):
    """Who is who on a film's pages."""

    entities: dict[tuple[str, str], Entity]
    """(page's file name, identifier) → whose heading that is."""
    parts: tuple[Part, ...]
    named: dict[Entity, dict[str, int]]
    """Whom → on which page (file name, in reading order) how often; lines of the cast list aside."""


def whereabouts(film: Film) -> Whereabouts:
    """Read off a film's pages who is named where, by name or by a link to an entry."""
    known = entities(film)
    spoken = [sentence.text for page in film.pages for sentence in page.sentences]
    finder = Finder(forms(known, spoken), [film.title, film.source.title])
    by_link = {(entity.page, entity.anchor): entity for entity in known}
    named: dict[Entity, dict[str, int]] = defaultdict(dict)
    parts: list[Part] = []
    for page in film.pages:
        lines = {id(item) for item in _cast_list(page)}
        counts: Counter[Entity] = Counter()
        for sentence in page.sentences:
            found = [entity for _, entity in _named(sentence, finder, by_link, page)]
            if id(sentence) in lines:
                parts += _parts(sentence, finder, by_link, page)
            else:
                counts.update(found)
        for entity, count in counts.items():
            named[entity][page.name] = count
    return Whereabouts(by_link, tuple(parts), dict(named))


def _cast_list(page: Page) -> list[Sentence]:
    if page.section != Kind.CAST:
        return []
    return [item for block in page.blocks if isinstance(block, Listing) for item in block.items]


def _named(
    sentence: Sentence, finder: Finder, by_link: dict[tuple[str, str], Entity], page: Page
) -> Iterator[tuple[Span, Entity]]:
    """Give who is named in a sentence: those that links lead to, and those that names tell besides."""
    linked = []
    for link in sentence.links:
        file, _, anchor = link.target.partition("#")
        entity = by_link.get((file or page.name, anchor))
        if entity:
            linked.append(link.span)
            yield link.span, entity
    for mention in finder.mentions(sentence.text, page.section):
        if not any(span.start < mention.span.end and mention.span.start < span.end for span in linked):
            yield mention.span, mention.entity


def _parts(
    line: Sentence, finder: Finder, by_link: dict[tuple[str, str], Entity], page: Page
) -> Iterator[Part]:
    """Give the part that a line of the cast list states: actors before, one character after them."""
    found = sorted(_named(line, finder, by_link, page), key=lambda one: one[0])
    characters = [(span, entity) for span, entity in found if entity.section == Kind.CAST]
    if characters:
        span, character = characters[0]
        actors = tuple(entity for at, entity in found if entity.section == PEOPLE and at < span)
        yield Part(actors, "others" in line.text[: span.start].split(), character)

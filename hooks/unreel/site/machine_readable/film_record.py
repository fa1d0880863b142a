"""One record of what is read of a film: who is named, who plays whom, what is stated, each with its place.

Places are a page's file name with `start` and `end`, code points of its Markdown without front matter, which
the record has too. `film.schema.json` beside this file describes every field; the site publishes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from unreel.facts.fact import Fact
from unreel.facts.people_index import PeopleIndex
from unreel.facts.people_index.named import CastRole, NamedIn
from unreel.facts.sentences import SentenceInContext
from unreel.facts.values import Award, Duration, Money, Score
from unreel.model.film import Film, Page
from unreel.model.spans import Span
from unreel.names.portrayals.cast import CastMember
from unreel.pages.front_matter import body_start
from unreel.pages.inline import offsets

VERSION = 1
"""The number of the form; it rises when a field goes or means something else, not when one comes."""

SCHEMA = Path(__file__).with_name("film.schema.json")
"""The form in JSON Schema, draft 2020-12: of `read --json` and of the records on the site."""


def schema() -> str:
    """Return the schema, as the site publishes it."""
    return SCHEMA.read_text(encoding="utf-8")


def film_record(
    film: Film, texts: Mapping[str, str], facts: Sequence[Fact], who: PeopleIndex
) -> dict[str, object]:
    """Return what JSON can hold of a film's readings; `texts` are its pages {file name: Markdown}."""
    known = who.entities.values()
    places = _Places(texts)
    return {
        "version": VERSION,
        "pages": [_page(page, texts[page.name]) for page in film.pages],
        "people": [entity.name for entity in known if not entity.is_character],
        "characters": [entity.name for entity in known if entity.is_character],
        "roles": [*_roles(who.roles, places), *_in_prose(who, places)],
        "facts": [_fact(fact, places) for fact in facts],
        "mentions": [one for line in who.named for one in _mentions(line, places)],
    }


def _page(page: Page, text: str) -> dict[str, object]:
    """Return a page with the Markdown in which places count."""
    markdown = text[body_start(text) :]
    return {"name": page.name, "section": page.section, "title": page.title, "markdown": markdown}


def _roles(roles: Sequence[CastRole], places: _Places) -> list[dict[str, object]]:
    return [
        {"actor": actor.name, "role": role.character.name, **places.of(role.sentence)}
        for role in roles
        for actor in role.actors
    ]


def _in_prose(who: PeopleIndex, places: _Places) -> list[dict[str, object]]:
    """Return the parts of those for whom the cast has none, as the prose states them."""
    listed = {actor.name for role in who.roles for actor in role.actors}
    return [
        {"actor": one.member.actor, "role": one.member.role, **places.of(one.sentence, one.span)}
        for one in who.portrayed
        if one.member.actor not in listed and not _is_listed(one.member, who.roles)
    ]


def _is_listed(member: CastMember, roles: Sequence[CastRole]) -> bool:
    """Return whether the cast has a part in full that the prose has in short: "Sergeant Orr (Lee)"."""
    words = {*member.role.split()}
    return any(
        actor.name.endswith(f" {member.actor}")
        and not (member.is_named and words.isdisjoint(role.character.name.split()))
        for role in roles
        for actor in role.actors
    )


def _fact(fact: Fact, places: _Places) -> dict[str, object]:
    return {
        "field": fact.field,
        "value": _value(fact),
        **_parsed(fact),
        "date": fact.date,
        "about": fact.value.giver if isinstance(fact.value, Award) else fact.about,
        **({"source": "infobox"} if fact.from_infobox else places.of(fact.sentence, fact.span)),
        "text": fact.sentence.text,
    }


def _value(fact: Fact) -> str:
    """Return a value in words; an adjective with its country, for who looks for either: "Polish (Poland)"."""
    return fact.text if fact.country in {"", fact.text} else f"{fact.text} ({fact.country})"


def _parsed(fact: Fact) -> dict[str, object]:
    """Return the parts of a value that is no mere words; sums in whole units, lengths in minutes.

    Beside the adjective that states it stands the country: Poland of "Polish".
    """
    if fact.country:
        return {"country": fact.country}
    match fact.value:
        case Award(_, giver, category, edition, recipient, result):
            parts = {"giver": giver, "category": category, "edition": edition, "recipient": recipient}
            return {"result": result, **parts}
        case Money(currency, low, high):
            return {"currency": currency, "low": _number(low), "high": _number(high)}
        case Score(points, reviews):
            return {"points": None if points is None else _number(points), "reviews": reviews}
        case Duration(minutes):
            return {"minutes": minutes}
    return {}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _mentions(line: NamedIn, places: _Places) -> list[dict[str, object]]:
    return [
        {
            "name": mention.entity.name,
            "character": mention.entity.is_character,
            **places.of(line.sentence, mention.span),
        }
        for mention in line.mentions
    ]


class _Places:
    """Leads stretches of sentences back to the Markdown of their pages."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the pages {file name: Markdown}."""
        self._texts = texts
        self._above = {name: body_start(text) for name, text in texts.items()}

    def of(self, one: SentenceInContext, span: Span | None = None) -> dict[str, object]:
        """Return page, start and end of a sentence, or of a stretch of its words."""
        name, (start, end) = one.page.name, one.sentence.span
        if span is not None and span.start < span.end:
            markdown = offsets(self._texts[name][start:end])
            start, end = start + markdown[span.start], start + markdown[span.end - 1] + 1
        above = self._above[name]
        return {"page": name, "start": start - above, "end": end - above}
